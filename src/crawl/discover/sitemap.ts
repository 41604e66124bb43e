import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import { requestAddress } from './address.ts'
import type { Found } from './found.ts'
import { isoDate } from './found.ts'

/** What a sitemap names: a page, or another sitemap of an index, with the day of its last change. */
export type SitemapEntry =
  | { readonly kind: 'page'; readonly found: Found }
  | { readonly kind: 'sitemap'; readonly address: string; readonly modified: string | null }

/** Of the sitemap protocol, per file. More is a trap. */
const MAX_ENTRIES = 50_000
const MAX_FIELD = 4096

/**
 * Reads a sitemap as it comes: an index, a set of addresses, one of the news kind, or a list of lines; gzipped or not.
 * Memory does not grow with its size. A broken end keeps what came before it and throws.
 *
 * XML is read without a document type: no entity is expanded, none is fetched.
 *
 * @throws {FetchFailure} `bad_sitemap`, `too_large` (expanded).
 */
export async function* readSitemap(body: AsyncIterable<Uint8Array>, address: string, maxBytes: number): AsyncGenerator<SitemapEntry> {
  let entries = 0
  for await (const entry of entriesOf(capped(expanded(body), address, maxBytes), address)) {
    if (entries++ === MAX_ENTRIES) throw bad(address, `has more than ${MAX_ENTRIES} addresses`)
    yield entry
  }
}

async function* entriesOf(body: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<SitemapEntry> {
  const decoder = new TextDecoder()
  let reader: EntryReader | null = null
  let start = ''
  for await (const piece of body) {
    const text = decoder.decode(piece, { stream: true })
    if (reader) {
      yield* reader.read(text)
      continue
    }
    start += text
    if (start.trim() === '') continue
    reader = start.trimStart().startsWith('<') ? xmlReader(address) : lineReader(address)
    yield* reader.read(start.trimStart())
  }
  if (!reader) throw bad(address, 'is empty')
  yield* reader.end()
}

/** Takes text as it comes and gives the entries that are whole. */
interface EntryReader {
  read(text: string): SitemapEntry[]
  /** @throws {FetchFailure} where the text ends too early. */
  end(): SitemapEntry[]
}

function lineReader(base: string): EntryReader {
  let rest = ''
  const read = (text: string) => {
    const lines = (rest + text).split(/\r?\n/)
    rest = lines.pop()!
    if (rest.length > MAX_FIELD) rest = ''
    return lines.flatMap(line => page(line, base, {}))
  }
  return { read, end: () => read('\n') }
}

function xmlReader(base: string): EntryReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const ready: SitemapEntry[] = []
  let fields: Record<string, string> = {}
  let field: string | null = null
  parser.on('doctype', () => { throw bad(base, 'has a document type, which no sitemap needs') })
  parser.on('error', error => { throw bad(base, `is no well-formed XML (${error.message})`) })
  parser.on('opentag', ({ name }) => {
    const local = localName(name)
    if (local === 'url' || local === 'sitemap') fields = {}
    // Images and videos have a `loc` of their own, of another namespace.
    field = name.includes(':') && !name.startsWith('news:') ? null : local
  })
  const take = (text: string) => {
    if (field) fields[field] = ((fields[field] ?? '') + text).slice(0, MAX_FIELD)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', ({ name }) => {
    field = null
    const local = localName(name)
    if (local === 'url') ready.push(...page(fields['loc'] ?? '', base, fields))
    if (local === 'sitemap') {
      const address = requestAddress(fields['loc'] ?? '', base)
      if (address) ready.push({ kind: 'sitemap', address, modified: isoDate(fields['lastmod']) })
    }
  })
  return {
    read(text) {
      parser.write(text)
      return ready.splice(0)
    },
    end() {
      parser.close()
      return ready.splice(0)
    },
  }
}

function page(location: string, base: string, fields: Readonly<Record<string, string>>): SitemapEntry[] {
  const address = location.trim() === '' ? null : requestAddress(location, base)
  return address === null ? [] : [{
    kind: 'page',
    found: {
      address,
      title: fields['title']?.trim() || null,
      text: fields['keywords']?.trim() || null,
      published: isoDate(fields['publication_date']),
      modified: isoDate(fields['lastmod']),
      content: null,
    },
  }]
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

/** Undoes gzip where the first bytes say so, whatever the address and the headers say. */
async function* expanded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const all = async function* () {
    yield first.value
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all()
  const source = Readable.from(all(), { objectMode: false })
  const gunzip = createGunzip()
  source.on('error', error => gunzip.destroy(error))
  yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>
}

async function* capped(body: AsyncIterable<Uint8Array>, address: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw new FetchFailure('too_large', `expands to more than ${maxBytes} bytes; raise crawl.max_sitemap_bytes if it is really a sitemap`, { address, remedy: 'give_up' })
    yield piece
  }
}

const bad = (address: string, what: string): FetchFailure =>
  new FetchFailure('bad_sitemap', `${what}; check the address in the dossier`, { address, remedy: 'tell_user' })
