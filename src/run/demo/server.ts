import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentId } from '../../model/identity.ts'
import type { DemoDocument } from './site.ts'
import { buildSite } from './site.ts'
import { readDemoPress } from './source.ts'

/** The demo press while it is served. */
export interface DemoPress {
  readonly port: number
  /** Where each of its hosts is, as a dossier's `crawl.resolve` has it. */
  readonly resolve: Readonly<Record<string, string>>
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Serves the demo press on loopback, at a free port: a virtual host an outlet, told by the Host header. */
export async function startDemoPress(): Promise<DemoPress> {
  const outlets = readDemoPress()
  const sites = new Map(outlets.map(outlet => [outlet.host, buildSite(outlet)]))
  const server = createServer((request, response) => answer(sites, request, response))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, LOOPBACK, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    resolve: Object.fromEntries(outlets.map(({ host }) => [`${host}:80`, `${LOOPBACK}:${port}`])),
    close: () => new Promise((resolve, reject) => {
      server.close(error => error ? reject(error) : resolve())
      server.closeAllConnections()
    }),
  }
}

function answer(sites: ReadonlyMap<string, ReadonlyMap<string, DemoDocument>>, request: IncomingMessage, response: ServerResponse): void {
  const site = sites.get((request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase())
  const document = site?.get((request.url ?? '/').replace(/[?#].*/s, ''))
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
  } else if (!document) {
    response.writeHead(site ? 404 : 421, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><title>Page introuvable</title><h1>Page introuvable</h1>')
  } else {
    const tag = `"${contentId(document.body.toString('latin1'))}"`
    const headers = { etag: tag, 'last-modified': document.modified.toUTCString(), 'cache-control': 'no-cache' }
    if (isUnchanged(request, tag, document.modified)) response.writeHead(304, headers).end()
    else response.writeHead(200, { ...headers, 'content-type': document.type, 'content-length': document.body.length }).end(request.method === 'HEAD' ? undefined : document.body)
  }
}

/** RFC 9110, 13.2.2: a tag, where one is given, decides alone. HTTP dates have no fractions of a second. */
function isUnchanged({ headers }: IncomingMessage, tag: string, modified: Date): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some(each => each.trim().replace(/^W\//, '') === tag)
  const since = headers['if-modified-since']
  return since !== undefined && Math.floor(modified.getTime() / 1000) * 1000 <= Date.parse(since)
}
