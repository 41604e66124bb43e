import { believedCanonical } from '../crawl/discover/address.ts'
import type { Reading } from '../store/articles.ts'
import { pendingVersions, saveReadings } from '../store/articles.ts'
import { countClaimTurns } from '../store/claim-turns.ts'
import type { Extraction } from '../store/claims.ts'
import { saveExtractions } from '../store/claims.ts'
import type { UnreadPage } from '../store/pages.ts'
import { loadStoredBody, unreadPages } from '../store/pages.ts'
import type { Counts } from './events.ts'
import { outletOf } from './outlet-of.ts'
import type { Workspace } from './workspace.ts'
import type { ReadJob, ReadResult } from './workers/jobs.ts'
import type { Workshop } from './workers/workshop.ts'
import { openWorkshop } from './workers/workshop.ts'

/** Bodies read, and versions gone through, in one transaction: what a kill can cost, and what is held in memory. */
const BATCH = 60

/**
 * Reads every stored page that these rules have not read, then takes the claims of every version that is the dossier's.
 * Worker threads do it; what they give is written here, in the order of the store, so that any number of them writes the same.
 */
export async function extractStage(workspace: Workspace, { threads }: { threads?: number } = {}): Promise<Counts> {
  const { store, dossier, questionnaire, rules, run } = workspace
  const workshop = openWorkshop({ rules: () => ({ ...rules.tables(), dossier, questionnaire }), ...(threads === undefined ? {} : { threads }) })
  try {
    const read = await readPages(workspace, workshop)
    const taken = await takeClaims(workspace, workshop)
    const { added, removed } = await countClaimTurns(store, dossier.id, run)
    return { ...read, ...taken, claims_added: added, claims_removed: removed }
  } finally {
    await workshop.close()
  }
}

async function readPages({ store, dossier, rules, emit, now }: Workspace, workshop: Workshop): Promise<Counts> {
  let pages = 0
  let versions = 0
  let unreadable = 0
  const read = async (unread: readonly UnreadPage[]): Promise<ReadResult[]> => {
    const jobs: ReadJob[] = []
    for (const page of unread) {
      const contentType = (JSON.parse(page.headers) as Record<string, string>)['content-type'] ?? null
      jobs.push({ content: await loadStoredBody(store, page.body_hash), address: page.final_address, contentType, now: now().toISOString() })
    }
    return workshop.read(jobs)
  }
  const unread = ahead((after: number | null) => unreadPages(store, rules.reader, BATCH, after), page => page.page_id)
  for await (const [batch, results] of worked(unique(unread), read)) {
    versions += await saveReadings(store, batch.map((page, at): Reading => ({
      bodyHash: page.body_hash, address: page.final_address, reader: rules.reader, result: reading(page, results[at]!),
    })))
    pages += batch.length
    for (const [at, page] of batch.entries()) {
      const result = results[at]!
      if (typeof result !== 'string') continue
      unreadable++
      emit({ type: 'problem', stage: 'extract', slug: result, where: page.final_address, message: WHY[result] ?? WHY['defect']! })
    }
    emit({ type: 'stage_progress', stage: 'extract', done: pages, of: null, what: 'pages' })
  }
  return { pages_read: pages, new_versions: versions, unreadable }

  function reading(page: UnreadPage, result: ReadResult): Reading['result'] {
    if (typeof result === 'string') return result
    const fetched = /^https?:/.test(page.final_address)
    const address = (fetched ? believedCanonical(page.final_address, result.canonical) : result.canonical) ?? page.final_address
    // Who fetched or imported the page knew whose it is: two outlets may share a host.
    const known = dossier.sources.find(({ outlet }) => outlet.id === page.outlet_id)?.outlet
    return { article: result, address, outlet: known ?? outletOf(dossier, address, result.outlet), seenAt: page.fetched_at }
  }
}

const WHY: Readonly<Record<string, string>> = {
  no_text: 'the page holds no article text; look at it with «recoupe article --show FILE»',
  too_slow: 'the page took too long to read and was left out; please report it',
  too_heavy: 'the page took too much memory to read and was left out; please report it',
  defect: 'the page could not be read for a defect of ours and was left out; please report it',
}

async function takeClaims({ store, dossier, rules, run, emit }: Workspace, workshop: Workshop): Promise<Counts> {
  const counts: Record<string, number> = { articles: 0, claims: 0, no_term: 0, out_of_window: 0 }
  const pending = ahead((after: string | null) => pendingVersions(store, dossier.id, rules.claims, BATCH, after), version => version.version_id)
  for await (const [batch, results] of worked(pending, batch => workshop.claims(batch.map(({ document }) => ({ document }))))) {
    for (const [at, result] of results.entries()) {
      if (typeof result !== 'string') {
        counts['articles']!++
        counts['claims']! += result.length
        continue
      }
      counts[result] = (counts[result] ?? 0) + 1
      if (WHY[result]) emit({ type: 'problem', stage: 'extract', slug: result, where: batch[at]!.address, message: WHY[result] })
    }
    await saveExtractions(store, dossier.id, rules.claims, batch.map((version, at): Extraction => ({ version: version.version_id, article: version.article_id, result: results[at]! })), run)
    emit({ type: 'stage_progress', stage: 'extract', done: counts['articles']!, of: null, what: 'articles' })
  }
  return counts
}

/** Batches from the store, each asked for after the last key of the one before: what is done is not gone through again. */
async function* ahead<T, K>(next: (after: K | null) => Promise<T[]>, key: (item: T) => K): AsyncGenerator<T[]> {
  for (let after: K | null = null; ;) {
    const batch = await next(after)
    if (batch.length === 0) return
    yield batch
    after = key(batch.at(-1)!)
  }
}

/** Each batch with its results. The next one is worked at while these are written, so that no thread waits for the store. */
async function* worked<T, R>(batches: AsyncIterable<T[]>, work: (batch: T[]) => Promise<R[]>): AsyncGenerator<[batch: T[], results: R[]]> {
  let before: Promise<[T[], R[]]> | null = null
  for await (const batch of batches) {
    const results = work(batch).then((results): [T[], R[]] => [batch, results])
    // What fails is told when its turn comes.
    results.catch(() => {})
    if (before) yield await before
    before = results
  }
  if (before) yield await before
}

/** One page of each body and address: two fetches of the same thing are one reading. The last batch may not be written yet when the next one is asked for. */
async function* unique(batches: AsyncIterable<UnreadPage[]>): AsyncGenerator<UnreadPage[]> {
  const keyOf = (page: UnreadPage) => `${page.body_hash} ${page.final_address}`
  let before = new Set<string>()
  for await (const batch of batches) {
    const pages = new Map(batch.filter(page => !before.has(keyOf(page))).map(page => [keyOf(page), page]))
    if (pages.size === 0) continue
    yield [...pages.values()]
    before = new Set(pages.keys())
  }
}
