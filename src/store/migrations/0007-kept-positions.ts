import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What lets only the positions that changed be done again: at which each claim stands, who told each and when, and which articles changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema.alterTable('claims').addColumn('position_id', 'text', column => column.notNull().defaultTo('')).execute()
  await sql`update claims set position_id = position_of(dossier_id, question, subject, population, value, polarity, modality)`.execute(db)
  // All that is read of a position's claims, so that they are read one after the other.
  await schema.createIndex('claims_by_position').on('claims').columns(['position_id', 'id', 'version_id', 'speaker', 'via']).execute()
  // The claims come last: they are most of a row, and what stands before them is read without them.
  await schema.alterTable('positions').addColumn('tellings', 'text').execute()
  await schema.alterTable('positions').addColumn('related', 'integer', column => column.notNull().defaultTo(0)).execute()
  await schema.alterTable('positions').addColumn('claims', 'text', column => column.notNull().defaultTo('[]')).execute()
  await sql`update positions set claims = json_extract(document, '$.claims'), document = json_remove(document, '$.claims')`.execute(db)
  await schema.createTable('touched_articles')
    .addColumn('dossier_id', 'text', column => column.notNull())
    .addColumn('article_id', 'text', column => column.notNull())
    .addColumn('positions', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('touched_articles_key', ['dossier_id', 'article_id'])
    .execute()
  // What stands was kept without all that: it is reconciled anew once.
  await sql`delete from reconciled`.execute(db)
}
