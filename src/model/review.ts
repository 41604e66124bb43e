import type { Modality, PlacedClaim, Polarity, Quote } from './claim.ts'
import type { Value } from './value.ts'
import { valueKey } from './value.ts'

export const REVIEW_ACTIONS = ['accept', 'reject', 'correct', 'note', 'together', 'apart'] as const
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

/** What a reader puts in the place of what was extracted. */
export interface Correction {
  readonly value: Value
  readonly polarity: Polarity
  readonly modality: Modality
}

/** Where the reviewed claim stands: its place and words, not its row, so that a review outlives re-extraction. */
export interface ReviewAnchor {
  readonly question: string
  readonly claim: string
  readonly quote: Quote
  readonly value: Value
}

/** What a reader decided, who and when. `together` and `apart` are of two articles' origin, the others of a claim. */
export interface Review {
  readonly id: number
  readonly action: ReviewAction
  readonly article: string
  readonly otherArticle: string | null
  readonly anchor: ReviewAnchor | null
  readonly correction: Correction | null
  readonly note: string
  readonly reviewer: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly undone: { readonly at: string; readonly by: string } | null
}

/** Whether a review speaks of this claim: the same article and question, the same words, in the same surroundings where they stand there twice. */
export function concerns(review: Review, claim: PlacedClaim): boolean {
  const { anchor } = review
  if (!anchor || review.article !== claim.article.id || anchor.question !== claim.question) return false
  if (anchor.claim === claim.id) return true
  const { exact, prefix, suffix } = anchor.quote
  return exact === claim.quote.exact && prefix === claim.quote.prefix && suffix === claim.quote.suffix && valueKey(anchor.value) === valueKey(claim.value)
}

/** The claims as their reviewers left them: rejected ones gone, corrected ones with their correction. The newest word counts. */
export function reviewed(claims: readonly PlacedClaim[], reviews: readonly Review[]): PlacedClaim[] {
  const standing = reviews.filter(review => review.undone === null)
  if (standing.length === 0) return [...claims]
  const byArticle = new Map<string, Review[]>()
  for (const review of standing) byArticle.set(review.article, [...(byArticle.get(review.article) ?? []), review])
  return claims.flatMap(claim => {
    const last = verdictOn(claim, byArticle.get(claim.article.id) ?? [])
    if (last?.action === 'reject') return []
    return [last?.action === 'correct' && last.correction ? { ...claim, ...last.correction } : claim]
  })
}

/** The newest standing decision on a claim; a note decides nothing. */
export const verdictOn = (claim: PlacedClaim, reviews: readonly Review[]): Review | null =>
  reviews.filter(review => review.undone === null && review.action !== 'note' && concerns(review, claim)).sort((a, b) => b.id - a.id)[0] ?? null
