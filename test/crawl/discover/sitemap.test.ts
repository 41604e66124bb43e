import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { SitemapEntry } from '../../../src/crawl/discover/sitemap.ts'
import { readSitemap } from '../../../src/crawl/discover/sitemap.ts'

const AT = 'https://www.un.example/sitemap.xml'

async function* pieces(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content)
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

async function read(content: string | Uint8Array, maxBytes = 1_000_000, size?: number): Promise<SitemapEntry[]> {
  const entries: SitemapEntry[] = []
  for await (const entry of readSitemap(pieces(content, size), AT, maxBytes)) entries.push(entry)
  return entries
}

const urlset = (urls: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls}</urlset>`

test('a set of addresses, with the news titles and days, images passed over', async () => {
  expect(await read(urlset(`<url><loc> https://www.un.example/a?b=1&amp;c=2 </loc><lastmod>2024-02-08</lastmod>
    <news:news><news:publication><news:name>Un</news:name></news:publication><news:publication_date>2024-02-07T10:00:00+01:00</news:publication_date><news:title><![CDATA[Viamédis & Cie]]></news:title><news:keywords>santé</news:keywords></news:news>
    <image:image><image:loc>https://www.un.example/i.jpg</image:loc><image:title>Non</image:title></image:image></url><url><loc>/b</loc></url><url></url>`))).toEqual([
    { kind: 'page', found: { address: 'https://www.un.example/a?b=1&c=2', title: 'Viamédis & Cie', text: 'santé', published: '2024-02-07T09:00:00.000Z', modified: '2024-02-08', content: null } },
    { kind: 'page', found: { address: 'https://www.un.example/b', title: null, text: null, published: null, modified: null, content: null } },
  ])
})

test('an index names sitemaps', async () => {
  expect(await read('<sitemapindex><sitemap><loc>https://www.un.example/1.xml.gz</loc><lastmod>2024-02-08T00:00:00Z</lastmod></sitemap></sitemapindex>')).toEqual([
    { kind: 'sitemap', address: 'https://www.un.example/1.xml.gz', modified: '2024-02-08T00:00:00.000Z' },
  ])
})

test('a list of lines', async () => {
  expect((await read('\uFEFFhttps://www.un.example/a\r\n\r\nhttps://www.un.example/é\nnot an address: //\nhttps://www.un.example/c')).map(entry => entry.kind === 'page' && entry.found.address)).toEqual(
    ['https://www.un.example/a', 'https://www.un.example/%C3%A9', 'https://www.un.example/not%20an%20address:%20//', 'https://www.un.example/c'])
})

test('gzip is known by its first bytes', async () => {
  expect(await read(gzipSync(urlset('<url><loc>/z</loc></url>')))).toHaveLength(1)
})

test('a gzip that expands too far is refused while it expands', async () => {
  await expect(read(gzipSync(urlset('<url><loc>/z</loc></url>'.repeat(40_000))), 100_000, 65_536)).rejects.toMatchObject({ slug: 'too_large' })
})

test('a large one is given out as it comes', async () => {
  let sent = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('<urlset>')
    for (; ; sent++) yield Buffer.from(`<url><loc>/${sent}</loc></url>`)
  }
  const entries = readSitemap(endless(), AT, 1e9)
  for (let taken = 0; taken < 100; taken++) await entries.next()
  await entries.return(undefined)
  expect(sent).toBeLessThan(110)
})

test('more addresses than the protocol allows are a trap', async () => {
  await expect(read(`<urlset>${'<url><loc>/a</loc></url>'.repeat(50_001)}</urlset>`, 1e8, 65_536)).rejects.toMatchObject({ slug: 'bad_sitemap' })
})

test.each([
  ['entities', '<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>/&a;</loc></url></urlset>'],
  ['an external entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><urlset/>'],
  ['a cut end', '<urlset><url><loc>/a</loc></url><url><lo'],
  ['nothing', ''],
  ['damaged gzip', Buffer.concat([gzipSync('<urlset/>').subarray(0, 12), Buffer.from('xxxxxxxx')])],
])('%s: told as what it is', async (name, content) => {
  await expect(read(content)).rejects.toMatchObject(name === 'damaged gzip' ? { code: expect.stringMatching(/^Z_/) } : { slug: 'bad_sitemap' })
})

test('what comes before a fault is given out', async () => {
  const entries: SitemapEntry[] = []
  await expect((async () => { for await (const entry of readSitemap(pieces('<urlset><url><loc>/a</loc></url><url></urlset>'), AT, 1000)) entries.push(entry) })()).rejects.toMatchObject({ slug: 'bad_sitemap' })
  expect(entries).toHaveLength(1)
})
