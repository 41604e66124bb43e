import type { Kysely } from 'kysely'

/** What lets one changed article be reconciled without going through the others: the traits' sketches apart, as bytes, and indexes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  // Traits are made again from the articles where there are none.
  await schema.dropTable('traits').execute()
  await schema.createTable('traits')
    .addColumn('dossier_id', 'text', column => column.notNull())
    .addColumn('version_id', 'text', column => column.notNull().references('versions.id').onDelete('cascade'))
    .addColumn('rules', 'text', column => column.notNull())
    .addColumn('fresh', 'integer', column => column.notNull())
    .addColumn('document', 'text', column => column.notNull())
    .addColumn('sketch', 'blob', column => column.notNull())
    .addPrimaryKeyConstraint('traits_key', ['dossier_id', 'version_id'])
    .execute()
  await schema.createIndex('traits_fresh').on('traits').columns(['dossier_id', 'fresh']).execute()
  await schema.alterTable('touched_questions').addColumn('anew', 'integer', column => column.notNull().defaultTo(0)).execute()
  await schema.createIndex('relations_by_question').on('relations').columns(['dossier_id', 'question']).execute()
  await schema.createIndex('finding_turns_by_question').on('finding_turns').columns(['dossier_id', 'question', 'finding_id', 'run_id']).execute()
}
