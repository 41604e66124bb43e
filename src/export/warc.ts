import { createHash } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { WARCRecord, WARCSerializer } from 'warcio'
import type { ReceivedPage } from '../model/page.ts'

/**
 * Headers that describe the bytes as they were sent and not the body that is kept. They are written under the name that
 * web archives use for what a capture changed, so that players do not decode twice.
 */
const OF_THE_TRANSFER = new Set(['content-encoding', 'transfer-encoding', 'content-length'])
/** Before the name of a header whose value a capture changed. */
export const ORIGINAL = 'x-archive-orig-'

/**
 * Writes pages as a WARC 1.1 file (ISO 28500:2017), each record gzipped for itself: `response` records, and `resource`
 * records for what was read from disk. The same pages give the same bytes.
 */
export async function* warc(pages: AsyncIterable<ReceivedPage> | Iterable<ReceivedPage>, info: { program: string; filename: string }): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const page of pages) {
    if (first) yield serialize(WARCRecord.createWARCInfo({ filename: info.filename, date: page.fetchedAt, warcVersion: 'WARC/1.1', warcHeaders: { 'WARC-Record-ID': recordId('warcinfo', page) } }, { software: info.program, format: 'WARC File Format 1.1' }))
    first = false
    yield serialize(record(page))
  }
}

function record(page: ReceivedPage): WARCRecord {
  const response = page.status > 0
  const common = { url: page.finalAddress, date: page.fetchedAt, warcVersion: 'WARC/1.1' as const }
  const warcHeaders: Record<string, string> = { 'WARC-Record-ID': recordId('page', page) }
  if (!response) {
    warcHeaders['Content-Type'] = page.headers['content-type'] ?? 'application/octet-stream'
    return WARCRecord.create({ ...common, type: 'resource', warcHeaders }, [page.body])
  }
  const httpHeaders: Record<string, string> = {}
  for (const [name, value] of Object.entries(page.headers)) httpHeaders[OF_THE_TRANSFER.has(name) ? ORIGINAL + name : name] = value
  httpHeaders['content-length'] = String(page.body.byteLength)
  const statusline = `HTTP/1.1 ${page.status} ${STATUS_CODES[page.status] ?? ''}`.trim()
  return WARCRecord.create({ ...common, type: 'response', warcHeaders, httpHeaders, statusline }, [page.body])
}

const serialize = (record: WARCRecord): Promise<Uint8Array> => WARCSerializer.serialize(record, { gzip: true })

/** A UUID of the record's content (RFC 9562, version 8), so that two exports of one store are the same. */
function recordId(kind: string, { finalAddress, fetchedAt, body }: ReceivedPage): string {
  const bytes = createHash('sha256').update(`${kind}\n${finalAddress}\n${fetchedAt}\n`).update(body).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}>`
}
