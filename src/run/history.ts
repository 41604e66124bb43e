import { unknownName } from '../dossier/yaml.ts'
import { EXIT, Failure } from '../model/failure.ts'
import type { NewArticle, TurnedClaim } from '../store/claim-turns.ts'
import { articlesSince, claimTurnsSince } from '../store/claim-turns.ts'
import type { FindingState } from '../store/finding-turns.ts'
import { findingStates } from '../store/finding-turns.ts'
import type { Store } from '../store/open.ts'
import { openStore } from '../store/open.ts'
import type { RunRecord } from '../store/runs.ts'
import { listRuns, loadRun } from '../store/runs.ts'
import { turnedFindings } from './turns.ts'

/** A claim of an article that was known, as it was and as it is; null where it was not there, or is no more. */
export interface ChangedClaim {
  readonly article: string
  readonly before: TurnedClaim | null
  readonly after: TurnedClaim | null
}

export interface TurnedFinding {
  readonly question: string
  readonly subject: string
  readonly population: string
  /** Null where there was no such finding, or is none any more. */
  readonly before: string | null
  readonly after: string | null
  readonly positionsAdded: readonly string[]
  readonly positionsGone: readonly string[]
}

/** What changed in one dossier after a run. */
export interface Difference {
  readonly dossier: string
  /** Id of the run after which; 0 is the beginning. */
  readonly since: number
  readonly articles: readonly NewArticle[]
  readonly claims: readonly ChangedClaim[]
  readonly findings: readonly TurnedFinding[]
}

/** The newest runs of a store first. @throws {Failure} whatever `openStore` throws. */
export const runsOf = (db: string, options: { dossier: string | null; limit: number }): Promise<RunRecord[]> => reading(db, store => listRuns(store, options))

/** @throws {Failure} `no_run`, exit 2. */
export const runOf = (db: string, id: number): Promise<RunRecord> => reading(db, store => knownRun(store, id))

async function knownRun(store: Store, id: number): Promise<RunRecord> {
  const run = await loadRun(store, id)
  if (run) return run
  const newest = (await listRuns(store, { limit: 1 }))[0]
  throw new Failure('no_run', `there is no run ${id}; ${newest ? `the newest is ${newest.id}` : 'nothing has been run on this store yet'}`, { exit: EXIT.usage })
}

/**
 * What changed since a run, in one dossier or in all of the store; without a run, what the last run of each changed.
 *
 * @throws {Failure} `no_run` or `no_dossier`, exit 2.
 */
export const differencesOf = (db: string, options: { dossier: string | null; since: number | null }): Promise<Difference[]> => reading(db, async store => {
  const known = await dossiersOf(store)
  if (options.dossier !== null && !known.includes(options.dossier)) throw new Failure('no_dossier', unknownName('dossier', options.dossier, known), { exit: EXIT.usage })
  if (options.since !== null && options.since > 0) await knownRun(store, options.since)
  const dossiers = options.dossier === null ? known : [options.dossier]
  return Promise.all(dossiers.map(async dossier => difference(store, dossier, options.since ?? await beforeLast(store, dossier))))
})

async function difference(store: Store, dossier: string, since: number): Promise<Difference> {
  const [before, after] = [await findingStates(store, dossier, { upTo: since }), await findingStates(store, dossier)]
  const was = new Map(before.map(state => [state.finding, state]))
  return {
    dossier,
    since,
    articles: await articlesSince(store, dossier, since),
    claims: pairs(await claimTurnsSince(store, dossier, since)),
    findings: turnedFindings(before, after).map(state => turned(was.get(state.finding), state)).filter(({ before, after }) => before !== null || after !== null),
  }
}

const turned = (before: FindingState | undefined, { question, subject, population, status, positions }: FindingState): TurnedFinding => ({
  question, subject, population,
  before: before?.status ?? null,
  after: status,
  positionsAdded: positions.filter(position => !before?.positions.includes(position)),
  positionsGone: (before?.positions ?? []).filter(position => !positions.includes(position)),
})

/** Puts the one claim that went and the one that came, on the same question in the same scope of one article, together. */
function pairs(turns: readonly { article: string; turn: 'added' | 'removed'; document: TurnedClaim }[]): ChangedClaim[] {
  const groups = new Map<string, { added: TurnedClaim[]; removed: TurnedClaim[]; article: string }>()
  for (const { article, turn, document } of turns) {
    const key = [article, document.question, document.subject, document.population, document.speaker].join('|')
    const group = groups.get(key) ?? { added: [], removed: [], article }
    group[turn].push(document)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ added, removed, article }): ChangedClaim[] => (added.length === 1 && removed.length === 1
    ? [{ article, before: removed[0]!, after: added[0]! }]
    : [...removed.map(before => ({ article, before, after: null })), ...added.map(after => ({ article, before: null, after }))]))
}

/** The run before the last one of a dossier that has ended; 0 where there is none. */
async function beforeLast(store: Store, dossier: string): Promise<number> {
  const ended = (await listRuns(store, { dossier, limit: 50 })).filter(run => run.outcome === 'done' || run.outcome === 'partial')
  return ended[1]?.id ?? 0
}

async function dossiersOf(store: Store): Promise<string[]> {
  const rows = await store.selectFrom('runs').select('dossier_id').distinct().orderBy('dossier_id').execute()
  return rows.map(row => row.dossier_id)
}

async function reading<T>(db: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(db, { mustExist: true })
  try {
    return await work(store)
  } finally {
    await store.destroy()
  }
}
