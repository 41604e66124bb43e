import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Agent, request } from 'undici'
import type { Connect } from './connect.ts'
import { FetchFailure, fetchFailure } from './fetch-failure.ts'

/** All in milliseconds, except `size`: bytes of one body, as sent and as expanded alike. */
export interface Limits {
  readonly headers: number
  /** The longest pause within a body. */
  readonly body: number
  /** From the request to the last byte. */
  readonly whole: number
  readonly size: number
}

export interface Answer {
  readonly address: string
  readonly status: number
  /** Names in small letters; a header that came several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Bytes after content decoding; empty for a redirect. */
  readonly body: Uint8Array
  /** Bytes of the body as they came over the wire. */
  readonly transferred: number
  /** Whether the body went on past the size at which reading was to stop. */
  readonly truncated: boolean
}

export interface Ask {
  readonly method?: 'GET' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly limits: Limits
  /** Stop reading at the size limit and keep what there is, instead of failing (robots.txt). */
  readonly truncate?: boolean
  /** Whether a body of this media type is wanted at all; an unwanted one fails with `not_a_page`. */
  readonly wanted?: (mediaType: string) => boolean
  /** Takes the body piece by piece instead of keeping it, and may be slow: the server is then read as slowly. */
  readonly consume?: (body: AsyncIterable<Uint8Array>) => Promise<void>
}

export interface Client {
  /** One request for one address; redirects are the caller's. @throws {FetchFailure} */
  ask(address: string, ask: Ask): Promise<Answer>
  close(): Promise<void>
}

const MAX_HEADER_BYTES = 32 * 1024
/** Read and thrown away, so that the connection can be used again; past that, the connection goes. */
const ERROR_PAGE_BYTES = 64 * 1024
/** Each takes a decoder and its memory, and a header has room for thousands. curl stops at as many (CVE-2023-23916). */
const MAX_ENCODINGS = 5

/** An HTTP client that names itself truthfully, verifies TLS, and trusts no server's size, time or encoding. */
export function httpClient(options: { connect: Connect; userAgent: string; connectionsPerHost: number }): Client {
  const agent = new Agent({
    connect: options.connect.connector,
    connections: options.connectionsPerHost,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    keepAliveTimeout: 10_000,
  })
  return {
    ask: (address, ask) => askOnce(agent, options.userAgent, address, ask),
    // Not `close`: it would wait for bodies that were given up on.
    close: () => agent.destroy(),
  }
}

async function askOnce(agent: Agent, userAgent: string, address: string, { method = 'GET', headers, limits, truncate = false, wanted, consume }: Ask): Promise<Answer> {
  const whole = new AbortController()
  const timer = setTimeout(() => whole.abort(), limits.whole)
  let source: Readable | null = null
  try {
    const response = await request(address, {
      dispatcher: agent,
      method,
      signal: whole.signal,
      headersTimeout: limits.headers,
      bodyTimeout: limits.body,
      headers: {
        'user-agent': userAgent,
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
        'accept-language': 'fr,en;q=0.5',
        'accept-encoding': 'gzip, br, deflate',
        ...headers,
      },
    })
    const body = source = response.body
    const received = flat(response.headers)
    const answer = { address, status: response.statusCode, headers: received }
    if (response.statusCode >= 300 || response.statusCode === 204 || method === 'HEAD') {
      await response.body.dump({ limit: ERROR_PAGE_BYTES })
      return { ...answer, body: new Uint8Array(), transferred: 0, truncated: false }
    }
    const given = mediaType(received['content-type'])
    if (wanted && given && !wanted(given)) {
      throw new FetchFailure('not_a_page', `is ${given}, no page; import the text of it by hand if it is needed`, { address, remedy: 'give_up', status: response.statusCode, headers: received })
    }
    if (!truncate && Number(received['content-length']) > limits.size) throw tooLarge(address, limits.size)
    const count = { sent: 0, expanded: 0, truncated: false }
    const pieces = counted(body, received['content-encoding'], address, limits.size, truncate, count)
    if (consume) {
      await consume(pieces)
      return { ...answer, body: new Uint8Array(), transferred: count.sent, truncated: count.truncated }
    }
    const kept: Uint8Array[] = []
    for await (const piece of pieces) kept.push(piece)
    return { ...answer, body: kept.length === 1 ? kept[0]! : Buffer.concat(kept), transferred: count.sent, truncated: count.truncated }
  } catch (error) {
    throw fetchFailure(error, address, whole.signal.aborted)
  } finally {
    clearTimeout(timer)
    if (source && !source.readableEnded) source.on('error', () => {}).destroy()
  }
}

/** The body's pieces, decoded, as long as both what was sent and what it expands to stay within the size. */
async function* counted(
  body: Readable, encoding: string | undefined, address: string, size: number, truncate: boolean,
  count: { sent: number; expanded: number; truncated: boolean },
): AsyncGenerator<Uint8Array> {
  body.on('data', (piece: Uint8Array) => { count.sent += piece.byteLength })
  body.pause()
  for await (const piece of decoded(body, encoding, address) as AsyncIterable<Uint8Array>) {
    const room = size - count.expanded
    count.expanded += piece.byteLength
    if (count.expanded <= size && count.sent <= size) {
      yield piece
      continue
    }
    if (!truncate) throw tooLarge(address, size)
    count.truncated = true
    yield piece.subarray(0, Math.max(0, room))
    return
  }
}

/** Undoes the content encodings, several where there are several; an unknown one leaves the bytes as they are. */
function decoded(body: Readable, encoding: string | undefined, address: string): Readable {
  const names = (encoding ?? '').toLowerCase().split(',').map(part => part.trim())
  if (names.length > MAX_ENCODINGS) throw new FetchFailure('broken_encoding', `is encoded ${names.length} times over, as no page is`, { address, remedy: 'give_up' })
  let stream = body
  for (const name of names.reverse()) {
    const decoder = name === 'gzip' || name === 'x-gzip' ? createGunzip() : name === 'br' ? createBrotliDecompress() : name === 'deflate' ? createInflate() : null
    // `pipeline` hands an error of either side to the other, where it is read.
    if (decoder) stream = pipeline(stream, decoder, () => {})
  }
  return stream
}

const tooLarge = (address: string, size: number): FetchFailure =>
  new FetchFailure('too_large', `is larger than ${size} bytes; raise crawl.max_page_bytes if it is really a page`, { address, remedy: 'give_up' })

/** «text/html» of «Text/HTML; charset=utf-8». */
const mediaType = (contentType: string | undefined): string => (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase()

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return result
}
