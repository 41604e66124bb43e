import type { Answer, Limits } from './client.ts'
import { FetchFailure } from './fetch-failure.ts'
import type { Clock, Pace } from './pace.ts'
import type { PacedAsk } from './paced.ts'
import { hostDoor } from './paced.ts'
import type { Reservation } from './reservation.ts'
import { RESERVATION_FILE, readReservationFile, reservationOfPath } from './reservation.ts'
import type { Robots } from './robots.ts'
import { ALLOW_ALL, DISALLOW_ALL, ROBOTS_BYTES, isAllowed, readRobots } from './robots.ts'

export type PolicyKind = 'robots' | 'reservation'

/** A robots.txt or tdmrep.json as a site gave it, kept to show later what was allowed. Times are ISO 8601, UTC. */
export interface SitePolicy {
  /** `https://www.exemple.example` */
  readonly origin: string
  readonly kind: PolicyKind
  /** Where it stood after redirects. */
  readonly address: string
  readonly fetchedAt: string
  /** HTTP status; 0 where there was no answer. */
  readonly status: number
  /** Verbatim; null where there is none, or it could not be had. */
  readonly body: Uint8Array | null
}

/** What is kept of policies between runs. */
export interface PolicyMemory {
  loadPolicy(origin: string, kind: PolicyKind): Promise<SitePolicy | null>
  savePolicy(policy: SitePolicy): Promise<void>
}

/** RFC 9309, 2.4. */
const MAX_AGE = 24 * 3_600_000
/** RFC 9309, 2.3.1.2: at least five consecutive redirects. */
const MAX_REDIRECTS = 5
const ATTEMPTS = 3
/** Failures that tell of the site and not of the night. */
export const LASTING: ReadonlySet<string> = new Set(['name_unknown', 'invalid_certificate', 'private_address'])

interface Options {
  readonly memory: PolicyMemory
  readonly clock: Clock
  readonly pace: Pace
  readonly limits: Limits
  /** What was kept before this time is asked for again. Milliseconds. */
  readonly notBefore: number
  /** The wait before an attempt, by its number, in milliseconds. */
  readonly backOff: (attempt: number) => number
}

export type Verdict = 'allowed' | 'robots' | 'robots_unreachable'

/** Asks each site for its robots.txt and its tdmrep.json before anything else, once, and answers from them. */
export class SitePolicies {
  readonly #robots = new Map<string, { until: number; robots: Promise<Robots & { reachable: boolean }> }>()
  readonly #reservations = new Map<string, { until: number; rules: Promise<ReturnType<typeof readReservationFile>> }>()
  readonly #ask: PacedAsk
  readonly #options: Options

  constructor(ask: PacedAsk, options: Options) {
    this.#ask = ask
    this.#options = options
  }

  async verdict(address: string): Promise<Verdict> {
    const url = new URL(address)
    const robots = await this.#robotsOf(url.origin)
    if (!robots.reachable) return 'robots_unreachable'
    return isAllowed(robots, url.pathname + url.search) ? 'allowed' : 'robots'
  }

  /** Addresses of the sitemaps that a site's robots.txt names. */
  async sitemaps(address: string): Promise<readonly string[]> {
    return (await this.#robotsOf(new URL(address).origin)).sitemaps
  }

  /** What the site's file reserves for this address; null where it says nothing of it. */
  async reservation(address: string): Promise<Reservation | null> {
    const url = new URL(address)
    const { clock } = this.#options
    let known = this.#reservations.get(url.origin)
    if (!known || known.until < clock.now()) {
      this.#reservations.set(url.origin, known = { until: clock.now() + MAX_AGE, rules: this.#loadReservations(url.origin) })
    }
    return reservationOfPath(await known.rules, url.pathname + url.search)
  }

  async #robotsOf(origin: string): Promise<Robots & { reachable: boolean }> {
    const { clock } = this.#options
    let known = this.#robots.get(origin)
    if (!known || known.until < clock.now()) {
      this.#robots.set(origin, known = { until: clock.now() + MAX_AGE, robots: this.#loadRobots(origin) })
    }
    return known.robots
  }

  async #loadRobots(origin: string): Promise<Robots & { reachable: boolean }> {
    const policy = await this.#load(origin, 'robots', '/robots.txt')
    const reachable = policy.status !== 0 && policy.status !== 429 && policy.status < 500
    const robots = !reachable ? DISALLOW_ALL : policy.body === null ? ALLOW_ALL : readRobots(new TextDecoder().decode(policy.body))
    if (robots.crawlDelay !== null) this.#options.pace.slowDown(hostDoor(origin), robots.crawlDelay * 1000)
    return { ...robots, reachable }
  }

  async #loadReservations(origin: string): Promise<ReturnType<typeof readReservationFile>> {
    if (await this.verdict(origin + RESERVATION_FILE) !== 'allowed') return []
    const policy = await this.#load(origin, 'reservation', RESERVATION_FILE)
    return policy.body === null ? [] : readReservationFile(new TextDecoder().decode(policy.body))
  }

  /** The kept policy where it is fresh, else the site's. What could not be had is kept too, and asked for again. */
  async #load(origin: string, kind: PolicyKind, path: string): Promise<SitePolicy> {
    const { memory, clock, notBefore } = this.#options
    const kept = await memory.loadPolicy(origin, kind)
    const age = kept ? clock.now() - Date.parse(kept.fetchedAt) : Infinity
    const answered = kept && kept.status !== 0 && kept.status !== 429 && kept.status < 500
    if (answered && age < MAX_AGE && Date.parse(kept.fetchedAt) >= notBefore) return kept
    const answer = await this.#follow(origin + path)
    const found = answer !== null && answer.status >= 200 && answer.status < 300
    const policy = {
      origin, kind, address: answer?.address ?? origin + path, fetchedAt: new Date(clock.now()).toISOString(),
      status: answer?.status ?? 0, body: found ? answer.body : null,
    }
    await memory.savePolicy(policy)
    return policy
  }

  /**
   * Null for a network error, after which the site may be back. What no other night mends (no such host, a bad
   * certificate, a private address) is thrown: the pages of the site would fail by it too. More redirects than allowed, or one that leads nowhere, are as if there were no file.
   */
  async #follow(address: string): Promise<Answer | null> {
    let at = address
    try {
      for (let redirects = 0; ; redirects++) {
        const answer = await this.#patiently(at)
        const to = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined
        if (to === undefined) return answer
        if (redirects === MAX_REDIRECTS || !URL.canParse(to, at)) return { ...answer, status: 404 }
        at = new URL(to, at).href
      }
    } catch (error) {
      if (error instanceof FetchFailure && !(at === address && LASTING.has(error.slug))) return null
      throw error
    }
  }

  /** Asks again for what may pass: a broken connection, or a server that says when to come back. */
  async #patiently(address: string): Promise<Answer> {
    const { limits, clock, backOff } = this.#options
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.#ask(address, { limits: { ...limits, size: ROBOTS_BYTES }, truncate: true, headers: { accept: 'text/plain,application/json,*/*;q=0.5' } })
        const comesBack = (answer.status === 429 || answer.status === 503) && answer.headers['retry-after'] !== undefined
        if (!comesBack || attempt === ATTEMPTS) return answer
      } catch (error) {
        if (!(error instanceof FetchFailure) || error.remedy !== 'retry' || attempt === ATTEMPTS) throw error
      }
      await clock.sleep(backOff(attempt + 1))
    }
  }
}
