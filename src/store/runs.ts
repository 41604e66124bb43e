import type { Store } from './open.ts'

/** What one stage of a run did: its time in milliseconds, how much of it went by in waiting, and its counts by outcome. */
export interface StageRecord {
  readonly stage: string
  readonly milliseconds: number
  /** Nothing was to be done but wait: for hosts and their delays in a crawl, for its threads in an extraction. Runs of before it was measured have none. */
  readonly waited?: number
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

/** Whether any run went by these rules. */
export async function ranBefore(store: Store, rules: string): Promise<boolean> {
  return await store.selectFrom('runs').select('id').where('rules', '=', rules).limit(1).executeTakeFirst() !== undefined
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

/** One run as it is shown to people. */
export interface RunRecord {
  readonly id: number
  readonly dossier: string
  readonly command: string
  readonly holder: string
  readonly startedAt: string
  readonly endedAt: string | null
  /** `running`, `done`, `partial`, `failed`, `killed`. */
  readonly outcome: string
  readonly program: string
  readonly rules: string
  readonly dossierHash: string
  readonly stages: readonly StageRecord[]
}

/** The newest runs first, of one dossier or of all. */
export async function listRuns(store: Store, options: { dossier?: string | null; limit?: number; before?: number } = {}): Promise<RunRecord[]> {
  const { dossier = null, limit = 20, before = Number.MAX_SAFE_INTEGER } = options
  let query = store.selectFrom('runs').selectAll().where('id', '<', before).orderBy('id', 'desc').limit(limit)
  if (dossier !== null) query = query.where('dossier_id', '=', dossier)
  return (await query.execute()).map(row => ({
    id: row.id, dossier: row.dossier_id, command: row.command, holder: row.holder, startedAt: row.started_at, endedAt: row.ended_at, outcome: row.outcome,
    program: row.program, rules: row.rules, dossierHash: row.dossier_hash, stages: JSON.parse(row.stages) as StageRecord[],
  }))
}

export async function loadRun(store: Store, id: number): Promise<RunRecord | null> {
  return (await listRuns(store, { before: id + 1, limit: 1 })).find(run => run.id === id) ?? null
}
