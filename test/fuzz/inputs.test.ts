import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readFeed } from '../../src/crawl/discover/feed.ts'
import { readSitemap } from '../../src/crawl/discover/sitemap.ts'
import { FetchFailure } from '../../src/crawl/fetch/fetch-failure.ts'
import { loadDossier, loadQuestionnaire } from '../../src/dossier/load.ts'
import { EXIT, Failure } from '../../src/model/failure.ts'
import { startDemoPress } from '../../src/run/demo/server.ts'
import { addressesOfCsv, addressesOfText } from '../../src/run/import/address-list.ts'
import { warcPages } from '../../src/run/import/warc-pages.ts'
import { composeMessage } from '../../src/run/notify/message.ts'
import { postWebhook } from '../../src/run/notify/webhook.ts'
import { loadRules } from '../../src/run/rules.ts'
import { Jobs } from '../../src/run/workers/jobs.ts'
import { fuzz, mutate, mutateBytes } from './mutate.ts'

const MINUTES = 60_000
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
const data = join(import.meta.dirname, '../../data')
const isRefusal = (error: unknown) => error instanceof Failure && error.exit === EXIT.usage && !/\n {4}at /.test(error.message)

describe('a dossier', () => {
  it('however broken is taken, or refused with file, line and column', async () => {
    const good = readFileSync(join(data, 'dossiers/demo.yaml'), 'utf8')
    const file = join(folder, 'dossier.yaml')
    // A questionnaire beside the dossier goes before the program's own, and this one is soon read.
    writeFileSync(join(folder, 'data-breach.yaml'), 'id: data-breach\ntitle: {fr: a, en: a}\nquestions: [{id: victims, type: quantity, label: {fr: a, en: a}}]\n')
    const counts = await fuzz(1, random => {
      writeFileSync(file, mutate(good, random))
      loadDossier(file)
    }, error => isRefusal(error) && (error as Error).message.split('\n').every(line => /^.+:\d+:\d+: \S/.test(line)))
    expect(counts.taken).toBeGreaterThan(20)
    expect(counts.refused).toBeGreaterThan(200)
  }, 10 * MINUTES)
})

describe('a questionnaire', () => {
  it('however broken is taken, or refused with file, line and column', async () => {
    const good = readFileSync(join(data, 'questionnaires/data-breach.yaml'), 'utf8').slice(0, 6000)
    const file = join(folder, 'questionnaire.yaml')
    const counts = await fuzz(2, random => {
      writeFileSync(file, mutate(good, random))
      loadQuestionnaire(file)
    }, error => isRefusal(error) && (error as Error).message.split('\n').every(line => /^.+:\d+:\d+: \S/.test(line)))
    expect(counts.refused).toBeGreaterThan(200)
  }, 10 * MINUTES)
})

describe('a page', () => {
  it('however broken is an article whose paragraphs and quotes stand in its text, or none', async () => {
    const press = await startDemoPress()
    const host = Object.keys(press.resolve)[0]!.split(':')[0]!
    const home = await fetch(`http://127.0.0.1:${press.port}/sitemap.xml`, { headers: { host } }).then(answer => answer.text()).catch(() => '')
    await press.close()
    const story = loadDossier('demo')
    const rules = loadRules(story)
    const jobs = new Jobs({ ...rules.tables(), dossier: story.dossier, questionnaire: story.questionnaire })
    const page = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Viamedis piraté</title><link rel="canonical" href="http://${host}/a">
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Viamedis piraté","datePublished":"2024-02-07T18:00:00+01:00","author":[{"@type":"Person","name":"A. B."}],"isAccessibleForFree":"False"}</script></head>
      <body><nav><a href="/x">Rubrique</a></nav><article><h1>Viamedis piraté</h1><p class="chapo">Plus de 33 millions d’assurés sont concernés, selon la CNIL.</p><p>L’attaque a eu lieu le 31 janvier 2024. Les données bancaires ne sont pas concernées.</p>
      <ul><li>le numéro de Sécurité sociale</li><li>l’état civil</li></ul><blockquote>«\u00a0Nous avons déposé plainte\u00a0», dit Viamedis.</blockquote><aside class="related">À lire aussi : 43 millions</aside></article><!-- ${home.slice(0, 200)} --></body></html>`
    let number = 0
    let claims = 0
    await fuzz(3, random => {
      const article = jobs.read({ content: gzipSync(mutateBytes(Buffer.from(page), random), { level: 1 }), address: `http://${host}/a`, contentType: 'text/html', now: '2024-03-01T00:00:00Z' })
      if (typeof article === 'string') return
      for (const { text, start, end } of article.paragraphs) expect(article.text.slice(start, end)).toBe(text)
      if (article.canonical !== null) expect(article.canonical).toMatch(/^https?:/)
      if (number++ % 10 > 0) return
      const found = jobs.claims({ document: JSON.stringify(article) })
      if (typeof found === 'string') return
      claims += found.length
      for (const { quote } of found) expect(article.text.slice(quote.start, quote.end)).toBe(quote.exact)
    }, () => false)
    expect(number).toBeGreaterThan(1000)
    expect(claims).toBeGreaterThan(100)
  }, 15 * MINUTES)
})

describe('a feed', () => {
  it('however broken gives web addresses, or is refused', async () => {
    const rss = '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>Un</title><link>http://a.example/1</link><description>&lt;p&gt;x&lt;/p&gt;</description><pubDate>Wed, 07 Feb 2024 18:00:00 +0100</pubDate><author>x</author></item><item><link>/2</link></item></channel></rss>'
    const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>Un</title><link href="http://a.example/1"/><updated>2024-02-07T18:00:00Z</updated><content type="html">&lt;b&gt;</content></entry></feed>'
    const json = '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"http://a.example/1","content_html":"<p>x</p>","date_published":"2024-02-07T18:00:00Z"}]}'
    const counts = await fuzz(4, random => {
      const found = readFeed(mutate([rss, atom, json][Math.floor(random() * 3)]!, random), 'http://a.example/feed')
      for (const { address } of found) expect(address).toMatch(/^https?:\/\//)
    }, error => error instanceof FetchFailure)
    expect(counts.taken).toBeGreaterThan(100)
    expect(counts.refused).toBeGreaterThan(100)
  }, 5 * MINUTES)

  it('and a sitemap too', async () => {
    const map = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${Array.from({ length: 5 }, (_, at) => `<url><loc>http://a.example/${at}</loc><lastmod>2024-02-0${at + 1}</lastmod><news:news><news:title>T</news:title></news:news></url>`).join('')}</urlset>`
    const counts = await fuzz(5, async random => {
      const bytes = mutateBytes(Buffer.from(map), random)
      const body = (async function* () { yield random() < 0.3 ? gzipSync(bytes) : bytes })()
      for await (const entry of readSitemap(body, 'http://a.example/sitemap.xml', 1_000_000)) expect(entry).toBeTypeOf('object')
    }, error => error instanceof FetchFailure)
    expect(counts.taken).toBeGreaterThan(50)
    expect(counts.refused).toBeGreaterThan(50)
  }, 5 * MINUTES)
})

describe('a web archive', () => {
  it('however broken gives pages up to where it breaks, and says so', async () => {
    const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>x</title>'
    const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2024-02-07T18:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${page.length}\r\n\r\n${page}\r\n\r\n`
    const file = join(folder, 'a.warc')
    let pages = 0
    await fuzz(6, async random => {
      const bytes = mutateBytes(Buffer.from(record.repeat(3)), random)
      writeFileSync(file, random() < 0.3 ? gzipSync(bytes) : bytes)
      for await (const found of warcPages(file, 10_000, () => {})) pages += found.body.byteLength > 0 ? 1 : 0
    }, error => error instanceof Failure && error.slug === 'bad_warc')
    expect(pages).toBeGreaterThan(500)
  }, 5 * MINUTES)
})

describe('a list of addresses', () => {
  it('however broken gives web addresses, or nothing', async () => {
    const csv = 'titre,adresse,date\n"Un, deux",http://a.example/1,2024-02-07\nTrois,https://b.example/x?y=1,\n'
    let found = 0
    await fuzz(7, random => {
      const text = mutate(csv, random)
      const addresses = [...addressesOfCsv(text), ...addressesOfText(text.replaceAll(',', '\n')) ?? []]
      found += addresses.length
      for (const address of addresses) expect(address).toMatch(/^https?:\/\//)
    }, error => error instanceof Failure)
    expect(found).toBeGreaterThan(1000)
  }, 5 * MINUTES)
})

describe('the environment', () => {
  it('holds whatever it holds: no address and no secret of it is in what goes wrong', async () => {
    const message = composeMessage({ id: 'a', title: 'A', language: 'fr' }, [])
    const channel = { webhook: '${HOOK}', format: 'json' as const, headers: { authorization: '${TOKEN}' }, on: [] }
    const values: string[] = []
    const counts = await fuzz(8, async random => {
      const [HOOK, TOKEN] = [mutate('https://hooks.exemple.example/services/T000/B000/secret-of-the-hook', random), mutate('Bearer secret-of-the-token', random)]
      values.splice(0, 2, HOOK, TOKEN)
      // Nothing is really asked for: the signal has ended before.
      await postWebhook(channel, message, { HOOK, TOKEN }, AbortSignal.abort())
    }, error => error instanceof Failure && !/secret-of|hooks\.exemple|services/.test(error.message + error.slug) && !values.some(value => value.length > 8 && error.message.includes(value)))
    expect(counts).toEqual({ taken: 0, refused: 2000 })
  }, 5 * MINUTES)
})
