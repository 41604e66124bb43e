import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request that reached the press. `at` is milliseconds of the monotonic clock. */
export interface Received {
  readonly host: string
  readonly path: string
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly at: number
}

/** What a page of the press answers: text, a whole answer, or whatever a handler does with the socket. */
export type Page =
  | string
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string | string[]>>; readonly body?: string | Uint8Array }
  | ((request: IncomingMessage, response: ServerResponse) => void)

/** Pages of one host by path; a page for `*` answers what no other does. */
export type Site = Record<string, Page>

/** A real web server for many hosts, on loopback. Sites may be changed while it runs. */
export interface Press {
  readonly sites: Record<string, Site>
  readonly received: Received[]
  /** Bytes of bodies sent. */
  readonly sent: () => number
  readonly port: number
  /** For a dossier's `crawl.resolve`: every host of the press. */
  readonly resolve: () => Record<string, string>
  /** Requests for one host, in order. */
  readonly of: (host: string) => Received[]
  readonly close: () => Promise<void>
}

/** Starts a press. `addresses`: loopback addresses for hosts that are not to stand at 127.0.0.1. */
export async function startPress(sites: Record<string, Site>, addresses: Readonly<Record<string, string>> = {}): Promise<Press> {
  const received: Received[] = []
  let sent = 0
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    const host = request.headers.host ?? ''
    const path = request.url ?? ''
    received.push({ host, path, method: request.method ?? '', headers: request.headers, at: performance.now() })
    const site = sites[host]
    const page = site?.[path] ?? site?.[path.split('?', 1)[0]!] ?? site?.['*']
    if (page === undefined) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not here')
    if (typeof page === 'function') return page(request, response)
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page
    const bytes = Buffer.from(body)
    sent += status === 304 ? 0 : bytes.byteLength
    response.writeHead(status, { 'content-type': guessType(path), 'content-length': bytes.byteLength, ...headers }).end(bytes)
  })
  await new Promise<void>(done => server.listen(0, '0.0.0.0', done))
  const { port } = server.address() as AddressInfo
  return {
    sites, received, port,
    sent: () => sent,
    resolve: () => Object.fromEntries(Object.keys(sites).map(host => [`${host}:80`, `${addresses[host] ?? '127.0.0.1'}:${port}`])),
    of: host => received.filter(request => request.host === host),
    close: () => closed(server),
  }
}

const guessType = (path: string): string =>
  path.endsWith('.xml') ? 'application/xml' : path.endsWith('.txt') ? 'text/plain' : path.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8'

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(done => server.close(() => done()))
}

/** A page with an article's text: a whole page of some kilobytes, as press pages are. */
export function articlePage(title: string, text: string, head = ''): string {
  const menu = Array.from({ length: 40 }, (_, at) => `<li><a href="/rubrique/${at}">Rubrique ${at}</a></li>`).join('')
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><nav><ul>${menu}</ul></nav>`
    + `<main><article><h1>${title}</h1>${text.split('\n').map(paragraph => `<p>${paragraph}</p>`).join('')}</article></main></body></html>`
}

/** A page that answers 304 to who knows its ETag. */
export const withEtag = (body: string, etag: string): Page => (request, response) => {
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag, 'content-length': Buffer.byteLength(body) }).end(body)
}

export const rss = (items: readonly { link: string; title: string; date?: string }[]): Page => ({
  headers: { 'content-type': 'application/rss+xml' },
  body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Une</title><link>http://x.example/</link><description>d</description>${items.map(({ link, title, date }) =>
    `<item><title>${title}</title><link>${link}</link>${date ? `<pubDate>${date}</pubDate>` : ''}</item>`).join('')}</channel></rss>`,
})
