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

/**
 * Does again only the questions that are touched, and keeps the rest of a reconciliation: the same result as `reconcile` on all claims.
 *
 * @param claims all the claims of the touched questions, as they are now.
 * @param origins the origins as they are now; see `touchedQuestions` for what they touch.
 */
export function reconcileAgain(
  previous: Reconciliation,
  touched: ReadonlySet<string>,
  claims: readonly PlacedClaim[],
  options: ReconcileOptions & { readonly origins: readonly Origin[] },
): Reconciliation {
  const setting = prepare(options)
  const kept = new Map<string, { -readonly [K in keyof QuestionResult]: QuestionResult[K] }>()
  const questionOf = new Map<string, string>()
  for (const finding of previous.findings) {
    if (touched.has(finding.question)) continue
    const result = kept.get(finding.question) ?? { question: finding.question, findings: [], across: [], leftOut: 0 }
    kept.set(finding.question, { ...result, findings: [...result.findings, finding] })
    for (const position of finding.positions) questionOf.set(position.id, finding.question)
  }
  const across = new Map([...kept.keys()].map(question => [question, [] as QuestionResult['across'][number][]]))
  for (const relation of previous.across) across.get(questionOf.get(relation.a) ?? '')?.push(relation)
  for (const [question, relations] of across) kept.get(question)!.across = relations
  for (const { question, positions } of previous.leftOut ?? []) if (kept.has(question)) kept.get(question)!.leftOut = positions
  const again = [...groupBy(claims, ({ question }) => question)].filter(([question]) => touched.has(question)).map(([question, group]) => reconcileQuestion(question, group, setting))
  return assemble(setting, [...kept.values(), ...again], options.origins)
}

/** The questions to do again after some articles changed: those of their claims, before and now, and of articles whose origin is another. */
export function touchedQuestions(changed: ReadonlySet<string>, before: readonly Origin[], now: readonly Origin[], claims: Iterable<PlacedClaim>): Set<string> {
  const [then, since] = [before, now].map(origins => new Map(origins.flatMap(({ id, articles }) => articles.map(article => [article, id] as const))))
  const touched = new Set<string>()
  for (const { question, article: { id } } of claims) if (changed.has(id) || then!.get(id) !== since!.get(id)) touched.add(question)
  return touched
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
