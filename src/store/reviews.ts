import type { Selectable } from 'kysely'
import type { Review, ReviewAction } from '../model/review.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'
import { touchQuestions } from './touched.ts'

export type NewReview = Omit<Review, 'id' | 'undone'>

/** Keeps a review and marks its question to be reconciled again. Gives the review's id. */
export async function addReview(store: Store, dossier: string, review: NewReview): Promise<number> {
  return store.transaction().execute(async transaction => {
    const { anchor } = review
    const { id } = await transaction.insertInto('reviews').values({
      dossier_id: dossier, action: review.action, article_id: review.article, other_article_id: review.otherArticle,
      question: anchor?.question ?? null, claim_id: anchor?.claim ?? null, quote: anchor ? JSON.stringify(anchor.quote) : null, value: anchor ? JSON.stringify(anchor.value) : null,
      correction: review.correction ? JSON.stringify(review.correction) : null, note: review.note, reviewer: review.reviewer, at: review.at, undone_at: null, undone_by: null,
    }).returning('id').executeTakeFirstOrThrow()
    await touch(transaction, dossier, review.action, anchor?.question ?? null)
    return id
  })
}

/** Takes a review back; it stays on record. Gives false where there is none that stands. */
export async function undoReview(store: Store, dossier: string, id: number, by: string, at: string): Promise<boolean> {
  return store.transaction().execute(async transaction => {
    const row = await transaction.updateTable('reviews').set({ undone_at: at, undone_by: by })
      .where('dossier_id', '=', dossier).where('id', '=', id).where('undone_at', 'is', null).returning(['action', 'question']).executeTakeFirst()
    if (!row) return false
    await touch(transaction, dossier, row.action as ReviewAction, row.question)
    return true
  })
}

/** A decision on a claim touches its question; one on origins is found by the stage itself. */
async function touch(store: Store, dossier: string, action: ReviewAction, question: string | null): Promise<void> {
  if (question !== null && action !== 'note' && action !== 'accept') await touchQuestions(store, dossier, [question])
}

export interface ReviewQuery {
  readonly article?: string
  readonly limit?: number
  readonly offset?: number
}

/** A dossier's reviews, the newest first. */
export async function listReviews(store: Store, dossier: string, { article, limit = 100_000, offset = 0 }: ReviewQuery = {}): Promise<Review[]> {
  const rows = await store.selectFrom('reviews').selectAll().where('dossier_id', '=', dossier)
    .$if(article !== undefined, query => query.where('article_id', '=', article!))
    .orderBy('id', 'desc').limit(limit).offset(offset).execute()
  return rows.map(toReview)
}

function toReview(row: Selectable<Schema['reviews']>): Review {
  return {
    id: row.id,
    action: row.action as ReviewAction,
    article: row.article_id,
    otherArticle: row.other_article_id,
    anchor: row.question !== null && row.quote !== null && row.value !== null
      ? { question: row.question, claim: row.claim_id ?? '', quote: JSON.parse(row.quote) as NonNullable<Review['anchor']>['quote'], value: JSON.parse(row.value) as NonNullable<Review['anchor']>['value'] }
      : null,
    correction: row.correction === null ? null : JSON.parse(row.correction) as Review['correction'],
    note: row.note,
    reviewer: row.reviewer,
    at: row.at,
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by ?? '' },
  }
}
