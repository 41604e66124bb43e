import type { Pace } from './fetch/pace.ts'
import { hostDoor } from './fetch/paced.ts'
import type { Target } from './frontier.ts'

interface Host {
  readonly waiting: Target[]
  /** Failed ones, with the time from which they may be tried again. */
  readonly later: { readonly target: Target; readonly at: number }[]
  inFlight: number
}

/** Which target is asked for next: hosts take turns, each when its pace allows. Lists go before articles. */
export class Schedule {
  readonly #hosts = new Map<string, Host>()
  readonly #pace: Pace
  readonly #now: () => number
  /** Targets of one host at a time: more would only wait for each other's turn. */
  readonly #together: number
  #inFlight = 0
  #waiting = 0

  constructor(options: { pace: Pace; now: () => number; together: number }) {
    this.#pace = options.pace
    this.#now = options.now
    this.#together = options.together
  }

  get isEmpty(): boolean {
    return this.#ready() === null
  }

  get isFinished(): boolean {
    return this.#waiting === 0 && this.#inFlight === 0
  }

  get waiting(): number {
    return this.#waiting
  }

  add(targets: readonly Target[]): void {
    for (const target of targets) {
      const { waiting } = this.#host(target)
      if (target.kind === 'article') waiting.push(target)
      else waiting.unshift(target)
      this.#waiting++
    }
  }

  /** The next target whose host is ready, or null while there is none. */
  next(): Target | null {
    const ready = this.#ready()
    if (ready === null) return null
    const [door, host] = ready
    const now = this.#now()
    const due = host.later.findIndex(({ at }) => at <= now)
    const target = due >= 0 ? host.later.splice(due, 1)[0]!.target : host.waiting.shift()!
    host.inFlight++
    this.#inFlight++
    this.#waiting--
    // To the end of the row: the others come first.
    this.#hosts.delete(door)
    this.#hosts.set(door, host)
    return target
  }

  /** A target that was given out is done with. */
  done(target: Target): void {
    this.#host(target).inFlight--
    this.#inFlight--
  }

  /** A target that was given out is to come again, not before this time. */
  again(target: Target, at: number): void {
    this.done(target)
    this.#host(target).later.push({ target, at })
    this.#waiting++
  }

  /** Takes out what still waits and is so; gives how many that were. */
  drop(unwanted: (target: Target) => boolean): number {
    let dropped = 0
    for (const host of this.#hosts.values()) {
      const before = host.waiting.length + host.later.length
      const waiting = host.waiting.filter(target => !unwanted(target))
      const later = host.later.filter(({ target }) => !unwanted(target))
      host.waiting.splice(0, host.waiting.length, ...waiting)
      host.later.splice(0, host.later.length, ...later)
      dropped += before - waiting.length - later.length
    }
    this.#waiting -= dropped
    return dropped
  }

  #ready(): [string, Host] | null {
    const now = this.#now()
    for (const entry of this.#hosts) {
      const [door, { waiting, later, inFlight }] = entry
      if (waiting.length === 0 && !later.some(({ at }) => at <= now)) continue
      const at = this.#pace.readyAt(door)
      if (inFlight < this.#together && at !== null && at <= now) return entry
    }
    return null
  }

  #host({ address }: Target): Host {
    const door = hostDoor(address)
    let host = this.#hosts.get(door)
    if (!host) this.#hosts.set(door, host = { waiting: [], later: [], inFlight: 0 })
    return host
  }
}
