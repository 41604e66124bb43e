/** An address that a feed, a sitemap, a listing page or the dossier itself names, with what it says of it. */
export interface Found {
  /** Whole, as `requestAddress` gives it. */
  readonly address: string
  readonly title: string | null
  /** Words beside the title that may bear a term: a summary, a text, keywords. */
  readonly text: string | null
  /** ISO 8601, as given; null where it is not said or no date. */
  readonly published: string | null
  /** Not published after this: a page's last modification. */
  readonly modified: string | null
  /** The article itself where a feed carries it. */
  readonly content: FeedContent | null
}

export interface FeedContent {
  readonly html: string
  readonly authors: readonly string[]
}

/** A date of any of the spellings of feeds and sitemaps (RFC 822, ISO 8601), as ISO 8601; null for what is none. */
export function isoDate(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const time = Date.parse(text.trim())
  // A bare day stays one: it is no instant, and shifting it would change the day.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return Number.isNaN(time) ? null : text.trim()
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
