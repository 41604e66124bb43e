import { Parser } from 'htmlparser2'
import { requestAddress } from './address.ts'
import type { Found } from './found.ts'

/** More links than any listing page has. */
const MAX_LINKS = 10_000

/** The addresses that a page links to, once each, in its order, with the words of the links. */
export function pageLinks(html: string, address: string): Found[] {
  const words = new Map<string, string>()
  let base = address
  let current: string | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes['href'] && URL.canParse(attributes['href'], address)) base = new URL(attributes['href'], address).href
      if (name === 'a') {
        current = attributes['href'] ? requestAddress(attributes['href'], base) : null
        if (current !== null && !words.has(current) && words.size < MAX_LINKS) words.set(current, '')
        if (current !== null) note(attributes['title'])
      }
      if (name === 'img') note(attributes['alt'])
    },
    ontext: text => note(text),
    onclosetag: name => { if (name === 'a') current = null },
  }, { decodeEntities: true, lowerCaseTags: true })
  const note = (text: string | undefined) => {
    const known = current === null ? undefined : words.get(current)
    if (current !== null && known !== undefined && text && known.length < 1000) words.set(current, `${known} ${text}`)
  }
  parser.end(html)
  return [...words].map(([link, text]) => ({
    address: link, title: text.replace(/\s+/g, ' ').trim() || null, text: null, published: null, modified: null, content: null,
  }))
}

/** What a page's head says of the page itself. */
export interface PageHead {
  readonly canonical: string | null
  /** Open Graph's. */
  readonly url: string | null
  readonly reservation: string | null
  readonly policy: string | null
}

/** How far into a page its head is looked for: some put kilobytes of scripts before it. */
const HEAD_BYTES = 512 * 1024
const PIECE = 4096

/** Reads a page's head and no more. The names and addresses looked for are ASCII, whatever the page's charset. */
export function pageHead(body: Uint8Array): PageHead {
  const head = { canonical: null as string | null, url: null as string | null, reservation: null as string | null, policy: null as string | null }
  let done = false
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'link' && /(^|\s)canonical(\s|$)/i.test(attributes['rel'] ?? '')) head.canonical ??= attributes['href'] ?? null
      if (name === 'meta') {
        const key = (attributes['name'] ?? attributes['property'])?.toLowerCase()
        if (key === 'og:url') head.url ??= attributes['content'] ?? null
        if (key === 'tdm-reservation') head.reservation ??= attributes['content'] ?? null
        if (key === 'tdm-policy') head.policy ??= attributes['content'] ?? null
      }
      if (name === 'body') done = true
    },
  }, { decodeEntities: true, lowerCaseTags: true })
  for (let at = 0; at < Math.min(body.byteLength, HEAD_BYTES) && !done; at += PIECE) {
    parser.write(Buffer.from(body.buffer, body.byteOffset + at, Math.min(PIECE, body.byteLength - at)).toString('latin1'))
  }
  return head
}
