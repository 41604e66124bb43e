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
  const declared = /(?:encoding|charset)\s*=\s*["']?\s*([\w-]+)/i
  for (const label of [mark, declared.exec(contentType ?? '')?.[1], declared.exec(start)?.[1], 'utf-8']) {
    try {
      if (label) return new TextDecoder(label).decode(body)
    } catch {
      // An unknown label is as none.
    }
  }
  return ''
}
