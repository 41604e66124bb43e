import type { IRequestManager } from '@crawlee/basic'
import { Request } from '@crawlee/basic'
import type { Target } from './frontier.ts'
import type { Schedule } from './schedule.ts'

/**
 * Lets Crawlee work through the schedule as through a queue of its own. The frontier in the store is the truth, so
 * Crawlee keeps nothing: what it was given and did not end is due again in the next run.
 */
export class ScheduledRequests implements IRequestManager {
  readonly #schedule: Schedule
  readonly #again: (target: Target, attempt: number) => number
  readonly #targets = new WeakMap<Request, Target>()
  #handled = 0

  /** `again`: when a failed target may come again, in milliseconds, by the number of the coming attempt. */
  constructor(schedule: Schedule, again: (target: Target, attempt: number) => number) {
    this.#schedule = schedule
    this.#again = again
  }

  targetOf(request: Request): Target {
    return this.#targets.get(request)!
  }

  isFinished = async (): Promise<boolean> => this.#schedule.isFinished
  isEmpty = async (): Promise<boolean> => this.#schedule.isEmpty
  handledCount = async (): Promise<number> => this.#handled
  getTotalCount = (): number => this.#handled + this.#schedule.waiting
  getPendingCount = (): number => this.#schedule.waiting

  async fetchNextRequest<T extends Record<string, unknown>>(): Promise<Request<T> | null> {
    const target = this.#schedule.next()
    if (target === null) return null
    const known = this.#retried.get(target)
    const request = known ?? new Request({ url: target.address, uniqueKey: target.key, skipNavigation: true })
    this.#targets.set(request, target)
    return request as Request<T>
  }

  /** Requests that come again keep their count of attempts. */
  readonly #retried = new WeakMap<Target, Request>()

  async markRequestHandled(request: Request): Promise<null> {
    this.#handled++
    this.#schedule.done(this.targetOf(request))
    return null
  }

  async reclaimRequest(request: Request): Promise<null> {
    const target = this.targetOf(request)
    this.#retried.set(target, request)
    this.#schedule.again(target, this.#again(target, request.retryCount + 1))
    return null
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let request = await this.fetchNextRequest(); request; request = await this.fetchNextRequest()) yield request
  }

  addRequest = (): never => { throw new Error('targets come from the frontier alone') }
  addRequestsBatched = (): never => { throw new Error('targets come from the frontier alone') }
}
