import { randomBytes } from 'node:crypto'
import { createServer as createTlsServer } from 'node:https'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { generate } from 'selfsigned'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Page, Press } from '../press/press.ts'
import { articlePage, startPress } from '../press/press.ts'
import { crawlInProcess } from './process.ts'
import { crawlOnce, dossierOf, pagesOf, storeFor } from './support.ts'

let press: Press
afterEach(() => press.close())

const HTML = { 'content-type': 'text/html' }

/** Writes pieces for as long as the client listens. */
function drip(response: ServerResponse, piece: string | Buffer, pause: number): void {
  const timer = setInterval(() => response.write(piece), pause)
  response.on('close', () => clearInterval(timer))
}

async function trapped(pages: Record<string, Page>, crawl: object = {}) {
  press = await startPress({ 'www.un.example': { '/robots.txt': { status: 404 }, ...pages, '/bon': articlePage('Bon', 'Un bon article.') } })
  const paths = [...Object.keys(pages).filter(path => !path.startsWith('/vers')), '/bon']
  const dossier = dossierOf(press, [{ outlet: { id: 'un', name: 'Un' }, articles: paths.map(path => `http://www.un.example${path}`) }], { crawl })
  const store = await storeFor(dossier)
  const result = await crawlOnce(dossier, store)
  const outcomes = Object.fromEntries((await pagesOf(store)).map(page => [new URL(page.address).pathname, page.outcome]))
  await store.destroy()
  return { ...result, outcomes }
}

/** Each trap: what it answers, and the failure that it costs. */
const traps: Readonly<Record<string, { page: Page; more?: Record<string, Page>; slug: string }>> = {
  'a dripping body': { page: (_, response) => { response.writeHead(200, HTML); drip(response, '<p>a</p>', 100) }, slug: 'timeout_whole' },
  'a stalled body': { page: (_, response) => { response.writeHead(200, HTML).write('<p>') }, slug: 'timeout_body' },
  'a stalled header': { page: () => {}, slug: 'timeout_headers' },
  'half a header': { page: request => { request.socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/') }, slug: 'timeout_headers' },
  'a page of 200 MB': { page: (_, response) => { response.writeHead(200, HTML); const more = () => { while (response.write(piece)); }; response.on('drain', more); more() }, slug: 'too_large' },
  'a page that says it has 200 MB': { page: (_, response) => { response.writeHead(200, { ...HTML, 'content-length': 200_000_000 }).write('<p>') }, slug: 'too_large' },
  'a gzip bomb': { page: { headers: { ...HTML, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(50_000_000)) }, slug: 'too_large' },
  'a gzip bomb in a gzip': { page: { headers: { ...HTML, 'content-encoding': 'gzip, gzip' }, body: gzipSync(gzipSync(Buffer.alloc(50_000_000))) }, slug: 'too_large' },
  'gzip, three thousand times over': { page: { headers: { ...HTML, 'content-encoding': Array(3_000).fill('gzip').join() }, body: 'x' }, slug: 'broken_encoding' },
  'a redirect loop': { page: { status: 302, headers: { location: '/vers/2' } }, more: { '/vers/2': { status: 301, headers: { location: '/piege' } } }, slug: 'redirect_loop' },
  'a redirect to itself': { page: { status: 302, headers: { location: '/piege' } }, slug: 'redirect_loop' },
  'too many redirects': { page: { status: 302, headers: { location: '/vers/1' } }, more: Object.fromEntries([1, 2, 3, 4, 5, 6].map(at => [`/vers/${at}`, { status: 302, headers: { location: `/vers/${at + 1}` } }])), slug: 'too_many_redirects' },
  'a broken chunk': { page: request => { request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n') }, slug: 'broken_answer' },
  'a body shorter than it says': { page: request => { request.socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>') }, slug: 'broken_connection' },
  'a damaged gzip': { page: { headers: { ...HTML, 'content-encoding': 'gzip' }, body: 'no gzip at all' }, slug: 'broken_encoding' },
  'no HTTP at all': { page: request => { request.socket.end('hello\r\n\r\n') }, slug: 'broken_answer' },
  'huge headers': { page: { headers: { ...HTML, 'x-much': 'x'.repeat(60_000) } }, slug: 'headers_too_large' },
  'a film': { page: { headers: { 'content-type': 'video/mp4' }, body: 'x' }, slug: 'not_a_page' },
  'a page that is gone': { page: { status: 410 }, slug: 'gone' },
  'a page behind a wall': { page: { status: 403 }, slug: 'forbidden' },
  'a redirect to nowhere': { page: { status: 302, headers: { location: 'javascript:alert(1)' } }, slug: 'bad_redirect' },
}
const piece = randomBytes(64 * 1024)

test.each(Object.entries(traps))('%s costs one recorded failure, and the other page is read', async (_, { page, more = {}, slug }) => {
  const { outcomes, counts, events } = await trapped({ '/piege': page, ...more }, { max_page_bytes: 2_000_000 })
  expect(outcomes).toEqual({ '/piege': slug, '/bon': 'stored' })
  expect(counts).toMatchObject({ stored: 1, failed: 1, sources_failed: 1 })
  expect(events.filter(event => event.type === 'problem')).toHaveLength(1)
})

test('an invalid certificate costs its host, and no request is sent', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'www.autre.example' }])
  let reached = 0
  const server = createTlsServer({ key, cert }, (_request, response) => { reached++; response.end() })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  press = await startPress({})
  const resolve = { 'www.tls.example:443': `127.0.0.1:${(server.address() as AddressInfo).port}` }
  const dossier = dossierOf(press, [{ outlet: { id: 'tls', name: 'TLS' }, articles: ['https://www.tls.example/1'] }], { crawl: { resolve } })
  const store = await storeFor(dossier)
  const { counts } = await crawlOnce(dossier, store)
  server.close()
  expect(reached).toBe(0)
  expect(counts).toMatchObject({ failed: 1, sources_failed: 1 })
  expect((await pagesOf(store))[0]!.outcome).toBe('invalid_certificate')
})

test('a page that fails three times with 500 and then answers is stored', async () => {
  let asked = 0
  const { outcomes, counts } = await trapped({ '/1': (_, response) => {
    if (asked++ < 3) response.writeHead(500).end()
    else response.writeHead(200, HTML).end(articlePage('Un', 'Un.'))
  } })
  expect(asked).toBe(4)
  expect(outcomes['/1']).toBe('stored')
  expect(counts).toMatchObject({ stored: 2, sources_failed: 0 })
})

test('a page that keeps failing is asked for four times, with growing waits, and told once', async () => {
  const { counts, events } = await trapped({ '/1': { status: 500 } })
  expect(press.of('www.un.example').filter(({ path }) => path === '/1')).toHaveLength(4)
  expect(counts).toMatchObject({ failed: 1 })
  const waits = events.flatMap(event => event.type === 'retry' ? [event.wait] : [])
  expect(waits).toHaveLength(3)
  waits.forEach((wait, at) => {
    expect(wait).toBeGreaterThanOrEqual(10 * 2 ** at - 1)
    expect(wait).toBeLessThanOrEqual(20 * 2 ** at + 1)
  })
})

test.each([429, 503])('a %i with Retry-After: 2 is waited for', async status => {
  let asked = 0
  await trapped({ '/1': (_, response) => {
    if (asked++ === 0) response.writeHead(status, { 'retry-after': '2' }).end()
    else response.writeHead(200, HTML).end(articlePage('Un', 'Un.'))
  } })
  const requests = press.of('www.un.example')
  const refused = requests.findIndex(({ path }) => path === '/1')
  const after = requests.slice(refused + 1)
  expect(asked).toBe(2)
  expect(after.at(-1)!.at - requests[refused]!.at).toBeGreaterThanOrEqual(2000)
  // What was under way may still arrive; nothing begins in the two seconds.
  expect(after.filter(({ at }) => at - requests[refused]!.at > 200 && at - requests[refused]!.at < 2000)).toEqual([])
})

test('a wait longer than the dossier’s patience leaves the host for another night', async () => {
  const { events, counts } = await trapped({ '/1': { status: 429, headers: { 'retry-after': '3600' } }, '/2': 'x', '/3': 'x' }, { delay: '50ms', patience: '5s' })
  expect(events).toContainEqual(expect.objectContaining({ type: 'problem', slug: 'host_resting' }))
  expect(press.of('www.un.example').map(({ path }) => path)).toEqual(['/robots.txt', '/.well-known/tdmrep.json', expect.any(String)])
  expect(counts['sources_failed']).toBe(1)
})

test('an outlet that keeps failing is left alone', async () => {
  const pages = Object.fromEntries(Array.from({ length: 30 }, (_, at): [string, Page] => [`/${at}`, { status: 502 }]))
  const { events } = await trapped(pages, { retries: 0, concurrency: 1 })
  expect(events).toContainEqual(expect.objectContaining({ type: 'problem', slug: 'keeps_failing' }))
  expect(press.of('www.un.example').length).toBeLessThan(12)
})

test('the greedy traps all at once, ten of each, take less than 300 MB', async () => {
  const greedy = ['a page of 200 MB', 'a gzip bomb', 'a gzip bomb in a gzip', 'a dripping body', 'huge headers']
  const copies = Array.from({ length: 10 }, (_, copy) => `/${copy}`)
  press = await startPress(Object.fromEntries(greedy.map((name, at) => [`www.un${at}.example`, {
    '/robots.txt': { status: 404 }, ...Object.fromEntries(copies.map((path): [string, Page] => [path, traps[name]!.page])),
  }])))
  const dossier = dossierOf(press, greedy.map((name, at) => ({ outlet: { id: `un${at}`, name }, articles: copies.map(path => `http://www.un${at}.example${path}`) })))
  const folder = mkdtempSync(join(tmpdir(), 'recoupe-'))
  const { result } = await crawlInProcess(dossier, join(folder, 'recoupe.db')).ended
  rmSync(folder, { recursive: true })
  expect(result!.counts['failed']).toBeGreaterThanOrEqual(20)
  expect(result!.megabytes).toBeLessThan(300)
})
