import { contentId } from '../model/identity.ts'
import type { Dossier } from '../dossier/dossier.ts'
import type { CrawlMemory, Target } from '../crawl/frontier.ts'
import type { Crawl, FrontierRow } from '../store/frontier.ts'
import { dueAddresses, settleVisit, visitedArticles, wantAddresses } from '../store/frontier.ts'
import type { Store } from '../store/open.ts'
import { loadPolicy, savePolicy } from '../store/policies.ts'
import { shareVisits } from '../store/shared-visits.ts'
import type { UnchangedVisit } from '../store/unchanged-visits.ts'
import { saveUnchangedVisits } from '../store/unchanged-visits.ts'

/** Names what decides which of a list's addresses are the story's: when it changes, lists are read anew. */
export const choiceOf = ({ terms, window, timezone, sources }: Dossier): string => contentId('choice', JSON.stringify({
  terms, window, timezone, sources: sources.map(({ outlet, feeds, sitemaps, pages }) => ({ home: outlet.home, access: outlet.access, feeds, sitemaps, pages })),
}))

/** Visits that found nothing new are written so many together, */
const TOGETHER = 100
/** or those of so long, in milliseconds. */
const HELD_BACK = 1000

/** The store as a crawl's memory. */
export async function crawlMemory(store: Store, crawl: Crawl, choice: string, run: number | null): Promise<CrawlMemory> {
  let held: UnchangedVisit[] = []
  const flush = async (): Promise<void> => {
    const visits = held
    held = []
    if (visits.length > 0) await saveUnchangedVisits(store, crawl, visits, run)
  }
  return {
    beganAt: Date.parse(crawl.beganAt),
    alreadyAsked: await visitedArticles(store, crawl),
    due: async () => {
      await shareVisits(store, crawl)
      return (await dueAddresses(store, crawl)).map(targetOf)
    },
    want: async targets => {
      await flush()
      const due = await wantAddresses(store, crawl, choice, targets)
      const shared = due.length > 0 ? await shareVisits(store, crawl) : new Set<string>()
      return due.filter(({ key }) => !shared.has(key)).map(targetOf)
    },
    settle: async ({ key }, { outcome, at, dueAt, canonicalKey, reservation, page }) => {
      const visit = { outcome, at, dueAt, page, canonical: canonicalKey, reservation: reservation && JSON.stringify(reservation) }
      if (outcome !== 'not_modified') return settleVisit(store, crawl, key, visit, run)
      held.push({ key, ...visit })
      if (held.length >= TOGETHER || Date.parse(at) - Date.parse(held[0]!.at) >= HELD_BACK) await flush()
      return outcome
    },
    flush,
    loadPolicy: (origin, kind) => loadPolicy(store, origin, kind),
    savePolicy: policy => savePolicy(store, policy),
  }
}

const targetOf = (row: FrontierRow): Target => ({
  key: row.key, kind: row.kind, outlet: row.outlet_id, address: row.address, etag: row.etag, lastModified: row.last_modified,
  bodyHash: row.body_hash, unchanged: row.unchanged, failures: row.failures, foundAt: row.found_at,
})
