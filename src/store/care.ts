import { sql } from 'kysely'
import type { Store } from './open.ts'

/** Counts and sizes of a whole store. Sizes are bytes. */
export interface StoreStats {
  readonly file: number
  readonly bodies: { readonly count: number; readonly received: number; readonly kept: number; readonly pruned: number }
  readonly pages: Readonly<Record<string, number>>
  readonly outlets: readonly { readonly outlet: string; readonly articles: number }[]
  readonly articles: number
  readonly versions: number
  readonly dossiers: readonly { readonly dossier: string; readonly articles: number; readonly claims: number; readonly findings: Readonly<Record<string, number>> }[]
  readonly firstPage: string | null
  readonly lastPage: string | null
}

export async function storeStats(store: Store): Promise<StoreStats> {
  const bodies = await store.selectFrom('bodies').select(({ fn }) => [
    fn.countAll<number>().as('count'), fn.sum<number | null>('size').as('received'), fn.count<number>('content').as('present'),
    sql<number | null>`sum(length(content))`.as('kept'),
  ]).executeTakeFirstOrThrow()
  const pages = await store.selectFrom('pages').select(({ fn }) => ['outcome', fn.countAll<number>().as('count')]).groupBy('outcome').orderBy('outcome').execute()
  const span = await store.selectFrom('pages').select(({ fn }) => [fn.min('fetched_at').as('first'), fn.max('fetched_at').as('last')]).executeTakeFirst()
  const outlets = await store.selectFrom('articles').select(({ fn }) => ['outlet_name as outlet', fn.countAll<number>().as('articles')])
    .groupBy('outlet_name').orderBy('articles', 'desc').orderBy('outlet_name').execute()
  const versions = await store.selectFrom('versions').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const claims = await store.selectFrom('extractions').innerJoin('versions', 'versions.id', 'extractions.version_id')
    .select(({ fn }) => ['dossier_id', fn.count<number>('versions.article_id').distinct().as('articles'), fn.sum<number>('claims').as('claims')])
    .where('outcome', '=', 'claims').groupBy('dossier_id').orderBy('dossier_id').execute()
  const findings = await store.selectFrom('findings').select(({ fn }) => ['dossier_id', 'status', fn.countAll<number>().as('count')]).groupBy(['dossier_id', 'status']).orderBy('status').execute()
  return {
    file: await fileSize(store),
    bodies: { count: bodies.count, received: bodies.received ?? 0, kept: bodies.kept ?? 0, pruned: bodies.count - bodies.present },
    pages: Object.fromEntries(pages.map(row => [row.outcome, row.count])),
    outlets,
    articles: outlets.reduce((sum, row) => sum + row.articles, 0),
    versions: versions.count,
    dossiers: claims.map(row => ({
      dossier: row.dossier_id, articles: row.articles, claims: row.claims,
      findings: Object.fromEntries(findings.filter(finding => finding.dossier_id === row.dossier_id).map(finding => [finding.status, finding.count])),
    })),
    firstPage: span?.first ?? null,
    lastPage: span?.last ?? null,
  }
}

/** Bytes of the database, its free pages included. */
export async function fileSize(store: Store): Promise<number> {
  const { rows } = await sql<{ size: number }>`select page_count * page_size as size from pragma_page_count(), pragma_page_size()`.execute(store)
  return rows[0]?.size ?? 0
}

/** A stored body that may be dropped. */
export interface Prunable {
  readonly hash: string
  /** Bytes as kept. */
  readonly kept: number
  readonly lastSeen: string
}

/** Stored bodies that no claim quotes from, the longest unseen first. */
export async function prunableBodies(store: Store): Promise<Prunable[]> {
  const { rows } = await sql<Prunable>`
    select bodies.hash as hash, length(bodies.content) as kept, coalesce(max(pages.fetched_at), '') as lastSeen
    from bodies left join pages on pages.body_hash = bodies.hash
    where bodies.content is not null and not exists (
      select 1 from readings join claims on claims.version_id = readings.version_id where readings.body_hash = bodies.hash)
      and not exists (select 1 from versions join claims on claims.version_id = versions.id where versions.body_hash = bodies.hash)
    group by bodies.hash order by lastSeen, bodies.hash`.execute(store)
  return rows
}

/** Drops the content of bodies; that they were there, and what was read from them, stays. */
export async function dropBodies(store: Store, hashes: readonly string[]): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const hash of hashes) await transaction.updateTable('bodies').set({ content: null }).where('hash', '=', hash).execute()
  })
}

/** The newest time that the store knows of: a clock that shows an earlier one was set back. */
export async function newestTime(store: Store): Promise<string | null> {
  const page = await store.selectFrom('pages').select(({ fn }) => fn.max('fetched_at').as('at')).executeTakeFirst()
  const run = await store.selectFrom('runs').select(({ fn }) => fn.max('started_at').as('at')).executeTakeFirst()
  return [page?.at, run?.at].filter(time => typeof time === 'string').sort().at(-1) ?? null
}

/** SQLite's quick check: `ok`, or the first thing that is wrong. */
export async function quickCheck(store: Store): Promise<string> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(store)
  return rows[0]?.quick_check ?? 'no answer'
}
