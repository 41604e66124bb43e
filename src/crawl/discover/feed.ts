import { parseFeed } from 'feedsmith'
import type { Found } from './found.ts'
import { isoDate } from './found.ts'
import { requestAddress } from './address.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'

/** More than any feed lists; what follows is left. */
const MAX_ENTRIES = 10_000

/** One entry before its address is known to be one. */
interface Entry {
  readonly link: string | undefined
  readonly title: string | undefined
  readonly summary: string | undefined
  readonly content: string | undefined
  readonly published: unknown
  readonly modified?: unknown
  readonly authors: readonly (string | undefined)[]
  readonly categories: readonly (string | undefined)[]
}

/**
 * The entries of a feed: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed. Entries without a web address are left out.
 *
 * @throws {FetchFailure} `bad_feed` where it is none of them.
 */
export function readFeed(text: string, address: string): Found[] {
  let entries: Entry[]
  try {
    entries = entriesOf(parseFeed(text))
  } catch (cause) {
    throw new FetchFailure('bad_feed', 'is no feed that can be read (RSS, Atom or JSON Feed); check the address in the dossier', { address, remedy: 'tell_user', cause })
  }
  return entries.slice(0, MAX_ENTRIES).flatMap(({ link, title, summary, content, published, modified, authors, categories }) => {
    const target = link ? requestAddress(link, address) : null
    return target === null ? [] : [{
      address: target,
      title: title?.trim() || null,
      text: [summary, content, ...categories].filter(Boolean).join(' ') || null,
      published: isoDate(published),
      modified: isoDate(modified),
      content: content || summary ? { html: content || summary || '', authors: authors.filter(author => author !== undefined) } : null,
    }]
  })
}

function entriesOf(parsed: ReturnType<typeof parseFeed>): Entry[] {
  switch (parsed.format) {
    case 'rss': return (parsed.feed.items ?? []).map(item => ({
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
      title: item.title,
      summary: item.description,
      content: item.content?.encoded,
      published: item.pubDate ?? item.dc?.dates?.[0],
      authors: item.authors?.map(nameOf) ?? item.dc?.creators ?? [],
      categories: item.categories?.map(category => category.name) ?? [],
    }))
    case 'rdf': return (parsed.feed.items ?? []).map(item => ({
      link: item.link ?? item.rdf?.about,
      title: item.title,
      summary: item.description,
      content: item.content?.encoded,
      published: item.dc?.dates?.[0],
      authors: item.dc?.creators ?? [],
      categories: item.dc?.subjects ?? [],
    }))
    case 'atom': return (parsed.feed.entries ?? []).map(entry => ({
      link: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href ?? entry.id,
      title: entry.title?.value,
      summary: entry.summary?.value,
      content: entry.content?.value,
      published: entry.published ?? entry.updated,
      modified: entry.updated,
      authors: entry.authors?.map(author => author.name) ?? [],
      categories: entry.categories?.map(({ term, label }) => label ?? term) ?? [],
    }))
    case 'json': return (parsed.feed.items ?? []).map(item => ({
      link: item.url ?? item.id,
      title: item.title,
      summary: item.summary,
      content: item.content_html ?? item.content_text,
      published: item.date_published,
      modified: item.date_modified,
      authors: item.authors?.map(author => author.name) ?? [],
      categories: item.tags ?? [],
    }))
  }
}

const nameOf = (author: unknown): string | undefined =>
  typeof author === 'string' ? author : (author as { name?: string } | undefined)?.name
