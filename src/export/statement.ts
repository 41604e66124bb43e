import type { Dossier, Named } from '../dossier/dossier.ts'
import type { Questionnaire } from '../dossier/questionnaire.ts'
import type { Claim } from '../model/claim.ts'
import { ANY_POPULATION } from '../model/claim.ts'
import type { Language } from '../model/finding.ts'
import type { Bound, Value } from '../model/value.ts'
import { isCategory, isDate, isQuantity } from '../model/value.ts'

/** Whose words a claim's ids stand for, and in which language to say them. */
export interface Names {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  readonly language: Language
}

const WORDS = {
  fr: {
    bounds: { exact: '', at_least: 'au moins ', at_most: 'au plus ', about: 'environ ', order: 'de l’ordre de ' },
    colon: '\u00a0: ', denied: 'démenti', hedged: 'avec réserve',
  },
  en: {
    bounds: { exact: '', at_least: 'at least ', at_most: 'at most ', about: 'about ', order: 'in the order of ' },
    colon: ': ', denied: 'denied', hedged: 'hedged',
  },
} as const satisfies Record<Language, { bounds: Record<Bound, string>; colon: string; denied: string; hedged: string }>

/** What a claim says, in one line: «Personnes concernées : au moins 33 000 000 (Viamedis, Almerys ; assurés ; avec réserve)». */
export function statement(claim: Claim, names: Names): string {
  const { dossier, questionnaire, language } = names
  const words = WORDS[language]
  const label = questionnaire.questions.find(({ id }) => id === claim.question)?.label[language] ?? claim.question
  const particulars = [
    new Intl.ListFormat(language).format(claim.subject.map(id => nameOf(dossier.subjects, id))),
    ...(claim.population === ANY_POPULATION ? [] : [nameOf(dossier.populations, claim.population)]),
    ...(claim.polarity === 'denied' ? [words.denied] : []),
    ...(claim.modality === 'hedged' ? [words.hedged] : []),
  ]
  return `${label}${words.colon}${valueWords(claim.question, claim.value, names)} (${particulars.join(language === 'fr' ? '\u00a0; ' : '; ')})`
}

const nameOf = (list: readonly Named[], id: string): string => list.find(named => named.id === id)?.name ?? id

function valueWords(name: string, value: Value, { questionnaire, language }: Names): string {
  if (isDate(value)) return value.edtf
  if (isCategory(value)) {
    const question = questionnaire.questions.find(({ id }) => id === name)
    const category = question?.type === 'category' ? question.categories.find(({ id }) => id === value.category) : undefined
    return category?.label[language] ?? value.category
  }
  const number = isQuantity(value)
    ? new Intl.NumberFormat(language).format(value.amount)
    : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value.share)
  return WORDS[language].bounds[value.bound] + number
}
