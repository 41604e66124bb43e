import type { Store } from './open.ts'

/** What one stage of a run did: its time in milliseconds and its counts by outcome. */
export interface StageRecord {
  readonly stage: string
  readonly milliseconds: number
  readonly counts: Readonly<Record<string, number>>
}

export interface NewRun {
  readonly dossier: string
  readonly command: string
  /** Which process: `HOST, process PID`. */
  readonly holder: string
  readonly startedAt: string
  /** Versions: of the program, of the rules (lexicon and questionnaire), of the dossier's text. */
  readonly program: string
  readonly rules: string
  readonly dossierHash: string
}

export async function beginRun(store: Store, run: NewRun): Promise<number> {
  const { id } = await store.insertInto('runs').values({
    dossier_id: run.dossier, command: run.command, holder: run.holder, started_at: run.startedAt, ended_at: null, outcome: 'running',
    program: run.program, rules: run.rules, dossier_hash: run.dossierHash, stages: '[]',
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function saveStages(store: Store, run: number, stages: readonly StageRecord[]): Promise<void> {
  await store.updateTable('runs').set({ stages: JSON.stringify(stages) }).where('id', '=', run).execute()
}

export async function endRun(store: Store, run: number, outcome: 'done' | 'partial' | 'failed', endedAt: string): Promise<void> {
  await store.updateTable('runs').set({ outcome, ended_at: endedAt }).where('id', '=', run).execute()
}

/** The newest run that has not ended: who holds the store, and since when. */
export async function unendedRun(store: Store): Promise<{ id: number; command: string; holder: string; started_at: string } | undefined> {
  return store.selectFrom('runs').select(['id', 'command', 'holder', 'started_at']).where('outcome', '=', 'running').orderBy('id', 'desc').executeTakeFirst()
}

/** Closes the runs that a killed process left open. Only who holds the lock may call it. */
export async function closeAbandonedRuns(store: Store, endedAt: string): Promise<number> {
  const { numUpdatedRows } = await store.updateTable('runs').set({ outcome: 'killed', ended_at: endedAt }).where('outcome', '=', 'running').executeTakeFirst()
  return Number(numUpdatedRows)
}
