import { createReadStream } from 'node:fs'
import type { WARCRecord } from 'warcio'
import { LimitReader, WARCParser } from 'warcio'
import { ORIGINAL } from '../../export/warc.ts'
import { Failure } from '../../model/failure.ts'
import type { ReceivedPage } from '../../model/page.ts'

/** A page of a web archive. */
export type WarcPage = Omit<ReceivedPage, 'finalAddress'>

const PAGE = /^(text\/(html|plain)|application\/xhtml\+xml)\b/i

/**
 * The pages of a WARC file, gzipped or not, one at a time whatever the file's size: `response` records of status 200 and
 * `resource` records that hold HTML or text. What is larger than `maxBytes` is told and left out.
 *
 * @throws {Failure} `bad_warc` where the file, or the rest of it, is none.
 */
export async function* warcPages(file: string, maxBytes: number, tooLarge: (address: string) => void): AsyncGenerator<WarcPage> {
  try {
    for await (const record of new WARCParser(createReadStream(file))) {
      // warcio takes two bytes too many after a gzipped record without a body: «RC/1.0».
      if (!/^(WA)?RC\/1\.\d/.test(record.warcHeaders.statusline)) throw new Error('a record does not begin with «WARC/»')
      const content = record.reader
      const page = await pageOf(record, maxBytes, tooLarge)
      await readToEnd(content)
      if (page) yield page
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new Failure('bad_warc', `${file}: ${code === 'ENOENT' ? 'no such file; check the path' : `is no whole WARC file (${message}); what came before the fault was taken`}`, { cause: error })
  }
}

/** Reads what is left of a record: warcio's own way to skip it never ends where the file ends first. */
async function readToEnd(content: WARCRecord['reader']): Promise<void> {
  if (!(content instanceof LimitReader)) return
  for await (const _piece of content);
  if (content.limit > 0) throw new Error('it ends in the middle of a record')
}

async function pageOf(record: WARCRecord, maxBytes: number, tooLarge: (address: string) => void): Promise<WarcPage | null> {
  const address = record.warcTargetURI
  const response = record.warcType === 'response'
  if (!address || (!response && record.warcType !== 'resource')) return null
  const headers = response ? plain(record.httpHeaders?.headers) : { 'content-type': record.warcContentType ?? '' }
  const status = response ? Number(record.httpHeaders?.statusCode ?? 0) : 0
  if ((response && status !== 200) || !PAGE.test(headers['content-type'] ?? '')) return null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of record) {
    size += piece.byteLength
    if (size <= maxBytes) pieces.push(piece)
  }
  if (size > maxBytes) {
    tooLarge(address)
    return null
  }
  return { address, fetchedAt: isoDate(record.warcDate), status, headers: restored(headers), body: Buffer.concat(pieces) }
}

function plain(headers: Iterable<[string, string]> | undefined): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of headers ?? []) result[name.toLowerCase()] = value
  return result
}

/** Headers as they were received, where the archive kept what a capture changed. */
function restored(headers: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {}
  const changed = Object.keys(headers).some(name => name.startsWith(ORIGINAL))
  for (const [name, value] of Object.entries(headers)) if (!(changed && name === 'content-length')) result[name] = value
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(ORIGINAL)) continue
    delete result[name]
    result[name.slice(ORIGINAL.length)] = value
  }
  return result
}

function isoDate(date: string | null | undefined): string {
  const time = Date.parse(date ?? '')
  return new Date(Number.isNaN(time) ? 0 : time).toISOString()
}
