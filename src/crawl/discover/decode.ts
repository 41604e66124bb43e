import iconv from 'iconv-lite'

/**
 * The text of a document of links: charset from the byte order mark, the header, or the document's own declaration
 * within its first kilobyte (`encoding="…"`, `charset=…`); UTF-8 where none says. Good enough for addresses and titles;
 * an article's text is decoded when it is read, from the stored bytes.
 */
export function decode(body: Uint8Array, contentType: string | undefined): string {
  const mark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 'utf-8'
    : body[0] === 0xff && body[1] === 0xfe ? 'utf-16le'
    : body[0] === 0xfe && body[1] === 0xff ? 'utf-16be'
    : undefined
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1024)).toString('latin1')
  const declared = /(?:encoding|charset)\s*=\s*(?:["']\s*)?([\w-]+)/i
  const label = [mark, declared.exec(contentType ?? '')?.[1], declared.exec(start)?.[1]].find(name => name !== undefined && iconv.encodingExists(name)) ?? 'utf-8'
  // Who declares Latin-1 means windows-1252, as the WHATWG Encoding Standard has it.
  return iconv.decode(Buffer.from(body.buffer, body.byteOffset, body.byteLength), /^(iso-?8859-?1|latin-?1|l1|us-ascii|ascii)$/i.test(label) ? 'windows-1252' : label)
}
