import type { Store } from './open.ts'

/** Every question's facts as they were kept, by question. */
export async function keptFacts(store: Store, dossier: string): Promise<Map<string, string>> {
  const rows = await store.selectFrom('facts').select(['question', 'document']).where('dossier_id', '=', dossier).execute()
  return new Map(rows.map(row => [row.question, row.document]))
}

/** One question's facts, or null where they were not made since the question was last reconciled. */
export async function keptFactsOn(store: Store, dossier: string, question: string): Promise<string | null> {
  const row = await store.selectFrom('facts').select('document').where('dossier_id', '=', dossier).where('question', '=', question).executeTakeFirst()
  return row?.document ?? null
}

export async function keepFacts(store: Store, dossier: string, question: string, document: string): Promise<void> {
  await store.insertInto('facts').values({ dossier_id: dossier, question, document })
    .onConflict(conflict => conflict.columns(['dossier_id', 'question']).doUpdateSet({ document })).execute()
}
