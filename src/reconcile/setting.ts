import type { Dossier } from '../dossier/dossier.ts'
import type { Populations } from '../dossier/populations.ts'
import type { Question, Questionnaire } from '../dossier/questionnaire.ts'
import type { Origin } from '../model/finding.ts'
import { dayTeller } from '../model/moments.ts'
import type { CategoryTree } from './values/category.ts'
import { categoryTree } from './values/category.ts'
import type { Days } from './values/date.ts'
import { readDays } from './values/date.ts'
import { relationWords } from './why/why.ts'
import type { RelationWords } from './why/why.ts'

/** Everything beside the claims that reconciling rests on, made ready once. */
export interface Setting {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  readonly questions: ReadonlyMap<string, Question>
  readonly trees: ReadonlyMap<string, CategoryTree>
  /** How many a share of this population is of. */
  readonly sizeOf: (population: string) => number
  /** An EDTF date as days; null where it is none. */
  readonly days: (edtf: string) => Days | null
  readonly dayOf: (published: string | null) => string | null
  /** The id of an article's origin: its own where it shares none. */
  readonly originOf: (article: string) => string
  readonly words: RelationWords
}

export interface SettingInput {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  readonly populations: Populations
  readonly origins: readonly Origin[]
}

export function prepare({ dossier, questionnaire, populations, origins }: SettingInput): Setting {
  const questions = new Map(questionnaire.questions.map(question => [question.id, question]))
  const trees = new Map([...questions.values()].flatMap(question => question.type === 'category' ? [[question.id, categoryTree(question.categories)] as const] : []))
  const table = new Map(populations.populations.map(population => [population.id, population.amount]))
  const own = new Map(dossier.populations.flatMap(({ id, size }) => size ? [[id, size.amount] as const] : []))
  const sizeOf = (population: string): number => own.get(population) ?? table.get(population) ?? table.get(populations.default)!
  const shared = new Map(origins.flatMap(origin => origin.articles.map(article => [article, origin.id] as const)))
  return {
    dossier,
    questionnaire,
    questions,
    trees,
    sizeOf,
    days: remembered(readDays),
    dayOf: dayTeller(dossier.timezone),
    originOf: article => shared.get(article) ?? article,
    words: relationWords(dossier, questionnaire, populations),
  }
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    if (!known.has(text)) known.set(text, read(text))
    return known.get(text)!
  }
}
