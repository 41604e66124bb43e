import type { Dossier } from '../dossier/dossier.ts'
import type { Populations } from '../dossier/populations.ts'
import type { Questionnaire } from '../dossier/questionnaire.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Origin, Reconciliation } from '../model/finding.ts'
import { groupBy } from '../model/group-by.ts'
import type { OriginArticle, Review } from './origins/article.ts'
import { findOrigins } from './origins/find-origins.ts'
import type { QuestionResult } from './question.ts'
import { reconcileQuestion } from './question.ts'
import type { Setting } from './setting.ts'
import { prepare } from './setting.ts'

/** What reconciling takes beside claims. */
export interface ReconcileOptions {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  readonly populations: Populations
  /** The articles' texts and links, from which their origins are found; without them, claims alone tell. */
  readonly articles?: readonly OriginArticle[]
  /** What a reviewer joined or took apart. */
  readonly reviews?: readonly Review[]
  /** Origins that were found before, in the place of finding them. */
  readonly origins?: readonly Origin[]
}

/** Reconciles a dossier's claims. The order of the claims changes nothing, and a claim given twice counts once. */
export function reconcile(claims: readonly PlacedClaim[], options: ReconcileOptions): Reconciliation {
  const origins = options.origins ?? findOrigins({ articles: options.articles ?? [], claims, reviews: options.reviews ?? [] })
  const setting = prepare({ ...options, origins })
  const groups = groupBy(claims, ({ question }) => question)
  return assemble(setting, [...groups].map(([question, group]) => reconcileQuestion(question, group, setting)), origins)
}

function assemble(setting: Setting, results: readonly QuestionResult[], origins: readonly Origin[]): Reconciliation {
  const rank = new Map(setting.questionnaire.questions.map((question, index) => [question.id, index]))
  const rankOf = (question: string): number => rank.get(question) ?? rank.size
  const ordered = [...results].sort((a, b) => rankOf(a.question) - rankOf(b.question) || (a.question < b.question ? -1 : 1))
  const leftOut = ordered.flatMap(({ question, leftOut: positions }) => positions > 0 ? [{ question, positions }] : [])
  return {
    dossier: setting.dossier.id,
    findings: ordered.flatMap(result => result.findings),
    across: ordered.flatMap(result => result.across),
    origins,
    ...(leftOut.length > 0 && { leftOut }),
  }
}
