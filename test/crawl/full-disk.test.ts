import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/open.ts'
import type { Press } from '../press/press.ts'
import { articlePage, rss, startPress } from '../press/press.ts'
import { crawlOnce, dossierOf, pagesOf, storeFor } from './support.ts'

let press: Press
let store: Store
afterEach(async () => {
  await press.close()
  await store.destroy()
})

/** SQLite's own limit: a write past it fails as on a full disk, with SQLITE_FULL. Pages of 4 KiB; 0 lifts it. */
async function leaveRoomFor(pages: number): Promise<void> {
  const { rows: [{ page_count } = { page_count: 0 }] } = await sql<{ page_count: number }>`pragma page_count`.execute(store)
  await sql`pragma max_page_count = ${sql.lit(pages === 0 ? 1_000_000 : page_count + pages)}`.execute(store)
}

test('visits under way when the disk fills up are no failures: the next run makes them', async () => {
  let cut = false
  press = await startPress({
    'www.un.example': {
      '/robots.txt': { status: 404 },
      '/rss': rss([{ link: 'http://www.un.example/viamedis', title: 'Viamedis' }]),
      // Text that does not shrink, for a body that does not fit.
      '/viamedis': articlePage('Viamedis', Array.from({ length: 20_000 }, (_, at) => (at * 2654435761 % 4294967296).toString(36)).join(' ')),
    },
    'www.lent.example': {
      '/robots.txt': { status: 404 },
      // Holds its first reader until the connection is cut.
      '/rss': (request, response) => {
        if (cut) return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end((rss([{ link: 'http://www.lent.example/viamedis-2', title: 'Viamedis' }]) as { body: string }).body)
        request.socket.once('close', () => { cut = true })
      },
      '/viamedis-2': articlePage('Viamedis', 'Une attaque.'),
    },
  })
  const dossier = dossierOf(press, ['un', 'lent'].map(id => ({ outlet: { id, name: id, home: `http://www.${id}.example/` }, feeds: [`http://www.${id}.example/rss`] })), { terms: ['Viamedis'], crawl: { retries: 0, timeouts: { headers: '60s', whole: '60s' } } })
  store = await storeFor(dossier)
  await leaveRoomFor(5)
  await expect(crawlOnce(dossier, store)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  await expect.poll(() => cut).toBe(true)
  await leaveRoomFor(0)
  const { counts } = await crawlOnce(dossier, store)
  expect(counts).toMatchObject({ stored: 2, lists: 1, sources_failed: 0 })
  expect((await pagesOf(store)).map(({ address, outcome }) => `${outcome} ${address}`).sort()).toEqual(['stored http://www.lent.example/viamedis-2', 'stored http://www.un.example/viamedis'])
})

test('a disk that fills up while a sitemap is read is no failure of the sitemap', async () => {
  const addresses = Array.from({ length: 2000 }, (_, at) => `http://www.un.example/viamedis-${at}`)
  press = await startPress({ 'www.un.example': { '/robots.txt': { status: 404 }, '/sitemap.txt': addresses.join('\n'), '*': articlePage('Viamedis', 'Une attaque.') } })
  const dossier = dossierOf(press, [{ outlet: { id: 'un', name: 'Un', home: 'http://www.un.example/' }, sitemaps: ['http://www.un.example/sitemap.txt'] }], { terms: ['Viamedis'], crawl: { retries: 0, max_pages_per_outlet: 3 } })
  store = await storeFor(dossier)
  await leaveRoomFor(30)
  await expect(crawlOnce(dossier, store)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  await leaveRoomFor(0)
  expect((await crawlOnce(dossier, store)).counts).toMatchObject({ lists: 1, stored: 3, sources_failed: 0 })
  const { count } = await store.selectFrom('frontier').select(({ fn }) => fn.countAll<number>().as('count')).where('kind', '=', 'article').executeTakeFirstOrThrow()
  expect(count).toBe(2000)
})
