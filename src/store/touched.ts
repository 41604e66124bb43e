import { sql } from 'kysely'
import { positionId, positionKey } from '../model/claim.ts'
import type { Value } from '../model/value.ts'
import { splitIds } from './ids.ts'
import type { Store } from './open.ts'

/** An article whose claims or origin changed since they were last reconciled. */
export interface TouchedArticle {
  readonly article: string
  /** Where its claims stood before: pairs of a question and a position. */
  readonly positions: readonly (readonly [question: string, position: string])[]
}

/** Marks questions to be reconciled whole. */
export async function touchQuestions(store: Store, dossier: string, questions: Iterable<string>): Promise<void> {
  for (const question of questions) {
    await store.insertInto('touched_questions').values({ dossier_id: dossier, question }).onConflict(conflict => conflict.doNothing()).execute()
  }
}

/** The questions to be reconciled whole, in their order; `anew` where the dossier's rules changed since. */
export async function touchedQuestions(store: Store, dossier: string): Promise<{ question: string; anew: boolean }[]> {
  const rows = await store.selectFrom('touched_questions').select(['question', 'anew']).where('dossier_id', '=', dossier).orderBy('question').execute()
  return rows.map(({ question, anew }) => ({ question, anew: anew === 1 }))
}

/** Whether anything is to be reconciled. */
export async function isTouched(store: Store, dossier: string): Promise<boolean> {
  return (await touchedQuestions(store, dossier)).length > 0 || (await touchedArticleIds(store, dossier)).length > 0
}

/** Marks an article before its claims change: where they stood, beside where they stood when it was touched before. */
export async function touchArticle(store: Store, dossier: string, article: string): Promise<void> {
  const stand = await store.selectFrom('claims').select(['question', 'subject', 'population', 'value', 'polarity', 'modality']).where('dossier_id', '=', dossier).where('article_id', '=', article).execute()
  const row = await store.selectFrom('touched_articles').select('positions').where('dossier_id', '=', dossier).where('article_id', '=', article).executeTakeFirst()
  const former = row ? JSON.parse(row.positions) as TouchedArticle['positions'] : []
  const all = new Map([...former, ...stand.map(claim => [claim.question, positionId(dossier, positionKey({ ...claim, subject: splitIds(claim.subject), value: JSON.parse(claim.value) as Value }))] as const)].map(pair => [pair.join(' '), pair]))
  const positions = JSON.stringify([...all.values()])
  await store.insertInto('touched_articles').values({ dossier_id: dossier, article_id: article, positions })
    .onConflict(conflict => conflict.columns(['dossier_id', 'article_id']).doUpdateSet({ positions })).execute()
}

/** Ids of the articles that were touched, in their order. */
export async function touchedArticleIds(store: Store, dossier: string): Promise<string[]> {
  const rows = await store.selectFrom('touched_articles').select('article_id').where('dossier_id', '=', dossier).orderBy('article_id').execute()
  return rows.map(row => row.article_id)
}

/** The articles that were touched, in the order of their ids. */
export async function touchedArticles(store: Store, dossier: string): Promise<TouchedArticle[]> {
  const rows = await store.selectFrom('touched_articles').select(['article_id', 'positions']).where('dossier_id', '=', dossier).orderBy('article_id').execute()
  return rows.map(({ article_id, positions }) => ({ article: article_id, positions: JSON.parse(positions) as TouchedArticle['positions'] }))
}

/** Marks whole all the questions that touched articles answer or answered, in the place of the articles: what is many is sooner done whole. */
export async function touchTheirQuestions(store: Store, dossier: string): Promise<void> {
  await store.transaction().execute(async transaction => {
    await sql`insert or ignore into touched_questions (dossier_id, question)
      select distinct ${dossier}, value ->> 0 from touched_articles, json_each(positions) where dossier_id = ${dossier}
      union select distinct ${dossier}, claims.question from touched_articles join claims using (dossier_id, article_id) where dossier_id = ${dossier}`.execute(transaction)
    await forgetTouchedArticles(transaction, dossier)
  })
}

/** All that touched articles bear on is reconciled. */
export async function forgetTouchedArticles(store: Store, dossier: string): Promise<void> {
  await store.deleteFrom('touched_articles').where('dossier_id', '=', dossier).execute()
}
