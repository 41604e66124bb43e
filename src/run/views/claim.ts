import { concerns, reviewed } from '../../model/review.ts'
import { positionId, positionKey } from '../../model/claim.ts'
import type { ClaimView } from '../../report/pages/live/claim.tsx'
import { articleVersion } from '../../store/article-versions.ts'
import { claimsById } from '../../store/claims.ts'
import { isPartOf } from '../../store/findings.ts'
import { listReviews } from '../../store/reviews.ts'
import type { Subject } from './coverage.ts'

/** How much of the text stands on each side of a claim's words, in characters. */
const AROUND = 240

/** A claim in its place, or null where there is none of this id. */
export async function loadClaimView({ store, dossier, questionnaire }: Subject, id: string): Promise<ClaimView | null> {
  const claim = (await claimsById(store, dossier.id, [id])).get(id)
  if (!claim) return null
  const version = await articleVersion(store, dossier.id, claim.article.id, claim.article.version ?? 1)
  const text = version?.article.text ?? ''
  const { start, end, exact, prefix, suffix } = claim.quote
  const stands = text.slice(start, end) === exact
  const reviews = (await listReviews(store, dossier.id, { article: claim.article.id })).filter(review => concerns(review, claim))
  const [standing] = reviewed([claim], reviews)
  const position = standing ? positionId(dossier.id, positionKey(standing)) : null
  return {
    claim,
    question: questionnaire.questions.find(question => question.id === claim.question) ?? null,
    passage: stands ? [text.slice(Math.max(0, start - AROUND), start), exact, text.slice(end, end + AROUND)] : [prefix, exact, suffix],
    position: position !== null && await isPartOf(store, dossier.id, id, position) ? position : null,
    reviews,
    rejected: standing === undefined,
  }
}
