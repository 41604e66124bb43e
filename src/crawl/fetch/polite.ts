import { addressKey } from '../discover/address.ts'
import type { Answer, Ask } from './client.ts'
import { FetchFailure } from './fetch-failure.ts'
import type { PacedAsk } from './paced.ts'
import type { Reservation } from './reservation.ts'
import { reservationOfHeaders } from './reservation.ts'
import type { SitePolicies } from './site-policies.ts'

/** What may not be asked for, and on whose word. */
export type Refusal = 'robots' | 'robots_unreachable' | 'reserved'

/**
 * What asking for one address gave: an answer after redirects (304 included), with what headers and file say of mining,
 * or a refusal before or on the way.
 */
export type Visit =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly reservation: Reservation | null }
  | { readonly kind: 'refused'; readonly by: Refusal; readonly address: string; readonly reservation: Reservation | null }

const MAX_REDIRECTS = 5

/** Visits addresses as their sites allow: robots.txt and reservations at each step of a redirect, one pace for all. */
export class PoliteClient {
  readonly #ask: PacedAsk
  readonly #policies: SitePolicies
  /** Whether reservations of rights are respected (`general`), or the exemption of scientific research is declared. */
  readonly #respectReservations: boolean

  constructor(ask: PacedAsk, policies: SitePolicies, options: { respectReservations: boolean }) {
    this.#ask = ask
    this.#policies = policies
    this.#respectReservations = options.respectReservations
  }

  /** @throws {FetchFailure} for whatever is no page: network, size, time, redirects, statuses from 400. */
  async visit(address: string, ask: Ask): Promise<Visit> {
    const seen = new Set<string>()
    let at = address
    for (;;) {
      if (seen.has(at)) throw new FetchFailure('redirect_loop', 'redirects in a circle', { address, remedy: 'give_up' })
      if (seen.size > MAX_REDIRECTS) throw new FetchFailure('too_many_redirects', `redirects more than ${MAX_REDIRECTS} times`, { address, remedy: 'give_up' })
      seen.add(at)
      const verdict = await this.#policies.verdict(at)
      if (verdict !== 'allowed') return { kind: 'refused', by: verdict, address: at, reservation: null }
      const filed = await this.#policies.reservation(at)
      if (filed?.reserved && this.#respectReservations) {
        // The page's own headers may lift what the file reserves: they are asked for without the page.
        const { headers, status } = await this.#ask(at, { ...withoutValidators(ask), method: 'HEAD' })
        const own = status < 300 ? reservationOfHeaders(headers) : null
        if (!own || own.reserved) return { kind: 'refused', by: 'reserved', address: at, reservation: own ?? filed }
      }
      // Validators are of the address that they came with: another one must not be answered 304.
      const answer = await this.#ask(at, at === address ? ask : withoutValidators(ask))
      const to = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined
      if (to !== undefined) {
        at = redirectTarget(at, to)
        continue
      }
      if (answer.status >= 400 || (answer.status >= 300 && answer.status !== 304)) throw statusFailure(answer)
      // Reserved by header, perhaps, and lifted by the page's own meta element: for the caller to see.
      return { kind: 'answer', answer, reservation: reservationOfHeaders(answer.headers) ?? filed }
    }
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function redirectTarget(from: string, to: string): string {
  const url = URL.canParse(to, from) ? new URL(to, from) : null
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) {
    throw new FetchFailure('bad_redirect', `redirects to ${JSON.stringify(to.slice(0, 200))}, which is no web address`, { address: from, remedy: 'give_up' })
  }
  url.hash = ''
  return url.href
}

function withoutValidators({ headers, ...ask }: Ask): Ask {
  return { ...ask, headers: Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !name.startsWith('if-'))) }
}

function statusFailure({ address, status, headers }: Answer): FetchFailure {
  const details = { address, status, headers }
  if (status === 429) return new FetchFailure('too_many_requests', 'the server asks for fewer requests (429)', { ...details, remedy: 'wait' })
  if (status === 503) return new FetchFailure('unavailable', 'the server is not available (503)', { ...details, remedy: 'wait' })
  if (status >= 500) return new FetchFailure('server_error', `the server failed (${status})`, { ...details, remedy: 'retry' })
  if (status === 404 || status === 410) return new FetchFailure('gone', `is not there (${status})`, { ...details, remedy: 'give_up' })
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return new FetchFailure('forbidden', `the server does not let us read it (${status}); save the page by hand and import it`, { ...details, remedy: 'give_up' })
  }
  return new FetchFailure('bad_status', `answers ${status}`, { ...details, remedy: 'give_up' })
}

/** Whether an article's address led to the home page instead: the article is gone, and the server does not say so. */
export const ledHome = (asked: string, got: string): boolean =>
  addressKey(asked) !== addressKey(got) && new URL(got).search === '' && /^\/(fr|index\.\w+)?\/?$/.test(new URL(got).pathname)

/** Hosts to which outlets send readers who did not accept trackers. */
export const ledToConsent = (asked: string, got: string): boolean =>
  new URL(asked).host !== new URL(got).host && /(^|\.)(consent|guce|cmp|privacy-mgmt|didomi)\./.test(new URL(got).hostname)
