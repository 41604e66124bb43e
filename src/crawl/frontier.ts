import type { PolicyMemory } from './fetch/site-policies.ts'
import type { Reservation } from './fetch/reservation.ts'

/**
 * What stands at an address that a crawl is to visit: an article; a document that lists articles; or a site whose
 * robots.txt names its sitemaps.
 */
export type TargetKind = 'article' | 'feed' | 'sitemap' | 'listing' | 'site'

/** One address of the frontier. */
export interface Target {
  /** Of `addressKey` for articles: one for all spellings. */
  readonly key: string
  readonly kind: TargetKind
  readonly outlet: string
  readonly address: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** SHA-256 of the body that was last stored. */
  readonly bodyHash: string | null
  /** How many visits in a row found nothing new. */
  readonly unchanged: number
  /** How many crawls in a row failed to read it. */
  readonly failures: number
  /** ISO 8601, UTC. */
  readonly foundAt: string
}

export interface NewTarget {
  readonly key: string
  readonly kind: TargetKind
  readonly outlet: string
  readonly address: string
  /** The address of what named it; `dossier` where the dossier does. */
  readonly foundIn: string
  /** When it last changed, as its list says: a later day than our last visit makes it due. */
  readonly modified: string | null
}

/** A page as received, ready to be stored. */
export interface FetchedPage {
  readonly finalAddress: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Null where nothing is kept of it: a failure, a reservation. */
  readonly body: Uint8Array | null
}

/** How a visit ended. */
export interface VisitResult {
  /** `stored`, `not_modified`, `read` (a list), `refused` by name, or a failure's slug. */
  readonly outcome: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Null where the page was never asked for. */
  readonly page: FetchedPage | null
  /** The key of the address that the page calls its own. */
  readonly canonicalKey: string
  readonly reservation: Reservation | null
  /** When it is to be visited again at the earliest. ISO 8601, UTC. */
  readonly dueAt: string
}

/** What a crawl keeps between runs and through kills. The stage in `run/` puts the store behind it. */
export interface CrawlMemory extends PolicyMemory {
  /** When this crawl began, and so a killed one that it takes up. Milliseconds. */
  readonly beganAt: number
  /** How many articles of each outlet this crawl already asked for before it was killed. */
  readonly alreadyAsked: ReadonlyMap<string, number>
  /** What is due and not done in this crawl. */
  due(): Promise<Target[]>
  /** Adds addresses that are not known; gives those that are now due and were not. */
  want(targets: readonly NewTarget[]): Promise<Target[]>
  /**
   * Keeps what a visit gave, all of it or nothing. Gives the outcome, which is `twin` where the page turns out to be a
   * stored one under another address, and `not_modified` where its bytes are the ones last stored. What found nothing
   * new may be held back for a moment: a kill then costs that it is asked for again.
   */
  settle(target: Target, result: VisitResult): Promise<string>
  /** Keeps what is held back. */
  flush(): Promise<void>
}
