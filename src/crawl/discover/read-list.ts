import { decode } from './decode.ts'
import { readFeed } from './feed.ts'
import type { Found } from './found.ts'
import { pageLinks } from './page-links.ts'

/** What a feed or a listing page names, of its bytes as received. @throws {FetchFailure} `bad_feed` */
export function readList(kind: 'feed' | 'listing', body: Uint8Array, contentType: string | undefined, address: string): Found[] {
  const text = decode(body, contentType)
  return kind === 'feed' ? readFeed(text, address) : pageLinks(text, address)
}
