import { createHash } from 'node:crypto'
import type { Source } from '../dossier/dossier.ts'
import { addressKey, believedCanonical } from './discover/address.ts'
import type { Choose, SkipReason } from './discover/choose.ts'
import { feedPage } from './discover/feed-page.ts'
import type { Found } from './discover/found.ts'
import { pageHead } from './discover/page-links.ts'
import type { Answer, Limits } from './fetch/client.ts'
import type { PoliteClient, Refusal, Visit } from './fetch/polite.ts'
import { ledHome, ledToConsent } from './fetch/polite.ts'
import type { Reservation } from './fetch/reservation.ts'
import { reservationOfMeta } from './fetch/reservation.ts'
import type { SitePolicies } from './fetch/site-policies.ts'
import type { FetchedPage, NewTarget, Target } from './frontier.ts'

// What reads lists is loaded for the first that changed, as few do in a night. What each new page needs is not: an import for each is a tenth of a crawl.

/** What a visit is made with. */
export interface VisitTools {
  readonly polite: PoliteClient
  readonly policies: SitePolicies
  readonly limits: Limits
  readonly maxSitemapBytes: number
  readonly respectReservations: boolean
  readonly language: string
  /** Takes addresses to be visited too. */
  readonly want: (targets: readonly NewTarget[]) => Promise<void>
  /** Keeps an article that only its feed carries. */
  readonly keepFeedArticle: (source: Source, found: Found, html: string) => Promise<void>
}

/** What a visit saw, before it is kept. */
export interface Seen {
  /** The address that a refusal is about: after redirects, another than the target's. */
  readonly refusedAt?: string
  readonly outcome: 'stored' | 'not_modified' | 'read' | Refusal | 'redirect_to_home' | 'consent_wall'
  readonly page: FetchedPage | null
  readonly canonicalKey: string
  readonly reservation: Reservation | null
  readonly transferred: number
  /** Of a list: how many addresses it named, and why some are not asked for. */
  readonly list: { readonly named: number; readonly skipped: Partial<Record<SkipReason, number>> } | null
}

/** Addresses that go to the frontier together. */
const BATCH = 500

const PAGE_TYPES = /^(text\/(html|plain)|application\/(xhtml\+xml|xml))$|^text\/xml$|\+html$/

/** An article's page. @throws {FetchFailure} */
export async function visitArticle(target: Target, { polite, limits, respectReservations }: VisitTools): Promise<Seen> {
  const visit = await polite.visit(target.address, { limits, headers: validators(target), wanted: type => PAGE_TYPES.test(type) })
  if (visit.kind === 'refused') return refusal(target, visit)
  const { answer } = visit
  const seen = { canonicalKey: target.key, reservation: visit.reservation, transferred: answer.transferred, list: null }
  if (answer.status === 304) return { ...seen, outcome: 'not_modified', page: withoutBody(answer) }
  if (ledToConsent(target.address, answer.address)) return { ...seen, outcome: 'consent_wall', page: withoutBody(answer) }
  if (ledHome(target.address, answer.address)) return { ...seen, outcome: 'redirect_to_home', page: withoutBody(answer) }
  if (target.bodyHash === createHash('sha256').update(answer.body).digest('hex')) return { ...seen, outcome: 'not_modified', page: withoutBody(answer) }
  const head = pageHead(answer.body)
  const reservation = reservationOfMeta(head) ?? visit.reservation
  if (reservation?.reserved && respectReservations) return { ...seen, reservation, outcome: 'reserved', page: withoutBody(answer) }
  const canonical = believedCanonical(answer.address, head.canonical) ?? answer.address
  return { ...seen, reservation, canonicalKey: addressKey(canonical), outcome: 'stored', page: { ...withoutBody(answer), body: answer.body } }
}

/** A feed, a sitemap, a listing page, or a site's robots.txt for its sitemaps. @throws {FetchFailure} */
export async function visitList(target: Target, source: Source, choose: Choose, tools: VisitTools): Promise<Seen> {
  const skipped: Partial<Record<SkipReason, number>> = {}
  let named = 0
  let batch: NewTarget[] = []
  let notKept: unknown = null
  const flush = async () => {
    const full = batch
    batch = []
    if (full.length > 0) await tools.want(full).catch((error: unknown) => { throw notKept = error })
  }
  const take = async (found: Found) => {
    named++
    const reason = choose(found)
    if (reason !== null) skipped[reason] = (skipped[reason] ?? 0) + 1
    else if (source.outlet.access === 'feed-only') {
      if (found.content && target.kind === 'feed') await tools.keepFeedArticle(source, found, feedPage(found, tools.language))
    } else batch.push(article(found, target))
    if (batch.length >= BATCH) await flush()
  }
  const wantSitemap = async (address: string) => {
    named++
    batch.push({ key: listKey('sitemap', address), kind: 'sitemap', outlet: target.outlet, address, foundIn: target.address, modified: null })
    if (batch.length >= BATCH) await flush()
  }
  const seen = { page: null, canonicalKey: target.key, reservation: null, list: { named, skipped } }

  if (target.kind === 'site') {
    const verdict = await tools.policies.verdict(target.address)
    if (verdict === 'robots_unreachable') return { ...seen, outcome: verdict, refusedAt: target.address, transferred: 0 }
    for (const sitemap of await tools.policies.sitemaps(target.address)) {
      if (URL.canParse(sitemap, target.address)) await wantSitemap(new URL(sitemap, target.address).href)
    }
    await flush()
    return { ...seen, outcome: 'read', transferred: 0, list: { named, skipped } }
  }

  const headers = { ...validators(target), accept: ACCEPT[target.kind as keyof typeof ACCEPT] }
  let broken: unknown = null
  const visit = await tools.polite.visit(target.address, target.kind !== 'sitemap' ? { limits: tools.limits, headers } : {
    limits: { ...tools.limits, size: tools.maxSitemapBytes },
    headers,
    async consume(body) {
      const { readSitemap } = await import('./discover/sitemap.ts')
      try {
        for await (const entry of readSitemap(body, target.address, tools.maxSitemapBytes)) {
          if (entry.kind === 'page') await take(entry.found)
          else await wantSitemap(entry.address)
        }
      } catch (error) {
        // What a broken sitemap named before its end is still good.
        broken = error
        throw error
      } finally {
        if (broken) await flush()
      }
    },
  }).catch((error: unknown) => {
    // What the memory could not keep is no failure of the server that was being read meanwhile.
    throw notKept ?? error
  })
  if (visit.kind === 'refused') return refusal(target, visit)
  const { answer, reservation } = visit
  if (reservation?.reserved && tools.respectReservations) return { ...seen, reservation, outcome: 'reserved', transferred: answer.transferred }
  if (answer.status === 304) return { ...seen, reservation, outcome: 'not_modified', page: withoutBody(answer), transferred: answer.transferred }
  if (target.kind === 'feed' || target.kind === 'listing') {
    const { readList } = await import('./discover/read-list.ts')
    for (const found of readList(target.kind, answer.body, answer.headers['content-type'], answer.address)) await take(found)
  }
  await flush()
  return { ...seen, reservation, outcome: 'read', page: withoutBody(answer), transferred: answer.transferred, list: { named, skipped } }
}

const ACCEPT = {
  feed: 'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5',
  sitemap: 'application/xml,text/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5',
  listing: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5',
}

/** Lists are kept apart from articles at the same address. */
export const listKey = (kind: Exclude<Target['kind'], 'article'>, address: string): string => `${kind} ${address}`

const article = (found: Found, { outlet, address }: Target): NewTarget => ({
  key: addressKey(found.address), kind: 'article', outlet, address: found.address, foundIn: address, modified: found.modified,
})

const validators = ({ etag, lastModified }: Target): Record<string, string> => ({
  ...(etag === null ? {} : { 'if-none-match': etag }),
  ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
})

const withoutBody = ({ address, status, headers }: Answer): FetchedPage => ({ finalAddress: address, status, headers, body: null })

const refusal = (target: Target, { by, address, reservation }: Visit & { kind: 'refused' }): Seen =>
  ({ outcome: by, refusedAt: address, page: null, canonicalKey: target.key, reservation, transferred: 0, list: null })
