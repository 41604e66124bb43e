import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Page } from '../press/press.ts'

const HTML = { 'content-type': 'text/html' }

/** Writes pieces for as long as the client listens. */
function drip(response: ServerResponse, piece: string | Buffer, pause: number): void {
  const timer = setInterval(() => response.write(piece), pause)
  response.on('close', () => clearInterval(timer))
}

/** Each trap: what it answers, and the failure that it costs. */
export const traps: Readonly<Record<string, { page: Page; more?: Record<string, Page>; slug: string }>> = {
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
