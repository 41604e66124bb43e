import type { LookupFunction } from 'node:net'
import type { Dossier, Source } from '../dossier/dossier.ts'
import { closableMemory } from './closable-memory.ts'
import type { Choose } from './discover/choose.ts'
import { chooser } from './discover/choose.ts'
import { addressKey, requestAddress } from './discover/address.ts'
import type { CrawlEvent } from './events.ts'
import { httpClient } from './fetch/client.ts'
import { guardedConnect, portOf } from './fetch/connect.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'
import type { Clock } from './fetch/pace.ts'
import { Pace, realClock } from './fetch/pace.ts'
import { hostDoor, pacedClient } from './fetch/paced.ts'
import { backOff } from './fetch/patience.ts'
import { PoliteClient } from './fetch/polite.ts'
import { LASTING, SitePolicies } from './fetch/site-policies.ts'
import type { CrawlMemory, NewTarget, Target } from './frontier.ts'
import { nextVisit } from './next-visit.ts'
import { Schedule } from './schedule.ts'
import { Tally } from './tally.ts'
import type { Seen, VisitTools } from './visit.ts'
import { listKey, visitArticle, visitList } from './visit.ts'

export interface CrawlOptions {
  readonly dossier: Dossier
  readonly memory: CrawlMemory
  readonly emit: (event: CrawlEvent) => void
  /** `recoupe/0.1.0 (+https://…)` */
  readonly userAgent: string
  readonly clock?: Clock
  /** Between 0 and 1, for the jitter of waits. */
  readonly random?: () => number
  /** Another name service than the system's. */
  readonly lookup?: LookupFunction
}

/** Requests that one host takes at a time where the dossier sets no delay. */
const TOGETHER = 8
/** Failures in a row after which an outlet is left alone until the next crawl. */
const MAX_FAILURES_IN_A_ROW = 5

/**
 * Visits what a dossier's sources name and what is due of what they named before, politely, and keeps it in the memory.
 * Each page is kept as soon as it is there: a kill costs what was under way. Gives the counts by outcome.
 */
export async function crawl(options: CrawlOptions): Promise<Readonly<Record<string, number>>> {
  const { dossier, emit, userAgent, clock = realClock, random = Math.random, lookup } = options
  const { memory, close } = closableMemory(options.memory)
  const settings = dossier.crawl
  const sources = new Map(dossier.sources.filter(({ outlet }) => outlet.access !== 'manual').map(source => [source.outlet.id, source]))
  const choosers = new Map<string, Choose>([...sources].map(([outlet, source]) => [outlet, chooser(dossier, source)]))
  const respectReservations = dossier.purpose !== 'research'
  const limits = { headers: settings.timeouts.headers, body: settings.timeouts.body, whole: settings.timeouts.whole, size: settings.max_page_bytes }

  const pace = new Pace({ delay: settings.delay, together: TOGETHER, clock })
  const connect = guardedConnect({
    resolve: settings.resolve, mayBePrivate: privatePlaces(dossier), timeout: settings.timeouts.connect, ...(lookup ? { lookup } : {}),
  })
  const client = httpClient({ connect, userAgent, connectionsPerHost: TOGETHER })
  const ask = pacedClient({ client, connect, pace, clock, patience: settings.patience })
  const policies = new SitePolicies(ask, { memory, clock, pace, limits, notBefore: memory.beganAt, backOff: attempt => backOff(attempt, settings.back_off, random) })
  const polite = new PoliteClient(ask, policies, { respectReservations })

  const schedule = new Schedule({ pace, now: () => clock.now(), together: settings.delay > 0 ? 1 : TOGETHER })
  const tally = new Tally(settings.max_pages_per_outlet, memory.alreadyAsked, emit)
  const failuresInARow = new Map<string, number>()
  const leftAlone = new Set<string>()

  const admit = (targets: readonly Target[]) => schedule.add(targets.filter(target => {
    const source = sources.get(target.outlet)
    if (!source || leftAlone.has(target.outlet) || leftAlone.has(hostDoor(target.address))) return false
    // What a feed-only outlet publishes is kept when its feed is read.
    if (target.kind === 'article' && source.outlet.access === 'feed-only') return false
    return tally.admit(target)
  }))
  /** An outlet, or one of its hosts, gets no further request in this crawl. */
  const leaveAlone = (outlet: string, host: string | null, slug: string, message: string) => {
    const place = host ?? outlet
    if (leftAlone.has(place)) return
    leftAlone.add(place)
    const pages = schedule.drop(target => host === null ? target.outlet === outlet : hostDoor(target.address) === host)
    tally.unread(outlet)
    tally.skip(outlet, slug, pages)
    // What is lasting was told with the page that met it.
    if (pages > 0 || !LASTING.has(slug)) emit({ type: 'left_alone', outlet, slug, pages, message })
  }
  const settle = async (target: Target, { page, canonicalKey, reservation, ...seen }: Pick<Seen, 'page' | 'canonicalKey' | 'reservation'> & { outcome: string }, transferred: number) => {
    const now = clock.now()
    const gone = seen.outcome === 'gone' || seen.outcome === 'reserved' ? target.failures + 1 : 0
    const unchanged = seen.outcome === 'not_modified' ? target.unchanged + 1 : 0
    const dueAt = target.kind === 'article' ? nextVisit({ now, foundAt: Date.parse(target.foundAt), unchanged, gone }) : now
    const outcome = await memory.settle(target, {
      outcome: seen.outcome, at: new Date(now).toISOString(), page, canonicalKey, reservation, dueAt: new Date(dueAt).toISOString(),
    })
    tally.done(target, outcome, transferred)
  }

  const tools: VisitTools = {
    polite, policies, limits, respectReservations, maxSitemapBytes: settings.max_sitemap_bytes, language: dossier.language,
    want: async targets => admit(await memory.want(targets)),
    keepFeedArticle: async ({ outlet }, found, html) => {
      const key = addressKey(found.address)
      await memory.want([{ key, kind: 'article', outlet: outlet.id, address: found.address, foundIn: 'feed', modified: found.modified }])
      const now = new Date(clock.now()).toISOString()
      const target: Target = { key, kind: 'article', outlet: outlet.id, address: found.address, etag: null, lastModified: null, bodyHash: null, unchanged: 0, failures: 0, foundAt: now }
      if (!tally.admit(target)) return
      await settle(target, {
        outcome: 'stored', canonicalKey: key, reservation: null,
        page: { finalAddress: found.address, status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: new TextEncoder().encode(html) },
      }, 0)
    },
  }

  // Crawlee takes a while to load: commands that crawl nothing are spared it.
  const { workThrough } = await import('./crawlee.ts')
  try {
    await memory.want([...sources.values()].flatMap(ownTargets))
    admit(await memory.due())
    await workThrough({
      schedule,
      concurrency: settings.concurrency,
      retries: settings.retries,
      async visit(target) {
        const source = sources.get(target.outlet)!
        const seen = await (target.kind === 'article' ? visitArticle(target, tools) : visitList(target, source, choosers.get(target.outlet)!, tools)).catch((error: unknown) => {
          // Not tried again in this crawl where its host is to be let alone for too long.
          throw error instanceof FetchFailure && restsTooLong(target) ? error.givenUp() : error
        })
        failuresInARow.set(target.outlet, 0)
        if (seen.list) {
          tally.list(target, seen.list)
          emit({ type: 'list_read', outlet: target.outlet, address: target.address, ...seen.list })
        }
        await settle(target, seen, seen.transferred)
        if (seen.outcome === 'robots_unreachable') {
          const host = hostDoor(seen.refusedAt!)
          tally.unread(target.outlet)
          if (host === hostDoor(target.address)) {
            leaveAlone(target.outlet, host, 'robots_unreachable', `${host}/robots.txt can’t be had, so nothing is asked for; it is tried again in the next crawl`)
          }
        }
        rest(target)
      },
      again(target, attempt, failure) {
        const at = Math.max(clock.now() + backOff(attempt, settings.back_off, random), pace.restsUntil(hostDoor(target.address)))
        emit({ type: 'retry', outlet: target.outlet, slug: failure.slug, address: target.address, wait: Math.round(at - clock.now()) })
        return at
      },
      async fail(target, failure) {
        await settle(target, {
          outcome: failure.slug, canonicalKey: target.key, reservation: null,
          page: failure.slug === 'host_resting' ? null : { finalAddress: failure.address, status: failure.status, headers: failure.headers, body: null },
        }, 0)
        tell(target, failure)
        rest(target)
      },
    })
    await memory.flush()
    return tally.counts()
  } finally {
    close()
    await client.close()
  }

  function restsTooLong(target: Target): boolean {
    return pace.restsUntil(hostDoor(target.address)) - clock.now() > settings.patience
  }

  /** A host that is to be let alone for longer than the dossier's patience is not waited for. */
  function rest(target: Target): void {
    if (restsTooLong(target)) {
      leaveAlone(target.outlet, hostDoor(target.address), 'host_resting', `${hostDoor(target.address)} asks for a longer wait than crawl.patience; the rest is asked for in the next crawl`)
    }
  }

  function tell(target: Target, failure: FetchFailure): void {
    // A page that was there and is gone is the press's doing, not a source that could not be read.
    if (failure.slug !== 'gone' || target.bodyHash === null) tally.unread(target.outlet)
    emit({ type: 'failed', outlet: target.outlet, slug: failure.slug, address: target.address, message: failure.message })
    if (LASTING.has(failure.slug) && hostDoor(failure.address) === hostDoor(target.address)) {
      leaveAlone(target.outlet, hostDoor(target.address), failure.slug, `no page of ${hostDoor(target.address)} can be asked for`)
    }
    const passing = failure.remedy !== 'give_up' || failure.slug.startsWith('timeout')
    const failures = passing ? (failuresInARow.get(target.outlet) ?? 0) + 1 : 0
    failuresInARow.set(target.outlet, failures)
    if (failures >= MAX_FAILURES_IN_A_ROW) {
      leaveAlone(target.outlet, null, 'keeps_failing', `failed ${failures} times in a row; the rest is asked for in the next crawl`)
    }
  }
}

/** What the dossier itself names of a source. */
function ownTargets({ outlet, feeds, sitemaps, pages, articles }: Source): NewTarget[] {
  const list = (kind: Exclude<Target['kind'], 'article'>, address: string): NewTarget =>
    ({ key: listKey(kind, address), kind, outlet: outlet.id, address, foundIn: 'dossier', modified: null })
  const only = feeds.map(feed => list('feed', feed))
  if (outlet.access === 'feed-only') return only
  const home = outlet.home ?? feeds[0] ?? pages[0] ?? articles[0]
  return [
    ...only,
    ...(sitemaps !== 'auto' ? sitemaps.map(sitemap => list('sitemap', sitemap)) : home ? [list('site', new URL(home).origin + '/')] : []),
    ...pages.map(page => list('listing', page)),
    ...articles.map((address): NewTarget => {
      const asked = requestAddress(address) ?? address
      return { key: addressKey(asked), kind: 'article', outlet: outlet.id, address: asked, foundIn: 'dossier', modified: null }
    }),
  ]
}

/** Where the dossier allows private networks: at the hosts and ports that it names itself, and nowhere that a page leads to. */
export function privatePlaces({ crawl: { allow_private_network, resolve }, sources }: Dossier): (hostAndPort: string) => boolean {
  if (!allow_private_network) return () => false
  const named = sources.flatMap(({ outlet, feeds, sitemaps, pages, articles }) =>
    [outlet.home ?? [], feeds, sitemaps === 'auto' ? [] : sitemaps, pages, articles].flat()).map(address => new URL(address))
  const places = new Set([...Object.keys(resolve), ...named.map(url => `${url.hostname.replace(/^\[|\]$/g, '')}:${portOf(url)}`)])
  return place => places.has(place)
}
