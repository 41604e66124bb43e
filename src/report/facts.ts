import type { Coverage } from './coverage.ts'
import { originOfArticle } from './coverage.ts'
import { compare } from './topics/sides.ts'
import type { Topic } from './topics/topic.ts'
import { topicsOf } from './topics/topics.ts'
import type { Lane } from './views/history.ts'
import { lanesOf } from './views/history.ts'
import type { CategoryMatrix, OutletAnswer } from './views/matrix.ts'
import { categoryMatrices, outletAnswers } from './views/matrix.ts'
import type { PrimarySource } from './views/settling.ts'
import { primarySources } from './views/settling.ts'
import type { Tally } from './views/sources.ts'
import { talliesOf } from './views/sources.ts'

/** Changes with the form of the facts, or with how they are made: facts of another form are made again. */
export const FACTS_FORM = 4

/** Everything that the pages say of one question, without the claims themselves: made once after each reconciliation. */
export interface QuestionFacts {
  readonly form: number
  readonly question: string
  readonly claims: number
  readonly topics: readonly Topic[]
  readonly history: readonly Lane[]
  readonly categories: readonly CategoryMatrix[]
  /** By outlet, of a question without categories. */
  readonly answers: Readonly<Record<string, readonly OutletAnswer[]>>
  /** Who could settle its contradictions and is cited in them. */
  readonly primary: readonly PrimarySource[]
  /** By outlet. */
  readonly tallies: Readonly<Record<string, Tally>>
}

/** How much was read: the figures of the first sentence. Days are ISO. */
export interface Figures {
  readonly articles: number
  readonly outlets: number
  readonly origins: number
  readonly period: { readonly from: string; readonly to: string } | null
}

/** The facts of one question, from that question's claims and findings. */
export function factsOf(coverage: Pick<Coverage, 'dossier' | 'questionnaire' | 'claims' | 'reconciliation'>, question: string): QuestionFacts {
  const own = coverage.questionnaire.questions.find(({ id }) => id === question)
  const claims = coverage.claims.filter(claim => claim.question === question)
  const findings = coverage.reconciliation.findings.filter(finding => finding.question === question)
  const part = { claims, questionnaire: { ...coverage.questionnaire, questions: own ? [own] : [] }, reconciliation: { ...coverage.reconciliation, findings } }
  const topics = topicsOf(part)
  return {
    form: FACTS_FORM, question, claims: claims.length, topics,
    history: lanesOf(part, topics),
    categories: own?.type === 'category' ? categoryMatrices(own, claims) : [],
    answers: own?.type === 'category' ? {} : outletAnswers(claims),
    primary: primarySources(coverage.dossier, topics, claims, part.reconciliation),
    tallies: talliesOf(claims, topics),
  }
}

/** The facts of every question, in the order of the questionnaire. */
export const allFacts = (coverage: Coverage): QuestionFacts[] => coverage.questionnaire.questions.map(({ id }) => factsOf(coverage, id))

export function figuresOf({ articles, reconciliation }: Pick<Coverage, 'articles' | 'reconciliation'>): Figures {
  const origin = originOfArticle(reconciliation)
  const days = articles.map(({ published }) => published?.slice(0, 10)).filter(day => day !== undefined).sort(compare)
  return {
    articles: articles.length,
    outlets: new Set(articles.map(({ outlet }) => outlet)).size,
    origins: new Set(articles.map(({ id }) => origin(id))).size,
    period: days.length > 0 ? { from: days[0]!, to: days.at(-1)! } : null,
  }
}
