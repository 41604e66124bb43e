import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { FEED_PATHS, FEED_TYPES, SITEMAP_PATHS, ampPath, printPath } from './addresses.ts'
import { atom, jsonFeed, newest, newsSitemap, robots, rss, sitemap } from './feeds.ts'
import { ampPage, articlePage, listingPage, printPage } from './pages.ts'
import type { DemoOutlet } from './source.ts'

/** What one address of a site answers. */
export interface DemoDocument {
  readonly type: string
  readonly body: Buffer
  /** When it last changed, for Last-Modified. */
  readonly modified: Date
}

/** Every document of an outlet's site by its path, as bytes in the outlet's charset. */
export function buildSite(outlet: DemoOutlet): ReadonlyMap<string, DemoDocument> {
  const site = new Map<string, DemoDocument>()
  const changed = new Date(newest(outlet))
  const add = (path: string, type: string, body: Buffer, modified = changed) => void site.set(path, { type, body, modified })
  const addText = (path: string, type: string, text: string) => add(path, `${type}; charset=utf-8`, Buffer.from(text))
  const addPage = (path: string, page: string, modified = changed) => add(path, `text/html; charset=${outlet.charset}`, encode(page, outlet.charset), modified)

  for (const article of outlet.articles) {
    const modified = new Date(article.modified ?? article.published)
    addPage(article.path, articlePage(outlet, article), modified)
    if (outlet.twins.includes('amp')) addPage(ampPath(article), ampPage(outlet, article), modified)
    if (outlet.twins.includes('print')) addPage(printPath(article), printPage(outlet, article), modified)
  }
  for (const path of ['/', ...(outlet.listing ? [outlet.listing] : [])]) addPage(path, listingPage(outlet))
  for (const kind of outlet.feeds) addText(FEED_PATHS[kind], FEED_TYPES[kind], { rss, atom, json: jsonFeed }[kind](outlet))
  if (outlet.sitemap === 'gzip') add(SITEMAP_PATHS.gzip, 'application/gzip', gzipSync(sitemap(outlet)))
  else if (outlet.sitemap) addText(SITEMAP_PATHS[outlet.sitemap], 'application/xml', (outlet.sitemap === 'news' ? newsSitemap : sitemap)(outlet))
  addText('/robots.txt', 'text/plain', robots(outlet))
  return site
}

/** Characters that Latin-1 has not (’, œ, …) are written as references, as old sites do. */
function encode(page: string, charset: DemoOutlet['charset']): Buffer {
  if (charset === 'utf-8') return Buffer.from(page)
  return iconv.encode(page.replace(/[^\u0000-\u00ff]/gu, character => `&#${character.codePointAt(0)};`), charset)
}
