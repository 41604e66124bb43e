import type { ReviewsView } from '../../report/pages/live/lists.tsx'
import { concerns } from '../../model/review.ts'
import { articlesById } from '../../store/article-versions.ts'
import { claimsById } from '../../store/claims.ts'
import { listReviews } from '../../store/reviews.ts'
import { isTouched } from '../../store/touched.ts'
import type { Subject } from './coverage.ts'
import { loadAllFacts } from './facts.ts'

/** Claims that wait for a decision, and decisions, that are shown. */
const QUEUE = 12
const SHOWN = 200

/** What was decided, and the claims behind contradictions that nobody has decided on. */
export async function loadReviewsView(subject: Subject): Promise<ReviewsView> {
  const { store, dossier } = subject
  const reviews = await listReviews(store, dossier.id, { limit: SHOWN })
  const disputed = (await loadAllFacts(subject)).flatMap(({ topics }) => topics.flatMap(topic => topic.scopes)).filter(({ standing }) => standing === 'contradicted')
  // The weakest camp of each contradiction first: a misreading is most likely where few say so.
  const ids = [...new Set(disputed.flatMap(({ camps }) => [...camps].reverse().flatMap(({ lead }) => lead.witnesses.slice(0, 2))))].slice(0, QUEUE * 4)
  const claims = await claimsById(store, dossier.id, ids)
  const queue = ids.flatMap(id => claims.get(id) ?? []).filter(claim => !reviews.some(review => review.undone === null && concerns(review, claim))).slice(0, QUEUE)
  const named = await articlesById(store, [...new Set(reviews.flatMap(({ article, otherArticle }) => [article, ...(otherArticle ? [otherArticle] : [])]))])
  return { reviews, titles: new Map(named.map(({ id, title }) => [id, title])), queue, pending: await isTouched(store, dossier.id) }
}
