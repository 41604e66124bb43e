import type { Dossier } from '../../dossier/dossier.ts'
import type { Question, Questionnaire } from '../../dossier/questionnaire.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { Language, PositionHead } from '../../model/finding.ts'
import { isCategory, isDate, isQuantity } from '../../model/value.ts'
import { dateWords, quantityWords, shareWords } from './values.ts'

/** How a dossier's people, things and questions are called in a sentence. */
export interface Names {
  readonly question: (id: string, language: Language) => string
  readonly category: (question: string, id: string, language: Language) => string
  /** Why two categories that sound contrary are both true; null where the questionnaire says nothing. */
  readonly contrast: (question: string, one: string, other: string, language: Language) => string | null
  readonly subjects: (ids: readonly string[], language: Language) => string
  readonly speaker: (id: string) => string
  /** What a position is about, as «Viamedis, assurés». */
  readonly scope: (position: PositionHead, language: Language) => string
  /** The answer as it is affirmed or denied. */
  readonly answer: (position: PositionHead, language: Language) => string
  /** Who carries a position, as «L’Exemple, Le Soir et 2 autres médias (citant la CNIL)». */
  readonly carriers: (position: PositionHead, language: Language) => string
  /** Some things one after the other, the last by «et» or "and". */
  readonly list: (items: readonly string[], language: Language) => string
}

/** More outlets than these are told by their number. */
const MOST_OUTLETS = 3

export function namesOf(dossier: Dossier, questionnaire: Questionnaire): Names {
  const questions = new Map<string, Question>(questionnaire.questions.map(question => [question.id, question]))
  const called = (list: readonly { id: string; name: string }[]): ((id: string) => string) => {
    const names = new Map(list.map(({ id, name }) => [id, name]))
    return id => names.get(id) ?? id
  }
  const [subject, population, speaker] = [called(dossier.subjects), called(dossier.populations), called(dossier.speakers)]
  // Subjects are told in the dossier's order, as everywhere else.
  const order = new Map(dossier.subjects.map(({ id }, index) => [id, index]))
  const lists = { fr: new Intl.ListFormat('fr', { type: 'conjunction' }), en: new Intl.ListFormat('en', { type: 'conjunction' }) }
  const list: Names['list'] = (items, language) => lists[language].format(items)
  const categoriesOf = (id: string) => {
    const question = questions.get(id)
    return question?.type === 'category' ? question.categories : []
  }
  const category: Names['category'] = (question, id, language) => categoriesOf(question).find(known => known.id === id)?.label[language] ?? id
  const subjects: Names['subjects'] = (ids, language) => {
    if (ids.length === 0) return language === 'fr' ? 'sans sujet précisé' : 'no stated subject'
    const together = list([...ids].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity)).map(subject), language)
    return ids.length === 1 ? together : language === 'fr' ? `${together} ensemble` : `${together} together`
  }
  return {
    question: (id, language) => questions.get(id)?.label[language] ?? id,
    category,
    contrast: (question, one, other, language) => {
      const pairs = [[one, other], [other, one]]
      return categoriesOf(question).find(({ id, contrast }) => contrast && pairs.some(([a, b]) => id === a && contrast.with === b))?.contrast?.why[language] ?? null
    },
    subjects,
    speaker,
    scope: (position, language) => {
      const about = subjects(position.subject, language)
      return position.population === ANY_POPULATION ? about : `${about}, ${population(position.population)}`
    },
    answer: ({ question, value }, language) => {
      if (isCategory(value)) return quoted(category(question, value.category, language), language)
      if (isDate(value)) return dateWords(value.edtf, language)
      return isQuantity(value) ? quantityWords(value, language) : shareWords(value, language)
    },
    carriers: ({ outlets, speakers }, language) => {
      const rest = outlets.length - MOST_OUTLETS
      const shown = rest > 1 ? [...outlets.slice(0, MOST_OUTLETS), language === 'fr' ? `${rest} autres médias` : `${rest} other outlets`] : outlets
      const citing = speakers.length === 0 ? '' : language === 'fr' ? ` (d’après ${list(speakers.map(speaker), 'fr')})` : ` (citing ${list(speakers.map(speaker), 'en')})`
      return list(shown, language) + citing
    },
    list,
  }
}

export const quoted = (words: string, language: Language): string => (language === 'fr' ? `«\u00a0${words}\u00a0»` : `“${words}”`)
