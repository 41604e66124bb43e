import type { BasicCrawlerOptions, IRequestManager } from '@crawlee/basic'
import { BasicCrawler, Configuration, CriticalError, EventManager, Log, LogLevel, NonRetryableError } from '@crawlee/basic'
import { Failure } from '../model/failure.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'
import type { Target } from './frontier.ts'
import { ScheduledRequests } from './request-manager.ts'
import type { Schedule } from './schedule.ts'

/** Crawlee's own measures the machine by starting `ps` each second; our concurrency is the dossier's. */
class QuietEvents extends EventManager {}

/** Crawlee 3.18 documents the option `requestManager` and refuses it; its own subclasses set the field. */
class FrontierCrawler extends BasicCrawler {
  constructor(requests: IRequestManager, options: BasicCrawlerOptions, configuration: Configuration) {
    super(options, configuration)
    this.requestManager = requests
  }
}

/** How soon a target whose delay is over is noticed while nothing else happens, in seconds. */
const POLL = 0.02

export interface Work {
  readonly schedule: Schedule
  readonly concurrency: number
  readonly retries: number
  /** The longest that a visit may take with all its waits, in milliseconds. */
  readonly longest: number
  /** Visits a target and keeps what came of it. @throws {FetchFailure} for what is to be tried again or given up. */
  visit(target: Target): Promise<void>
  /** A target failed and comes again: when, in milliseconds. `attempt` is 2 for the second. */
  again(target: Target, attempt: number, failure: FetchFailure): number
  /** A target failed for good. */
  fail(target: Target, failure: FetchFailure): Promise<void>
}

/**
 * Works through a schedule with Crawlee: its pool keeps so many visits under way, and its retries decide which failed
 * ones come again. It keeps nothing on disk, reads no environment, and prints nothing.
 *
 * @throws whatever `visit` and `fail` throw that is no FetchFailure (a full disk, a defect): the crawl ends at once.
 */
export async function workThrough({ schedule, concurrency, retries, longest, visit, again, fail }: Work): Promise<void> {
  const failures = new WeakMap<Target, FetchFailure>()
  const requests = new ScheduledRequests(schedule, (target, attempt) => again(target, attempt, failures.get(target)!))
  const fatal: { error?: unknown } = {}
  const orStop = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof FetchFailure) throw error
      fatal.error ??= error
      throw new CriticalError('the crawl can’t go on')
    }
  }
  const silent = new Log({ level: LogLevel.OFF })
  const configuration = new Configuration({ persistStorage: false, purgeOnStart: false, memoryMbytes: 4096, logLevel: LogLevel.OFF })
  // The storage has nothing to write; its teardown would hold the process for a second after the crawl's end, with a timer.
  configuration.useStorageClient(Object.assign(configuration.getStorageClient(), { teardown: undefined }))
  configuration.set('eventManager', new QuietEvents(configuration))
  const crawler = new FrontierCrawler(requests, {
    minConcurrency: concurrency,
    maxConcurrency: concurrency,
    maxRequestRetries: retries,
    requestHandlerTimeoutSecs: longest / 1000,
    useSessionPool: false,
    retryOnBlocked: false,
    log: silent,
    statusMessageLoggingInterval: 3600,
    autoscaledPoolOptions: { maybeRunIntervalSecs: POLL, loggingIntervalSecs: null, log: silent },
    statisticsOptions: { persistenceOptions: { enable: false }, saveErrorSnapshots: false, logIntervalSecs: 86_400 },
    async requestHandler({ request }) {
      const target = requests.targetOf(request)
      try {
        await orStop(() => visit(target))
      } catch (error) {
        if (!(error instanceof FetchFailure)) throw error
        failures.set(target, error)
        if (error.remedy === 'retry' || error.remedy === 'wait') throw error
        throw new NonRetryableError(error.slug)
      }
    },
    async failedRequestHandler({ request, log: _log }, error) {
      const target = requests.targetOf(request)
      // Crawlee's own failure, its timeout, is no FetchFailure.
      const failure = failures.get(target) ?? new FetchFailure('timeout_whole', error.message, { address: target.address, remedy: 'give_up' })
      await orStop(() => fail(target, failure))
    },
  }, configuration)
  try {
    await crawler.run()
  } catch (error) {
    throw fatal.error ?? error
  }
  // Crawlee ends its run at the first SIGINT, with visits under way.
  if (!schedule.isFinished) throw new Failure('interrupted', 'the crawl was stopped; start it again and it goes on from there')
}
