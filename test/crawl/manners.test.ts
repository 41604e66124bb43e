import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Press, Received, Site } from '../press/press.ts'
import { articlePage, rss, startPress } from '../press/press.ts'
import { crawlOnce, dossierOf, pagesOf, storeFor } from './support.ts'

let press: Press
afterEach(() => press.close())

const robots = (text: string): Site => ({ '/robots.txt': text, '/.well-known/tdmrep.json': { status: 404 } })
const articles = (host: string, paths: readonly string[]) => ({ outlet: { id: host.split('.')[1]!, name: host }, articles: paths.map(path => `http://${host}${path}`) })
const paths = (host: string) => press.of(host).map(({ path }) => path)
const gaps = (requests: readonly Received[]) => requests.slice(1).map((request, at) => request.at - requests[at]!.at)

async function crawled(sources: readonly unknown[], more: Parameters<typeof dossierOf>[2] = {}) {
  const dossier = dossierOf(press, sources, more)
  const store = await storeFor(dossier)
  const result = await crawlOnce(dossier, store)
  const pages = await pagesOf(store)
  return { ...result, store, pages, outcomes: Object.fromEntries(pages.map(page => [new URL(page.address).pathname, page.outcome])) }
}

test('asks for no disallowed path, neither from a list nor by a redirect', async () => {
  press = await startPress({
    'www.un.example': {
      ...robots('User-agent: *\nDisallow: /prive\nAllow: /prive/ouvert\n\nUser-agent: recoupe\nDisallow: /robot'),
      '/rss': rss(['/prive/1', '/robot/2', '/libre/3', '/saut/4'].map(path => ({ link: `http://www.un.example${path}`, title: path }))),
      '/saut/4': { status: 302, headers: { location: '/robot/4' } },
      '*': articlePage('Un', 'Un texte.'),
    },
  })
  const { counts } = await crawled([{ outlet: { id: 'un', name: 'Un' }, feeds: ['http://www.un.example/rss'] }])
  // The group of our own name stands alone: «*» is not for us.
  expect(paths('www.un.example').toSorted()).toEqual(['/.well-known/tdmrep.json', '/libre/3', '/prive/1', '/robots.txt', '/rss', '/saut/4'])
  expect(counts).toMatchObject({ stored: 2, refused_robots: 2 })
})

test('asks a host whose robots.txt answers 503 for nothing else, until it is back', async () => {
  const site: Site = { '/robots.txt': { status: 503 }, '*': articlePage('Un', 'Un texte.') }
  press = await startPress({ 'www.un.example': site })
  const dossier = dossierOf(press, [articles('www.un.example', ['/1', '/2', '/3'])])
  const store = await storeFor(dossier)
  const { counts, events } = await crawlOnce(dossier, store)
  expect(new Set(paths('www.un.example'))).toEqual(new Set(['/robots.txt']))
  expect(counts['sources_failed']).toBe(1)
  expect(events).toContainEqual(expect.objectContaining({ type: 'problem', slug: 'robots_unreachable' }))
  site['/robots.txt'] = 'User-agent: *\nAllow: /'
  expect((await crawlOnce(dossier, store)).counts).toMatchObject({ stored: 3, sources_failed: 0 })
})

test('waits for a robots.txt that says when to come back, and asks again where the connection broke', async () => {
  let asked = 0
  press = await startPress({
    'www.un.example': { '/robots.txt': (_, response) => { response.writeHead(asked++ === 0 ? 503 : 404, asked === 1 ? { 'retry-after': '1' } : {}).end() }, '*': articlePage('Un', 'Un.') },
    'www.deux.example': { '/robots.txt': request => { request.socket.destroy() }, '*': 'x' },
  })
  const { counts } = await crawled([articles('www.un.example', ['/1']), articles('www.deux.example', ['/1'])])
  expect(counts).toMatchObject({ stored: 1, sources_failed: 1 })
  expect(gaps(press.of('www.un.example'))[0]).toBeGreaterThanOrEqual(1000)
  expect(paths('www.deux.example')).toEqual(['/robots.txt', '/robots.txt', '/robots.txt'])
})

test('half of an outlet’s number of pages is kept for what was never read', async () => {
  const site: Site = { ...robots(''), '/s.txt': '', '*': articlePage('Un', 'Un.') }
  press = await startPress({ 'www.un.example': site })
  const list = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `http://www.un.example/${from + at}`).join('\n')
  const dossier = dossierOf(press, [{ outlet: { id: 'un', name: 'Un', home: 'http://www.un.example/' }, sitemaps: ['http://www.un.example/s.txt'] }], { crawl: { max_pages_per_outlet: 10 } })
  const store = await storeFor(dossier)
  site['/s.txt'] = list(0, 12)
  expect((await crawlOnce(dossier, store)).counts).toMatchObject({ stored: 10, skipped_over_limit: 2 })
  site['/s.txt'] = list(0, 15)
  expect((await crawlOnce(dossier, store)).counts).toMatchObject({ stored: 5, not_modified: 3 })
})

test('follows a redirect of robots.txt, and takes 404 and 403 for leave to read', async () => {
  press = await startPress({
    'www.un.example': { '/robots.txt': { status: 301, headers: { location: 'http://www.deux.example/regles.txt' } }, '*': articlePage('Un', 'Un.') },
    'www.deux.example': { '/regles.txt': 'User-agent: *\nDisallow: /non' },
    'www.trois.example': { '/robots.txt': { status: 403 }, '*': articlePage('Trois', 'Trois.') },
  })
  const { counts } = await crawled([articles('www.un.example', ['/non', '/oui']), articles('www.trois.example', ['/1'])])
  expect(paths('www.un.example')).not.toContain('/non')
  expect(counts).toMatchObject({ stored: 2, refused_robots: 1 })
})

test('waits between two requests to one host as the dossier says, and as Crawl-delay says where that is longer', async () => {
  press = await startPress({
    'www.un.example': { ...robots('User-agent: *\nDisallow:'), '*': articlePage('Un', 'Un.') },
    'www.deux.example': { ...robots('User-agent: *\nCrawl-delay: 0.5'), '*': articlePage('Deux', 'Deux.') },
  }, { 'www.deux.example': '127.0.0.2' })
  await crawled([articles('www.un.example', ['/1', '/2', '/3']), articles('www.deux.example', ['/1', '/2'])], { crawl: { delay: '200ms' } })
  for (const gap of gaps(press.of('www.un.example'))) expect(gap).toBeGreaterThanOrEqual(200)
  // The first gap is before the delay is known: robots.txt says it.
  for (const gap of gaps(press.of('www.deux.example')).slice(1)) expect(gap).toBeGreaterThanOrEqual(500)
  expect(press.received).toHaveLength(9)
})

test('hosts that share an IP address share its pace', async () => {
  press = await startPress(Object.fromEntries(['un', 'deux', 'trois'].map(name => [`www.${name}.example`, { ...robots(''), '*': articlePage(name, name) }])))
  await crawled(['un', 'deux', 'trois'].map(name => articles(`www.${name}.example`, ['/1'])), { crawl: { delay: '100ms' } })
  expect(press.received).toHaveLength(9)
  for (const gap of gaps(press.received)) expect(gap).toBeGreaterThanOrEqual(100)
})

test('names itself, with an address to write to, in every request, and sends nothing of a browser', async () => {
  press = await startPress({ 'www.un.example': { '*': articlePage('Un', 'Un.') } })
  await crawled([articles('www.un.example', ['/1'])])
  for (const { headers } of press.received) {
    expect(headers['user-agent']).toBe('recoupe/0.1.0 (+https://journal.example/robot)')
    expect(Object.keys(headers).filter(name => name.startsWith('sec-') || name === 'cookie' || name === 'referer')).toEqual([])
  }
  expect(press.received.length).toBeGreaterThan(2)
})

test('reaches no private address that a page leads to, in any spelling', async () => {
  let reached = 0
  const secret = createServer((_request, response) => { reached++; response.end('secret') })
  await new Promise<void>(done => secret.listen(0, '::', done))
  const { port } = secret.address() as AddressInfo
  const targets = [
    `http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `http://[::1]:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`, `http://[::ffff:7f00:1]:${port}/`,
    `http://2130706433:${port}/`, `http://0177.0.0.1:${port}/`, `http://0x7f.1:${port}/`, `http://127.1:${port}/`, `http://0.0.0.0:${port}/`,
    'http://169.254.169.254/latest/meta-data/', 'http://[fd00:ec2::254]/', 'http://[64:ff9b::7f00:1]/', 'http://10.0.0.1/', 'http://192.168.1.1/', 'http://100.100.100.200/',
    'http://168.63.129.16/',
  ]
  const schemes = ['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'data:text/html,x', 'http://user:word@www.un.example/1']
  press = await startPress({ 'www.un.example': {
    ...robots(''),
    ...Object.fromEntries([...targets, ...schemes].map((target, at) => [`/saut/${at}`, { status: 302, headers: { location: target } }])),
  } })
  const { pages, outcomes } = await crawled([articles('www.un.example', [...targets, ...schemes].map((_, at) => `/saut/${at}`))])
  secret.close()
  expect(reached).toBe(0)
  targets.forEach((target, at) => expect([target, outcomes[`/saut/${at}`]]).toEqual([target, 'private_address']))
  schemes.forEach((target, at) => expect([target, outcomes[`/saut/${targets.length + at}`]]).toEqual([target, 'bad_redirect']))
  expect(pages.every(page => page.body_hash === null)).toBe(true)
})

test('refuses loopback addresses that the dossier itself names unless it allows private networks', async () => {
  press = await startPress({ 'www.un.example': { '*': articlePage('Un', 'Un.') } })
  const source = { outlet: { id: 'un', name: 'Un' }, articles: ['http://www.un.example/1', `http://127.0.0.1:${press.port}/1`, `http://localhost:${press.port}/1`] }
  const { counts } = await crawled([source], { crawl: { allow_private_network: false } })
  expect(press.received).toEqual([])
  expect(counts['sources_failed']).toBe(1)
})

test('respects a reservation of rights, the page over the header over the file, and keeps no text of it', async () => {
  const page = (head = '') => articlePage('Un', 'Un.', head)
  const header = (value: string, head = '') => ({ headers: { 'tdm-reservation': value, 'tdm-policy': 'https://www.un.example/conditions', 'content-type': 'text/html' }, body: page(head) })
  press = await startPress({ 'www.un.example': {
    ...robots(''),
    '/.well-known/tdmrep.json': JSON.stringify([{ location: '/*', 'tdm-reservation': 0 }, { location: '/fichier/', 'tdm-reservation': 1, 'tdm-policy': 'https://www.un.example/p' }]),
    '/libre': page(), '/fichier/1': page(), '/fichier/2': header('0'), '/entete': header('1'), '/entete-0': header('0'),
    '/meta': page('<meta name="tdm-reservation" content="1">'), '/meta-0': header('1', '<meta name="TDM-Reservation" content="0">'),
  } })
  const source = articles('www.un.example', ['/libre', '/fichier/1', '/fichier/2', '/entete', '/entete-0', '/meta', '/meta-0'])
  const { outcomes, store, counts } = await crawled([source])
  expect(outcomes).toEqual({ '/libre': 'stored', '/fichier/2': 'stored', '/entete-0': 'stored', '/meta': 'reserved', '/meta-0': 'stored', '/entete': 'reserved' })
  expect(counts).toMatchObject({ stored: 4, refused_reserved: 3 })
  // What the file reserves is not fetched: only its headers are looked at, which may lift it.
  expect(press.received.filter(({ path }) => path === '/fichier/1').map(({ method }) => method)).toEqual(['HEAD'])
  const kept = await store.selectFrom('policies').select(['origin', 'kind', 'status', 'hash', 'body']).orderBy('id').execute()
  expect(kept).toMatchObject([{ kind: 'robots', status: 200, body: Buffer.from('') }, { origin: 'http://www.un.example', kind: 'reservation', status: 200 }])
  expect(Buffer.from(kept[1]!.body!).toString()).toContain('"/fichier/"')

  const research = await crawled([source], { purpose: 'research' })
  expect(new Set(Object.values(research.outcomes))).toEqual(new Set(['stored']))
  const meta = research.pages.find(({ address }) => address.endsWith('/meta'))
  expect(JSON.parse(meta!.reservation!)).toEqual({ reserved: true, source: 'meta', policy: null })
})

test('fetches only the feed of an outlet that is feed-only, and nothing of one that is manual', async () => {
  press = await startPress({
    'www.un.example': { ...robots(''), '/rss': { headers: { 'content-type': 'application/rss+xml' }, body: '<rss version="2.0"><channel><title>t</title><item><title>Viamedis &amp; Cie</title><link>http://www.un.example/1</link><pubDate>Mon, 05 Feb 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;Un texte entier.&lt;/p&gt;</description></item></channel></rss>' } },
    'www.deux.example': { '*': 'x' },
  })
  const sources = [
    { outlet: { id: 'un', name: 'Un', access: 'feed-only' }, feeds: ['http://www.un.example/rss'], pages: ['http://www.un.example/'] },
    { outlet: { id: 'deux', name: 'Deux', access: 'manual' }, feeds: ['http://www.deux.example/rss'], articles: ['http://www.deux.example/1'] },
  ]
  const { pages, store } = await crawled(sources)
  expect(press.received.map(({ path }) => path)).toEqual(['/robots.txt', '/.well-known/tdmrep.json', '/rss'])
  expect(pages).toMatchObject([{ address: 'http://www.un.example/1', outcome: 'stored' }])
  const again = await crawlOnce(dossierOf(press, sources), store)
  expect(again.counts).toMatchObject({ not_modified: 1 })
})
