import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/** How far into a page its declaration is looked for: WHATWG's prescan reads 1024 bytes, pages write it later. */
const PRESCAN = 4096
const META = /<meta[^>]{0,300}?charset\s*=\s*(?:["']\s*)?([\w.:-]{2,40})/i
const XML = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})/i

/**
 * Bytes of a page or a text, as text. In order: a byte-order mark, the transfer's own charset, UTF-8 where the bytes are valid UTF-8,
 * the page's declaration, a guess from the letters. Valid UTF-8 goes before the declaration because a text of any length in
 * another charset is hardly ever valid UTF-8 by chance, while declarations are often wrong.
 */
export function decodeBytes(bytes: Uint8Array, transferCharset: string | null = null): { text: string; charset: string } {
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(bytes, marked)
  const said = known(transferCharset)
  if (said && said !== 'utf-8') return decodeAs(bytes, said)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' }
  const head = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN)), 'latin1')
  const declared = known(XML.exec(head)?.[1] ?? META.exec(head)?.[1] ?? null)
  if (declared && declared !== 'utf-8') return decodeAs(bytes, declared)
  if (said || declared) return decodeAs(bytes, mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252')
  return decodeAs(bytes, mostlyUtf8(bytes) ? 'utf-8' : guess(bytes))
}

function decodeAs(bytes: Uint8Array, charset: string): { text: string; charset: string } {
  return { text: iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), charset), charset }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    // A letter that is cut at the end is no error: pages are cut at a limit.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** UTF-8 that was cut or soiled in a few places: fewer than one bad sequence in fifty of those that are not ASCII. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  let bad = 0
  let good = 0
  for (const character of text) {
    if (character === '\ufffd') bad++
    else if (character > '\u007f') good++
  }
  return good > bad * 50
}

/** Browsers read Latin-1 as windows-1252, and so do we (WHATWG Encoding). */
function known(charset: string | null): string | null {
  const name = charset?.trim().toLowerCase() ?? ''
  if (name === '' || !iconv.encodingExists(name)) return null
  if (/^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/.test(name)) return 'windows-1252'
  return name === 'utf8' ? 'utf-8' : name
}

/** Western charsets only: a guess among all the world's makes Greek of French. */
const GUESSED: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252', 'windows-1252': 'windows-1252', 'ISO-8859-15': 'iso-8859-15', 'ISO-8859-2': 'iso-8859-2', 'windows-1250': 'windows-1250', 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be' }

function guess(bytes: Uint8Array): string {
  const best = analyse(bytes.subarray(0, 100_000)).find(({ name, confidence }) => name in GUESSED && confidence >= 10)
  return best ? GUESSED[best.name]! : 'windows-1252'
}
