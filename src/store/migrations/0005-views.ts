import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What people look at and leave behind: facts counted once for the pages, reviews, news for the feed, full-text search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.createTable('facts')
    .addColumn('dossier_id', 'text', column => column.notNull())
    .addColumn('question', 'text', column => column.notNull())
    .addColumn('document', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('facts_key', ['dossier_id', 'question'])
    .execute()
  await schema.createTable('news')
    .addColumn('dossier_id', 'text', column => column.notNull())
    .addColumn('key', 'text', column => column.notNull())
    .addColumn('kind', 'text', column => column.notNull())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('document', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('news_key', ['dossier_id', 'key'])
    .execute()
  await schema.createIndex('news_by_time').on('news').columns(['dossier_id', 'at']).execute()
  await schema.createTable('reviews')
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('dossier_id', 'text', column => column.notNull())
    .addColumn('action', 'text', column => column.notNull())
    .addColumn('article_id', 'text', column => column.notNull())
    .addColumn('other_article_id', 'text')
    .addColumn('question', 'text')
    .addColumn('claim_id', 'text')
    .addColumn('quote', 'text')
    .addColumn('value', 'text')
    .addColumn('correction', 'text')
    .addColumn('note', 'text', column => column.notNull())
    .addColumn('reviewer', 'text', column => column.notNull())
    .addColumn('at', 'text', column => column.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text')
    .execute()
  await schema.createIndex('reviews_by_article').on('reviews').columns(['dossier_id', 'article_id']).execute()
  await schema.createIndex('articles_by_outlet').on('articles').column('outlet_name').execute()
  await schema.createIndex('versions_by_day').on('versions').columns(['published', 'article_id']).execute()
  // Folded text goes in and is not kept: what is shown comes from the article itself.
  await schema.createTable('searched_versions')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('version_id', 'text', column => column.notNull().unique())
    .execute()
  await schema.createTable('searched_claims')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('claim_id', 'text', column => column.notNull().unique())
    .execute()
  for (const table of ['version_search', 'claim_search']) {
    await sql`create virtual table ${sql.table(table)} using fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`.execute(db)
  }
}
