import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What lets only the positions that changed be done again: who told each and when, and which articles changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  // The claims and their tellers come last: they are most of a row, and what stands before them is read without them.
  await schema.alterTable('positions').addColumn('tellings', 'text').execute()
  await schema.alterTable('positions').addColumn('related', 'integer', column => column.notNull().defaultTo(0)).execute()
  await schema.alterTable('positions').addColumn('claims', 'text', column => column.notNull().defaultTo('[]')).execute()
  await schema.alterTable('positions').addColumn('tellers', 'text').execute()
  await sql`update positions set claims = json_extract(document, '$.claims'), document = json_remove(document, '$.claims')`.execute(db)
  await schema.createTable('touched_articles')
    .addColumn('dossier_id', 'text', column => column.notNull())
    .addColumn('article_id', 'text', column => column.notNull())
    .addColumn('positions', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('touched_articles_key', ['dossier_id', 'article_id'])
    .execute()
  // Which traits origins were looked for with is known by the articles that were touched.
  await schema.dropIndex('traits_fresh').execute()
  await schema.alterTable('traits').dropColumn('fresh').execute()
  // What stands was kept without all that: it is reconciled anew once.
  await sql`delete from reconciled`.execute(db)
}
