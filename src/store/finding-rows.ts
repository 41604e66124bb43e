import type { Finding } from '../model/finding.ts'
import type { Store } from './open.ts'

/** The findings that stand on one question, by id: their status. */
export async function findingStatuses(store: Store, dossier: string, question: string): Promise<Map<string, string>> {
  const rows = await store.selectFrom('findings').select(['id', 'status']).where('dossier_id', '=', dossier).where('question', '=', question).execute()
  return new Map(rows.map(({ id, status }) => [id, status]))
}

/** Writes findings without what is in them, in the place of those of the same id. */
export async function writeFindings(store: Store, dossier: string, question: string, findings: readonly Pick<Finding, 'id' | 'subject' | 'population' | 'status'>[]): Promise<void> {
  for (const { id, subject, population, status } of findings) {
    await store.insertInto('findings').values({ dossier_id: dossier, id, question, subject: subject.join('+'), population, status })
      .onConflict(conflict => conflict.columns(['dossier_id', 'id']).doUpdateSet({ status })).execute()
  }
}

/** Findings that stand no more take their positions and relations with them. */
export async function dropFindings(store: Store, dossier: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await store.deleteFrom('findings').where('dossier_id', '=', dossier).where('id', '=', id).execute()
}
