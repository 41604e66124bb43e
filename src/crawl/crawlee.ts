import { AutoscaledPool, Configuration, EventManager, Log, LogLevel } from '@crawlee/basic'
import { Failure } from '../model/failure.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'
import type { Target } from './frontier.ts'
import type { Schedule } from './schedule.ts'

/** Crawlee's own measures the machine by starting `ps` each second; our concurrency is the dossier's. */
class QuietEvents extends EventManager {}

/** How soon a target whose delay is over is noticed while nothing else happens, in seconds. */
const POLL = 0.02

export interface Work {
  readonly schedule: Schedule
  readonly concurrency: number
  /** How often a target may come again. */
  readonly retries: number
  /** Visits a target and keeps what came of it. @throws {FetchFailure} for what is to be tried again or given up. */
  visit(target: Target): Promise<void>
  /** A target failed and comes again: when, in milliseconds. `attempt` is 2 for the second. */
  again(target: Target, attempt: number, failure: FetchFailure): number
  /** A target failed for good. */
  fail(target: Target, failure: FetchFailure): Promise<void>
}

/**
 * Works through a schedule with Crawlee's pool, which keeps so many visits under way. It keeps nothing on disk, reads no
 * environment, and prints nothing.
 *
 * @throws whatever `visit` and `fail` throw that is no FetchFailure (a full disk, a defect): the crawl ends at once.
 */
export async function workThrough(work: Work): Promise<void> {
  const { schedule, concurrency } = work
  const attempts = new WeakMap<Target, number>()
  const configuration = new Configuration({ persistStorage: false, purgeOnStart: false, memoryMbytes: 4096, logLevel: LogLevel.OFF })
  configuration.set('eventManager', new QuietEvents(configuration))
  const pool = new AutoscaledPool({
    minConcurrency: concurrency,
    maxConcurrency: concurrency,
    maybeRunIntervalSecs: POLL,
    loggingIntervalSecs: null,
    log: new Log({ level: LogLevel.OFF }),
    isFinishedFunction: async () => schedule.isFinished,
    isTaskReadyFunction: async () => !schedule.isEmpty,
    async runTaskFunction() {
      const target = schedule.next()
      if (target) await attempt(target, work, attempts)
    },
  }, configuration)
  const stop = () => void pool.abort()
  process.once('SIGINT', stop)
  try {
    await pool.run()
  } finally {
    process.off('SIGINT', stop)
  }
  if (!schedule.isFinished) throw new Failure('interrupted', 'the crawl was stopped; start it again and it goes on from there')
}

/** Visits a target once. What passes puts it back into the schedule, as often as is allowed; else it is done with. */
async function attempt(target: Target, { schedule, retries, visit, again, fail }: Work, attempts: WeakMap<Target, number>): Promise<void> {
  const number = (attempts.get(target) ?? 0) + 1
  attempts.set(target, number)
  try {
    await visit(target)
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error
    if ((error.remedy === 'retry' || error.remedy === 'wait') && number <= retries) {
      schedule.again(target, again(target, number + 1, error))
      return
    }
    await fail(target, error)
  }
  schedule.done(target)
}
