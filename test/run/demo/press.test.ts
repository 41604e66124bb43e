import { get } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { load } from 'cheerio'
import { parseFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDossier } from '../../../src/dossier/load.ts'
import type { DemoPress } from '../../../src/run/demo/server.ts'
import { startDemoPress } from '../../../src/run/demo/server.ts'
import type { DemoArticle, DemoOutlet } from '../../../src/run/demo/source.ts'
import { readDemoPress } from '../../../src/run/demo/source.ts'

const { dossier } = loadDossier('demo')
const outlets = readDemoPress()
const outlet = (id: string): DemoOutlet => outlets.find(each => each.id === id)!
let press: DemoPress

beforeAll(async () => { press = await startDemoPress() })
afterAll(() => press.close())

interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** Asks the press for a web address of one of its hosts. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { host, pathname } = new URL(address)
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: press.port, path: pathname, method, headers: { host, ...headers } }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }))
    }).on('error', reject)
  })
}

const bodyOf = async (address: string): Promise<string> => (await ask(address)).body.toString()
const addressOf = ({ host }: DemoOutlet, { path }: DemoArticle): string => `http://${host}${path}`
const sentences = (article: DemoArticle): string[] => article.paragraphs.filter(block => typeof block === 'string')

describe('the demo dossier', () => {
  it('names every outlet of the press, by its id and its name', () => {
    expect(dossier.sources.map(source => [source.outlet.id, source.outlet.name]).sort()).toEqual(outlets.map(({ id, name }) => [id, name]).sort())
  })

  it('says of every host that it is on this machine, as the press does', () => {
    expect(Object.keys(press.resolve).sort()).toEqual(Object.keys(dossier.crawl.resolve).sort())
    expect(new Set(Object.values(press.resolve))).toEqual(new Set([`127.0.0.1:${press.port}`]))
  })

  it('gives only addresses that the press answers', async () => {
    for (const { feeds, sitemaps, pages, articles } of dossier.sources) {
      for (const address of [...feeds, ...(sitemaps === 'auto' ? [] : sitemaps), ...pages, ...articles]) {
        expect([address, (await ask(address)).status]).toEqual([address, 200])
      }
    }
  })

  it('has every article within its window', () => {
    for (const { published } of outlets.flatMap(each => each.articles)) {
      expect(published.slice(0, 10) >= dossier.window!.from && published.slice(0, 10) <= dossier.window!.to).toBe(true)
    }
  })
})

describe('what a page shows', () => {
  it('carries every paragraph of its article, in order, whatever the template', async () => {
    for (const each of outlets) {
      for (const article of each.articles) {
        const { body } = await ask(addressOf(each, article))
        const shown = load(iconv.decode(body, each.charset))('body').text()
        const expected = sentences(article).slice(0, article.paywall ?? undefined)
        const places = expected.map(sentence => shown.indexOf(sentence))
        expect(places, `${each.id} ${article.path}`).not.toContain(-1)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }
    }
  })

  it('tells the date in the way of its template', async () => {
    const page = async (id: string) => load(await bodyOf(addressOf(outlet(id), outlet(id).articles[0]!)))
    const newest = (id: string) => outlet(id).articles[0]!.published
    expect(JSON.parse((await page('flash24'))('script[type="application/ld+json"]').text())).toMatchObject({ '@type': 'NewsArticle', datePublished: newest('flash24') })
    expect((JSON.parse((await page('octet-libre'))('script[type="application/ld+json"]').text()) as { '@graph': unknown[] })['@graph'])
      .toContainEqual(expect.objectContaining({ '@type': 'Article', datePublished: newest('octet-libre') }))
    expect((await page('lunettes-et-lumiere'))('[itemprop=datePublished]').attr('datetime')).toBe(newest('lunettes-et-lumiere'))
    expect((await page('radio-publique-info'))('meta[property="article:published_time"]').attr('content')).toBe(newest('radio-publique-info'))
    expect((await page('mutuelle-grand-chene'))('meta[name=date]').attr('content')).toBe('2024-02-13')
  })

  it('keeps what is paid for from those who have not paid, and says so', async () => {
    const article = outlet('courrier-hexagone').articles.find(each => each.paywall)!
    const page = await bodyOf(addressOf(outlet('courrier-hexagone'), article))
    expect(page).toContain('"isAccessibleForFree":false')
    for (const hidden of sentences(article).slice(article.paywall)) expect(page).not.toContain(hidden)
  })

  it('is in Latin-1 where the outlet is old', async () => {
    const { headers, body } = await ask(addressOf(outlet('echo-des-monts'), outlet('echo-des-monts').articles[0]!))
    expect(headers['content-type']).toBe('text/html; charset=iso-8859-1')
    expect(body.toString('latin1')).toContain("pris d&#39;assaut à Saint-Flour")
    expect(body.toString('utf8')).toContain('\ufffd')
  })

  it('has an AMP or printed twin that points to the page itself', async () => {
    for (const [id, folder] of [['flash24', '/amp'], ['officine-au-quotidien', '/imprimer']] as const) {
      const [article] = outlet(id).articles
      const page = load(await bodyOf(`http://${outlet(id).host}${folder}${article!.path}`))
      expect(page('link[rel=canonical]').attr('href')).toBe(addressOf(outlet(id), article!))
      expect(page('body').text()).toContain(sentences(article!)[0])
    }
  })
})

describe('the dispatch', () => {
  const onSecond = (id: string) => sentences(outlet(id).articles.find(({ published, author }) => published.startsWith('2024-02-02') && author?.includes('APH'))!)
    .map(text => text.replace(/[\u00a0\u202f]/g, ' '))
  const dispatch = onSecond('flash24')

  it('stands whole in one outlet under another title, cut in one, and within a longer piece in one', () => {
    expect(onSecond('radio-publique-info')).toEqual(dispatch)
    expect(onSecond('ouest-loire-matin')).toEqual(dispatch.slice(0, 3))
    const longer = onSecond('courrier-hexagone')
    expect(longer.slice(1, 1 + dispatch.length)).toEqual(dispatch)
    expect(longer.length).toBeGreaterThan(dispatch.length + 1)
  })

  it('is cut at about its first two fifths', () => {
    const length = (texts: readonly string[]) => texts.join('').length
    expect(length(onSecond('ouest-loire-matin')) / length(dispatch)).toBeCloseTo(0.4, 1)
  })
})

describe('feeds and sitemaps', () => {
  const all = (id: string) => outlet(id).articles.map(article => addressOf(outlet(id), article))

  it('list every article: RSS, Atom and JSON', async () => {
    const rss = parseFeed(await bodyOf('http://www.flash24.example/rss.xml'))
    expect(rss.format === 'rss' && rss.feed.items?.map(item => item.link)).toEqual(all('flash24'))
    const atom = parseFeed(await bodyOf('http://www.octet-libre.example/atom.xml'))
    expect(atom.format === 'atom' && atom.feed.entries?.map(entry => entry.links?.[0]?.href)).toEqual(all('octet-libre'))
    const json = parseFeed(await bodyOf('http://www.octet-libre.example/feed.json'))
    expect(json.format === 'json' && json.feed.items?.map(item => item.url)).toEqual(all('octet-libre'))
  })

  it('list every article: sitemaps plain, for news, and compressed', async () => {
    const locations = (xml: string) => load(xml, { xml: true })('url > loc').toArray().map(node => load(node).text())
    expect(locations(await bodyOf('http://www.radio-publique-info.example/sitemap.xml'))).toEqual(all('radio-publique-info'))
    expect(locations(await bodyOf('http://www.flash24.example/sitemap-news.xml'))).toEqual(all('flash24'))
    const { body } = await ask('http://www.courrier-hexagone.example/sitemap.xml.gz')
    expect(locations(gunzipSync(body).toString())).toEqual(all('courrier-hexagone'))
  })

  it('are told by robots.txt, with what is not to be fetched and how slowly', async () => {
    expect((await bodyOf('http://www.officine-au-quotidien.example/robots.txt')).split('\n')).toEqual([
      'User-agent: *', 'Disallow: /imprimer/', 'Disallow: /recherche', 'Crawl-delay: 1', 'Sitemap: http://www.officine-au-quotidien.example/sitemap.xml', '',
    ])
    expect(await bodyOf('http://www.courrier-hexagone.example/robots.txt')).toContain('Sitemap: http://www.courrier-hexagone.example/sitemap.xml.gz')
  })

  it('have a listing page with a link to every article', async () => {
    const page = load(await bodyOf('http://www.lunettes-et-lumiere.example/actualites/'))
    expect(page('h2 a').toArray().map(link => page(link).attr('href'))).toEqual(outlet('lunettes-et-lumiere').articles.map(({ path }) => path))
  })
})

describe('the server', () => {
  const address = 'http://www.flash24.example/rss.xml'

  it('answers 304 to who has the page already, by its tag or its date', async () => {
    const { headers } = await ask(address)
    const again = await ask(address, { 'if-none-match': headers.etag! })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await ask(address, { 'if-modified-since': headers['last-modified']! })).status).toBe(304)
    expect((await ask(address, { 'if-none-match': '"another"', 'if-modified-since': headers['last-modified']! })).status).toBe(200)
    expect((await ask(address, { 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' })).status).toBe(200)
  })

  it('tells hosts apart, and refuses those it has not', async () => {
    expect((await ask('http://www.octet-libre.example/rss.xml')).status).toBe(404)
    expect((await ask('http://www.inconnu.example/')).status).toBe(421)
  })

  it('only reads', async () => {
    expect((await ask(address, {}, 'POST')).status).toBe(405)
    const head = await ask(address, {}, 'HEAD')
    expect([head.status, head.body.length]).toEqual([200, 0])
  })
})
