import { requestAddress } from './address.ts'
import type { Found } from './found.ts'
import { readTags } from './tags.ts'

/** More links than any listing page has. */
const MAX_LINKS = 10_000

/** The addresses that a page links to, once each, in its order, with the words of the links. */
export function pageLinks(html: string, address: string): Found[] {
  const words = new Map<string, string>()
  let base = address
  let current: string | null = null
  const note = (text: string | undefined) => {
    const known = current === null ? undefined : words.get(current)
    if (current !== null && known !== undefined && text && known.length < 1000) words.set(current, `${known} ${text}`)
  }
  readTags(html, {
    start(name, attributes) {
      const href = attributes.get('href')
      if (name === 'base' && href && URL.canParse(href, address)) base = new URL(href, address).href
      if (name === 'a') {
        current = href ? requestAddress(href, base) : null
        if (current !== null && !words.has(current) && words.size < MAX_LINKS) words.set(current, '')
        note(attributes.get('title'))
      }
      if (name === 'img') note(attributes.get('alt'))
    },
    end: name => { if (name === 'a') current = null },
    text: note,
  })
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

/** Reads a page's head and no more. The names and addresses looked for are ASCII, whatever the page's charset. */
export function pageHead(body: Uint8Array): PageHead {
  const head = { canonical: null as string | null, url: null as string | null, reservation: null as string | null, policy: null as string | null }
  readTags(Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, HEAD_BYTES)).toString('latin1'), {
    start(name, attributes) {
      const content = attributes.get('content') ?? null
      if (name === 'link' && /(^|\s)canonical(\s|$)/i.test(attributes.get('rel') ?? '')) head.canonical ??= attributes.get('href') ?? null
      if (name === 'meta') {
        const key = (attributes.get('name') ?? attributes.get('property'))?.toLowerCase()
        if (key === 'og:url') head.url ??= content
        if (key === 'tdm-reservation') head.reservation ??= content
        if (key === 'tdm-policy') head.policy ??= content
      }
      return name !== 'body'
    },
  })
  return head
}
