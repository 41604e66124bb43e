import { sql } from 'kysely'
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
  return (await touchedQuestions(store, dossier)).length > 0 || (await touchedArticles(store, dossier, 1)).length > 0
}

/** Marks an article before its claims change: where they stood, beside where they stood when it was touched before. */
export async function touchArticle(store: Store, dossier: string, article: string): Promise<void> {
  await sql`insert into touched_articles (dossier_id, article_id, positions)
    select ${dossier}, ${article}, coalesce((select json_group_array(json_array(question, position_id)) from (
      select question, position_id from claims where dossier_id = ${dossier} and article_id = ${article}
      union select value ->> 0, value ->> 1 from touched_articles as former, json_each(former.positions) where former.dossier_id = ${dossier} and former.article_id = ${article}
    )), '[]')
    where true on conflict (dossier_id, article_id) do update set positions = excluded.positions`.execute(store)
}

/** Up to `limit` of the articles that were touched. */
export async function touchedArticles(store: Store, dossier: string, limit: number): Promise<TouchedArticle[]> {
  const rows = await store.selectFrom('touched_articles').select(['article_id', 'positions']).where('dossier_id', '=', dossier).orderBy('article_id').limit(limit).execute()
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
