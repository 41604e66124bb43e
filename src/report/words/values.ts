import type { Dossier, Named } from '../../dossier/dossier.ts'
import type { Questionnaire } from '../../dossier/questionnaire.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { Language } from '../../model/finding.ts'
import type { Value } from '../../model/value.ts'
import { isCategory, isDate, isShare } from '../../model/value.ts'
import { dateWords, edtfWords, periodWords } from './dates.ts'
import { quantityWords, shareWords } from './numbers.ts'

/** The dossier's ids and values in words of one language. An id that the dossier does not know comes back as it is. */
export interface Names {
  readonly language: Language
  question(id: string): string
  category(question: string, id: string): string
  value(question: string, value: Value): string
  /** Several subjects are the whole of them together: «Viamedis et Almerys». */
  subjects(ids: readonly string[]): string
  population(id: string): string | null
  speaker(id: string): string
  relay(id: string): string
  /** «Viamedis et Almerys, assurés». */
  scope(subject: readonly string[], population: string): string
  /** «du 1er au 12 février 2024». */
  period(from: string, to: string): string
  day(iso: string): string
  list(items: readonly string[]): string
  /** The kind of document that would settle a contradiction on a question; null where the questionnaire names none. */
  settledBy(question: string): string | null
}

export function namesOf(dossier: Dossier, questionnaire: Questionnaire, language: Language): Names {
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const questions = new Map(questionnaire.questions.map(question => [question.id, question]))
  const lookup = (named: readonly Named[]) => {
    const map = new Map(named.map(({ id, name }) => [id, name]))
    return (id: string) => map.get(id) ?? id
  }
  const [subject, population, speaker, relay] = [lookup(dossier.subjects), lookup(dossier.populations), lookup(dossier.speakers), lookup(dossier.relays)]
  const order = new Map(dossier.subjects.map(({ id }, index) => [id, index]))
  const inDossierOrder = (ids: readonly string[]) => [...ids].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity))
  const names: Names = {
    language,
    settledBy: id => questions.get(id)?.settled_by?.[language] ?? null,
    question: id => questions.get(id)?.label[language] ?? id,
    category(question, id) {
      const found = questions.get(question)
      return (found?.type === 'category' ? found.categories.find(category => category.id === id)?.label[language] : undefined) ?? id
    },
    value(question, value) {
      if (isCategory(value)) return names.category(question, value.category)
      if (isDate(value)) return edtfWords(value.edtf, language)
      return isShare(value) ? shareWords(value, language) : quantityWords(value, language)
    },
    subjects: ids => lists.format(inDossierOrder(ids).map(subject)),
    population: id => (id === ANY_POPULATION ? null : population(id)),
    speaker,
    relay,
    scope: (ids, of) => [names.subjects(ids), names.population(of)].filter(Boolean).join(', '),
    period: (from, to) => periodWords(from, to, language),
    day: iso => dateWords(iso, language),
    list: items => lists.format(items),
  }
  return names
}
