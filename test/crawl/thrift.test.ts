import { afterEach, expect, test } from 'vitest'
import type { Press, Site } from '../press/press.ts'
import { articlePage, startPress, withEtag } from '../press/press.ts'
import { crawlOnce, dossierOf, pagesOf, storeFor } from './support.ts'

let press: Press
afterEach(() => press.close())

const source = { outlet: { id: 'un', name: 'Un', home: 'http://www.un.example/' }, sitemaps: ['http://www.un.example/sitemap.txt'] }
const stored = async (store: Awaited<ReturnType<typeof storeFor>>) => (await pagesOf(store)).filter(({ outcome }) => outcome === 'stored')

function sites(pages: Site, count: number): Record<string, Site> {
  return { 'www.un.example': {
    '/robots.txt': 'User-agent: *\nDisallow:',
    '/sitemap.txt': withEtag(Array.from({ length: count }, (_, at) => `http://www.un.example/${at}`).join('\n'), '"s"'),
    ...pages,
  } }
}

test('a second crawl of an unchanged site transfers less than 2 % of the first, and a changed article is one new version', async () => {
  const page = (at: number, word = '') => articlePage(`Article ${at}`, `Viamedis ${at} ${word}. `.repeat(400))
  const pages = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`/${at}`, withEtag(page(at), `"${at}"`)]))
  press = await startPress(sites(pages, 40))
  const dossier = dossierOf(press, [source])
  const store = await storeFor(dossier)
  const first = (await crawlOnce(dossier, store)).counts
  const second = (await crawlOnce(dossier, store)).counts
  expect(first).toMatchObject({ stored: 40 })
  expect(second).toMatchObject({ not_modified: 40 })
  expect(second['stored']).toBeUndefined()
  expect(second['bytes'] ?? 0).toBeLessThan(first['bytes']! * 0.02)
  press.sites['www.un.example']!['/7'] = withEtag(page(7, 'mis à jour'), '"7b"')
  expect((await crawlOnce(dossier, store)).counts).toMatchObject({ stored: 1, not_modified: 39 })
  expect(await stored(store)).toHaveLength(41)
})

test('a page without validators that is the same is kept once, in one body', async () => {
  press = await startPress(sites({ '/0': articlePage('Un', 'Un.') }, 1))
  const dossier = dossierOf(press, [source])
  const store = await storeFor(dossier)
  for (let crawl = 0; crawl < 3; crawl++) await crawlOnce(dossier, store)
  expect((await pagesOf(store)).map(({ outcome }) => outcome)).toEqual(['stored', 'not_modified', 'not_modified'])
  expect(await store.selectFrom('bodies').select('hash').execute()).toHaveLength(1)
})

test('spellings of one address and twins that name one canonical address are one article', async () => {
  const canonical = '<link rel="canonical" href="http://www.un.example/article">'
  press = await startPress({ 'www.un.example': {
    '/robots.txt': { status: 404 },
    '/sitemap.txt': ['/article', '/article/', '/article?utm_source=x&xtor=RSS-1', '/article#suite', '/amp/article', '/article?print=1', '/autre-adresse', '/p?id=7'].map(path => `http://www.un.example${path}`).join('\n'),
    '/article': articlePage('Un', 'Un texte.', canonical),
    '/autre-adresse': articlePage('Un', 'Un texte, autrement servi.', canonical),
    '/p': articlePage('Autre', 'Un autre.', '<link rel="canonical" href="http://www.ailleurs.example/vol">'),
  } })
  const dossier = dossierOf(press, [source], { crawl: { concurrency: 1 } })
  const store = await storeFor(dossier)
  const { counts } = await crawlOnce(dossier, store)
  expect(counts).toMatchObject({ stored: 2, twin: 1 })
  expect(press.received.map(({ path }) => path).filter(path => path.includes('article'))).toEqual(['/article'])
  // A twin is not asked for again.
  const before = press.received.length
  await crawlOnce(dossier, store)
  expect(press.received.slice(before).map(({ path }) => path)).not.toContain('/autre-adresse')
})

test('a feed or sitemap that answers 304 is read anew once the dossier looks for other words', async () => {
  press = await startPress(sites({ '/0': articlePage('Un', 'Viamedis.') }, 1))
  const store = await storeFor(dossierOf(press, [source]))
  expect((await crawlOnce(dossierOf(press, [source], { terms: ['Almerys'] }), store)).counts).toMatchObject({ skipped_no_term: 1 })
  expect((await crawlOnce(dossierOf(press, [source], { terms: ['0'] }), store)).counts).toMatchObject({ stored: 1 })
})
