import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { LoadedDossier } from '../dossier/load.ts'
import { takeLock } from '../store/lock.ts'
import type { Store } from '../store/open.ts'
import { openStore, storeFailure } from '../store/open.ts'
import { saveOutlets } from '../store/outlets.ts'
import type { StageRecord } from '../store/runs.ts'
import { beginRun, closeAbandonedRuns, endRun, ranBefore, saveStages } from '../store/runs.ts'
import type { Counts, Emit, Stage } from './events.ts'
import { lockedFailure } from './locked.ts'
import type { Rules } from './rules.ts'
import { checkRules, loadRules } from './rules.ts'

/** What every stage works with: the store, the dossier and its rules, the clock, and where to tell what happens. */
export interface Workspace extends LoadedDossier {
  readonly store: Store
  readonly rules: Rules
  readonly run: number
  readonly now: () => Date
  readonly emit: Emit
}

export interface WorkOptions {
  readonly story: LoadedDossier
  readonly db: string
  readonly command: string
  readonly emit: Emit
  readonly now?: () => Date
}

/**
 * Takes the store's lock, does the work as one row of `runs`, and closes everything however it ends.
 *
 * @throws {Failure} `locked` (exit 4) where another run holds the store; whatever `openStore` throws.
 */
export async function withWorkspace<T>(options: WorkOptions, work: (workspace: Workspace) => Promise<T>, partial: (result: T) => boolean): Promise<T> {
  const now = options.now ?? (() => new Date())
  const loaded = options.story
  const rules = loadRules(loaded)
  // A questionnaire that is refused makes no store.
  const isNew = !existsSync(options.db)
  if (isNew) await checkRules(loaded, rules)
  const store = await openStore(options.db)
  try {
    const lock = takeLock(options.db)
    if (!lock) throw await lockedFailure(store, options.db)
    try {
      // Rules that a run went by were found good before it.
      if (!isNew && !await ranBefore(store, rules.claims)) await checkRules(loaded, rules)
      await closeAbandonedRuns(store, now().toISOString())
      const run = await beginRun(store, {
        dossier: loaded.dossier.id, command: options.command, holder: `${hostname()}, process ${process.pid}`, startedAt: now().toISOString(),
        program: rules.program, rules: rules.claims, dossierHash: createHash('sha256').update(readFileSync(loaded.file)).digest('hex'),
      })
      await saveOutlets(store, loaded.dossier.sources.map(source => source.outlet))
      try {
        const result = await work({ ...loaded, store, rules, run, now, emit: options.emit })
        await endRun(store, run, partial(result) ? 'partial' : 'done', now().toISOString())
        return result
      } catch (error) {
        await endRun(store, run, 'failed', now().toISOString()).catch(() => {})
        throw error
      }
    } finally {
      lock.release()
    }
  } catch (error) {
    throw storeFailure(error, options.db)
  } finally {
    await store.destroy()
  }
}

/** Runs stages in order, telling when each begins and ends; what they did is kept with the run as each ends. */
export async function runStages(workspace: Workspace, stages: readonly { stage: Stage; run: (workspace: Workspace) => Promise<Counts> }[]): Promise<Counts> {
  const records: StageRecord[] = []
  for (const { stage, run } of stages) {
    workspace.emit({ type: 'stage_started', stage })
    const [started, use] = [performance.now(), performance.eventLoopUtilization()]
    const counts = await run(workspace)
    const milliseconds = Math.round(performance.now() - started)
    records.push({ stage, milliseconds, waited: Math.round(performance.eventLoopUtilization(use).idle), counts })
    await saveStages(workspace.store, workspace.run, records)
    workspace.emit({ type: 'stage_ended', stage, counts, milliseconds })
  }
  return Object.assign({}, ...records.map(record => record.counts)) as Counts
}
