import type { Store } from './open.ts'

/** A finding's state after a run. A null status is that it stood no more. */
export interface FindingState {
  readonly finding: string
  readonly question: string
  readonly subject: string
  readonly population: string
  readonly status: string | null
  /** One line a position, sorted. */
  readonly positions: readonly string[]
}

/** Every finding's state after a run and all runs before it, of one question or of all; a finding is told by the last run that changed it. */
export async function findingStates(store: Store, dossier: string, { upTo = Number.MAX_SAFE_INTEGER, question }: { upTo?: number; question?: string } = {}): Promise<FindingState[]> {
  const rows = await store.selectFrom('finding_turns').selectAll()
    .where('dossier_id', '=', dossier).where('run_id', '<=', upTo)
    .$if(question !== undefined, query => query.where('question', '=', question!))
    .orderBy('finding_id').orderBy('run_id').execute()
  const last = new Map(rows.map(row => [row.finding_id, {
    finding: row.finding_id, question: row.question, subject: row.subject, population: row.population,
    status: row.status, positions: JSON.parse(row.positions) as string[],
  }]))
  return [...last.values()]
}

/** Keeps the findings that a run changed, in a transaction of the caller's. */
export async function saveTurns(transaction: Store, dossier: string, run: number, turned: readonly FindingState[]): Promise<void> {
  for (const { finding, question, subject, population, status, positions } of turned) {
    const row = { question, subject, population, status, positions: JSON.stringify(positions) }
    await transaction.insertInto('finding_turns').values({ dossier_id: dossier, run_id: run, finding_id: finding, ...row })
      .onConflict(conflict => conflict.columns(['dossier_id', 'finding_id', 'run_id']).doUpdateSet(row)).execute()
  }
}
