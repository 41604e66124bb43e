import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { ReceivedPage } from '../model/page.ts'
import type { Store } from './open.ts'

/** One fetch or import, before it has an id. `body` is the bytes as received; null where nothing was. */
export interface NewPage {
  readonly outlet: string | null
  readonly address: string
  readonly finalAddress: string
  /** ISO 8601, UTC. */
  readonly fetchedAt: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
  readonly outcome: string
  readonly run: number | null
  /** What the site declared of text and data mining, as JSON; null where it said nothing. */
  readonly reservation?: string | null
}

/** A stored body at one address that was not read yet by this version of the reader. */
export interface UnreadPage {
  readonly page_id: number
  readonly body_hash: string
  readonly final_address: string
  readonly outlet_id: string | null
  readonly headers: string
  readonly fetched_at: string
}

export const bodyHash = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')

/** Stores a page and its body, which is kept once for each content, in one transaction. Gives the page's id. */
export async function savePage(store: Store, page: NewPage): Promise<number> {
  const body = page.body && await packBody(page.body)
  return store.transaction().execute(transaction => insertPage(transaction, page, body))
}

/** A body as it is kept: its hash, and its bytes gzipped, off the main thread. */
export interface PackedBody {
  readonly hash: string
  readonly content: Uint8Array
  readonly size: number
}

export const packBody = async (body: Uint8Array): Promise<PackedBody> =>
  ({ hash: bodyHash(body), content: await promisify(gzip)(body), size: body.byteLength })

/** As `savePage`, within a transaction of the caller's, with the body packed before it. */
export async function insertPage(transaction: Store, page: Omit<NewPage, 'body'>, body: PackedBody | null): Promise<number> {
  if (body) await transaction.insertInto('bodies').values({ ...body }).onConflict(conflict => conflict.doNothing()).execute()
  const { id } = await transaction.insertInto('pages').values({
    outlet_id: page.outlet,
    address: page.address,
    final_address: page.finalAddress,
    fetched_at: page.fetchedAt,
    status: page.status,
    headers: JSON.stringify(page.headers),
    body_hash: body?.hash ?? null,
    outcome: page.outcome,
    run_id: page.run,
    reservation: page.reservation ?? null,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The bytes of a stored body, or null where it was pruned or never was. */
export async function loadBody(store: Store, hash: string): Promise<Uint8Array | null> {
  const row = await store.selectFrom('bodies').select('content').where('hash', '=', hash).executeTakeFirst()
  return row?.content ? gunzipSync(row.content) : null
}

/** A stored body as it is stored, gzipped. @throws where it was pruned: those are no unread pages. */
export async function loadStoredBody(store: Store, hash: string): Promise<Uint8Array> {
  const { content } = await store.selectFrom('bodies').select('content').where('hash', '=', hash).executeTakeFirstOrThrow()
  if (content === null) throw new Error(`the body ${hash} was pruned`)
  return content
}

/** Up to `limit` bodies that this reader has not read, the oldest page first, after the page `after`. */
export async function unreadPages(store: Store, reader: string, limit: number, after: number | null = null): Promise<UnreadPage[]> {
  return store.selectFrom('pages')
    .innerJoin('bodies', 'bodies.hash', 'pages.body_hash')
    .leftJoin('readings', join => join
      .onRef('readings.body_hash', '=', 'pages.body_hash')
      .onRef('readings.address', '=', 'pages.final_address'))
    .select(['pages.id as page_id', 'pages.body_hash', 'pages.final_address', 'pages.outlet_id', 'pages.headers', 'pages.fetched_at'])
    .where('pages.id', '>', after ?? 0)
    .where('bodies.content', 'is not', null)
    .where('pages.outcome', 'in', ['stored', 'imported'])
    .where(test => test.or([test('readings.reader', 'is', null), test('readings.reader', '!=', reader)]))
    .orderBy('pages.id')
    .limit(limit)
    .$narrowType<{ body_hash: string }>()
    .execute()
}

/** The pages that a dossier's crawls and imports stored, in the order in which they came, one at a time. */
export async function* pagesWithBodies(store: Store, dossier: string): AsyncGenerator<ReceivedPage> {
  for (let after = 0; ;) {
    const row = await store.selectFrom('pages')
      .innerJoin('bodies', 'bodies.hash', 'pages.body_hash')
      .leftJoin('runs', 'runs.id', 'pages.run_id')
      .select(['pages.id', 'pages.address', 'pages.final_address', 'pages.fetched_at', 'pages.status', 'pages.headers', 'bodies.content'])
      .where('pages.id', '>', after)
      .where('pages.outcome', 'in', ['stored', 'imported'])
      .where('bodies.content', 'is not', null)
      .where(test => test.or([test('runs.dossier_id', '=', dossier), test('pages.run_id', 'is', null)]))
      .orderBy('pages.id').limit(1).executeTakeFirst()
    if (!row) return
    after = row.id
    yield {
      address: row.address, finalAddress: row.final_address, fetchedAt: row.fetched_at, status: row.status,
      headers: JSON.parse(row.headers) as Record<string, string>, body: gunzipSync(row.content!),
    }
  }
}

/** Whether this content is stored at this address already. */
export async function isStored(store: Store, finalAddress: string, hash: string): Promise<boolean> {
  const row = await store.selectFrom('pages').select('id').where('body_hash', '=', hash).where('final_address', '=', finalAddress).limit(1).executeTakeFirst()
  return row !== undefined
}
