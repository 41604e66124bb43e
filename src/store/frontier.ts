import type { Selectable } from 'kysely'
import type { Store } from './open.ts'
import type { PackedBody } from './pages.ts'
import { insertPage, packBody } from './pages.ts'
import type { Schema } from './schema.ts'

export type FrontierRow = Selectable<Schema['frontier']>

/** One crawl of one dossier. */
export interface Crawl {
  readonly id: number
  readonly dossier: string
  /** ISO 8601, UTC. */
  readonly beganAt: string
}

export interface WantedAddress {
  readonly key: string
  readonly kind: FrontierRow['kind']
  readonly outlet: string
  readonly address: string
  readonly foundIn: string
  /** When it last changed, as the list that names it says. */
  readonly modified: string | null
}

export interface SettledVisit {
  readonly outcome: string
  readonly at: string
  readonly dueAt: string
  readonly canonical: string
  readonly reservation: string | null
  readonly page: { readonly finalAddress: string; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array | null } | null
}

/** A killed crawl is taken up for so long, in milliseconds; after that, a new one begins. */
const TAKEN_UP_FOR = 12 * 3_600_000

/** Takes up the dossier's crawl that was killed, where there is one, or begins another. */
export async function beginCrawl(store: Store, dossier: string, now: Date): Promise<Crawl> {
  const open = await store.selectFrom('crawls').select(['id', 'began_at']).where('dossier_id', '=', dossier).where('ended_at', 'is', null)
    .where('began_at', '>', new Date(now.getTime() - TAKEN_UP_FOR).toISOString()).orderBy('id', 'desc').executeTakeFirst()
  if (open) return { id: open.id, dossier, beganAt: open.began_at }
  const beganAt = now.toISOString()
  const { id } = await store.insertInto('crawls').values({ dossier_id: dossier, began_at: beganAt, ended_at: null }).returning('id').executeTakeFirstOrThrow()
  return { id, dossier, beganAt }
}

export async function endCrawl(store: Store, crawl: Crawl, now: Date): Promise<void> {
  await store.updateTable('crawls').set({ ended_at: now.toISOString() }).where('id', '=', crawl.id).execute()
}

/** How many articles of each outlet this crawl has visited. */
export async function visitedArticles(store: Store, crawl: Crawl): Promise<Map<string, number>> {
  const rows = await store.selectFrom('frontier').select(['outlet_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where('dossier_id', '=', crawl.dossier).where('crawl_id', '=', crawl.id).where('kind', '=', 'article').groupBy('outlet_id').execute()
  return new Map(rows.map(row => [row.outlet_id, row.count]))
}

/** What is due and not visited in this crawl: what was never visited first. */
export async function dueAddresses(store: Store, crawl: Crawl): Promise<FrontierRow[]> {
  return store.selectFrom('frontier').selectAll()
    .where('dossier_id', '=', crawl.dossier)
    .where('due_at', '<=', crawl.beganAt)
    .where(test => test.or([test('crawl_id', 'is', null), test('crawl_id', '!=', crawl.id)]))
    .orderBy('visited_at').orderBy('due_at').orderBy('key')
    .execute()
}

/** Lists that the dossier no longer names, by what it named when they were found, are not visited any more. */
export async function forgetLists(store: Store, dossier: string, choice: string): Promise<void> {
  await store.deleteFrom('frontier').where('dossier_id', '=', dossier).where('kind', '!=', 'article').where('choice', '!=', choice).execute()
}

/**
 * Adds addresses that are not known, under any spelling or as the canonical address of another; makes known ones due
 * that their list says have changed since. Gives those that became due by it.
 */
export async function wantAddresses(store: Store, crawl: Crawl, choice: string, wanted: readonly WantedAddress[]): Promise<FrontierRow[]> {
  // Of several spellings, the first that was named is asked for.
  const byKey = new Map<string, WantedAddress>()
  for (const address of wanted) if (!byKey.has(address.key)) byKey.set(address.key, address)
  const keys = [...byKey.keys()]
  if (keys.length === 0) return []
  return store.transaction().execute(async transaction => {
    const rows = transaction.selectFrom('frontier').where('dossier_id', '=', crawl.dossier)
    const known = new Map((await rows.selectAll().where('key', 'in', keys).execute()).map(row => [row.key, row]))
    const twins = new Set((await rows.select('canonical').where('canonical', 'in', keys).execute()).map(row => row.canonical))
    const fresh = [...byKey.values()].filter(({ key }) => !known.has(key) && !twins.has(key)).map((address): FrontierRow => ({
      dossier_id: crawl.dossier, key: address.key, kind: address.kind, outlet_id: address.outlet, address: address.address,
      found_in: address.foundIn, found_at: crawl.beganAt, due_at: crawl.beganAt, crawl_id: null, visited_at: null, outcome: null,
      etag: null, last_modified: null, body_hash: null, unchanged: 0, failures: 0, canonical: null, choice,
    }))
    if (fresh.length > 0) await transaction.insertInto('frontier').values(fresh).execute()
    const changed = [...known.values()].filter(row => {
      const { modified } = byKey.get(row.key)!
      return modified !== null && row.visited_at !== null && row.due_at !== null && row.due_at > crawl.beganAt && row.crawl_id !== crawl.id && modified > row.visited_at
    })
    if (changed.length > 0) {
      await transaction.updateTable('frontier').set({ due_at: crawl.beganAt }).where('dossier_id', '=', crawl.dossier).where('key', 'in', changed.map(row => row.key)).execute()
    }
    return [...fresh, ...changed]
  })
}

/**
 * Keeps what a visit gave, with its page, in one transaction. Gives the outcome: `twin` where the page is stored under
 * another address already, `not_modified` where its bytes are the ones last stored.
 */
export async function settleVisit(store: Store, crawl: Crawl, key: string, visit: SettledVisit, run: number | null): Promise<string> {
  const body = visit.page?.body ? await packBody(visit.page.body) : null
  return store.transaction().execute(transaction => keepVisit(transaction, crawl, key, { visit, body }, run))
}

async function keepVisit(transaction: Store, crawl: Crawl, key: string, { visit, body }: { visit: SettledVisit; body: PackedBody | null }, run: number | null): Promise<string> {
  const stored = visit.outcome === 'stored'
  // The dossier stands in both alternatives, so that SQLite looks each up in its index instead of going through the dossier's rows.
  const rows = await transaction.selectFrom('frontier').selectAll().where(test => test.or([
    test.and([test('dossier_id', '=', crawl.dossier), test('key', '=', key)]),
    ...(stored ? [test.and([test('dossier_id', '=', crawl.dossier), test('canonical', '=', visit.canonical), test('body_hash', 'is not', null)])] : []),
  ])).execute()
  const row = rows.find(row => row.key === key)!
  const twin = rows.length > 1
  const outcome = twin ? 'twin' : stored && body?.hash === row.body_hash ? 'not_modified' : visit.outcome
  if (visit.page && row.kind === 'article') {
    const page = { outlet: row.outlet_id, address: row.address, fetchedAt: visit.at, run, outcome, reservation: visit.reservation, ...visit.page }
    await insertPage(transaction, page, outcome === 'stored' ? body : null)
  }
  const good = outcome === 'stored' || outcome === 'not_modified' || outcome === 'read'
  const { headers = {} } = visit.page ?? {}
  await transaction.updateTable('frontier').set({
    crawl_id: crawl.id, visited_at: visit.at, outcome, due_at: twin ? null : visit.dueAt,
    etag: good ? headers['etag'] ?? (outcome === 'not_modified' ? row.etag : null) : row.etag,
    last_modified: good ? headers['last-modified'] ?? (outcome === 'not_modified' ? row.last_modified : null) : row.last_modified,
    body_hash: outcome === 'stored' ? body!.hash : row.body_hash,
    unchanged: outcome === 'not_modified' ? row.unchanged + 1 : outcome === 'stored' ? 0 : row.unchanged,
    failures: good || twin ? 0 : row.failures + 1,
    canonical: stored ? visit.canonical : row.canonical,
  }).where('dossier_id', '=', crawl.dossier).where('key', '=', key).execute()
  return outcome
}
