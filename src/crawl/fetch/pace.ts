/** Time as the pace needs it: tests and the crawl give the real one. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const realClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  // A timer may be early by a millisecond: the pace would then be a millisecond short.
  sleep: milliseconds => new Promise(done => setTimeout(done, Math.ceil(milliseconds) + 1)),
}

/** One door: who goes through it waits for its turn, and for the delay since the last one came back. */
interface Gate {
  delay: number
  /** When the next may go, in milliseconds. */
  readyAt: number
  inside: number
  readonly waiting: (() => void)[]
}

export interface PaceOptions {
  /** Milliseconds between the end of one request to a host and the beginning of the next. */
  readonly delay: number
  /** How many requests one host takes at a time where there is no delay. With a delay, one. */
  readonly together: number
  readonly clock: Clock
}

/** Keeps requests to one host, and to one IP address that hosts share, one after the other and far enough apart. */
export class Pace {
  readonly #options: PaceOptions
  readonly #gates = new Map<string, Gate>()

  constructor(options: PaceOptions) {
    this.#options = options
  }

  /** Waits for a turn at every one of these doors (a host, then its IP address); the result gives them back. */
  async turn(doors: readonly string[]): Promise<() => void> {
    const taken: Gate[] = []
    for (const door of doors) taken.push(await this.#enter(this.#gate(door)))
    return () => { for (const gate of taken) this.#leave(gate) }
  }

  /** A door's own delay where it asks for a longer one (Crawl-delay), in milliseconds. */
  slowDown(door: string, delay: number): void {
    const gate = this.#gate(door)
    gate.delay = Math.max(gate.delay, delay)
  }

  /** Nobody goes through for a while (Retry-After), in milliseconds from now. */
  pause(door: string, milliseconds: number): void {
    const gate = this.#gate(door)
    gate.readyAt = Math.max(gate.readyAt, this.#options.clock.now() + milliseconds)
  }

  /** Until when nobody goes through, whoever is inside. */
  restsUntil(door: string): number {
    return this.#gates.get(door)?.readyAt ?? 0
  }

  /** When a turn at this door may begin, as far as is known now; null while it is fully taken. */
  readyAt(door: string): number | null {
    const gate = this.#gates.get(door)
    if (!gate) return 0
    return gate.inside < this.#room(gate) && gate.waiting.length === 0 ? gate.readyAt : null
  }

  #gate(door: string): Gate {
    let gate = this.#gates.get(door)
    if (!gate) this.#gates.set(door, gate = { delay: this.#options.delay, readyAt: 0, inside: 0, waiting: [] })
    return gate
  }

  #room = (gate: Gate): number => gate.delay > 0 ? 1 : this.#options.together

  async #enter(gate: Gate): Promise<Gate> {
    if (gate.inside >= this.#room(gate)) await new Promise<void>(admit => gate.waiting.push(admit))
    else gate.inside++
    for (let wait = this.#wait(gate); wait > 0; wait = this.#wait(gate)) await this.#options.clock.sleep(wait)
    return gate
  }

  #wait = (gate: Gate): number => gate.readyAt - this.#options.clock.now()

  /** A place that is given back goes to the one who has waited longest, with `inside` unchanged. */
  #leave(gate: Gate): void {
    if (gate.delay > 0) gate.readyAt = Math.max(gate.readyAt, this.#options.clock.now() + gate.delay)
    const next = gate.inside <= this.#room(gate) ? gate.waiting.shift() : undefined
    if (next) next()
    else gate.inside--
  }
}
