import { getDomain } from 'tldts'
import type { JsonLdNode } from './json-ld.ts'
import { namesField, textField } from './json-ld.ts'
import { dateLine, frenchDate, machineDate } from './dates.ts'
import type { PageRules } from './rules.ts'
import type { Block, Scan } from './scan.ts'
import { tidy, unescaped } from './text.ts'
import type { Element } from './tree.ts'
import { rawText } from './tree.ts'

/** A field and the place it was found in. */
export interface Found<T> {
  readonly value: T
  readonly where: string
}

/** What the readers of fields look into. */
export interface Sources {
  readonly page: Scan
  readonly rules: PageRules
  readonly node: JsonLdNode | null
  readonly nodes: readonly JsonLdNode[]
  readonly now: string | null
  /** The host of the page's address, as far as it is known. */
  readonly host: string | null
}

/** Dates and names are shorter. In characters. */
const LONGEST_VALUE = 300
const LONGEST_LINE = 160
/** How many blocks before and after the heading still speak of the article as a whole. */
const BEFORE_TITLE = 3
const AFTER_TITLE = 6

const first = <T>(candidates: Iterable<Found<T> | null>): Found<T> | null => {
  for (const candidate of candidates) if (candidate) return candidate
  return null
}

/** The first content of each of these `<meta>` that has one. */
export const metasOf = (page: Scan, names: readonly string[]): Found<string>[] => names.flatMap(name => {
  const content = page.metas.get(name)?.map(text => tidy(unescaped(text.slice(0, 2_000)))).find(text => text !== '')
  return content ? [{ value: content, where: `meta ${name}` }] : []
})

const metaOf = (page: Scan, names: readonly string[]): Found<string> | null => metasOf(page, names)[0] ?? null

/** `modified` is the day of the last change where it is known: a bare time by the title that is the same may be no more than that. */
export function publishedOf(sources: Sources, modified: string | null): Found<string> | null {
  return dateOf(sources, 'datePublished', sources.rules.metadata.published, sources.rules.metadata.published_words, ['dateCreated']) ?? dateUnderTitle(sources, modified)
}

/** What stands by the title and is a day and little else: a `<time>` that says nothing of a change, «6 février 2024 à 10:40». */
function dateUnderTitle({ page, rules, now }: Sources, modified: string | null): Found<string> | null {
  const changed = new RegExp(`(?<!\\p{L})(?:${rules.metadata.modified_words.join('|')})(?!\\p{L})`, 'iu')
  for (const { element, block } of page.times) {
    const datetime = element.attributes.get('datetime')
    const shown = rawText(element, LONGEST_VALUE)
    // «Il y a deux heures» is how updates are shown.
    if (!datetime || !isNearTitle(page, block) || !/\d{1,2}\D{1,12}\d{2}/.test(shown) || changed.test(shown) || changed.test(page.blocks[block]?.text.slice(0, LONGEST_LINE) ?? '')) continue
    const value = machineDate(datetime, now)
    if (value && value.slice(0, 10) !== modified?.slice(0, 10)) return { value, where: 'time by the title' }
  }
  for (const { text } of nearTitle(page)) {
    const value = dateLine(text, rules.metadata.months['fr'] ?? [], now)
    if (value) return { value, where: `text «${text.slice(0, 40)}»` }
  }
  return null
}

/** The short blocks around the page's heading: byline, date, section. */
export const nearTitle = (page: Scan): Block[] => page.blocks.filter((block, at) => isNearTitle(page, at) && block.text.length <= LONGEST_LINE)

/** Whether a block stands so near to the page's heading that it speaks of the article as a whole. */
export function isNearTitle(page: Scan, at: number): boolean {
  return page.heading >= 0 && at >= page.heading - BEFORE_TITLE && at <= Math.min(page.heading + AFTER_TITLE, page.headingEnd - 1)
}

export function modifiedOf(sources: Sources): Found<string> | null {
  return dateOf(sources, 'dateModified', sources.rules.metadata.modified, sources.rules.metadata.modified_words, [])
}

const DATED_CLASSES = { datePublished: /(?:^|[\s_-])(?:published|pubdate|publication)(?:$|[\s_-])/i, dateModified: /(?:^|[\s_-])(?:updated|modified)(?:$|[\s_-])/i }
const classed = (element: Element, field: keyof typeof DATED_CLASSES): boolean => DATED_CLASSES[field].test(element.attributes.get('class') ?? '')

function dateOf({ page, rules, node, now }: Sources, field: keyof typeof DATED_CLASSES, metas: readonly string[], words: readonly string[], lesser: readonly string[]): Found<string> | null {
  const months = rules.metadata.months['fr'] ?? []
  const machine = (text: string | null | undefined, where: string): Found<string> | null => {
    // A date in words is none that machines read, and yet what some pages give them; in figures alone it may be month first.
    const value = text ? machineDate(text, now) ?? (/\p{L}{3}/u.test(text) ? dateLine(text, months, now) : null) : null
    return value ? { value, where } : null
  }
  return first(candidates())

  function* candidates(): Generator<Found<string> | null> {
    if (node) yield machine(textField(node, field), `json-ld ${field}`)
    for (const name of metas) for (const content of page.metas.get(name) ?? []) yield machine(content, `meta ${name}`)
    for (const { element } of page.marked) if (element.attributes.get('itemprop') === field) yield machine(valueOf(element), `itemprop ${field}`)
    if (node) for (const name of lesser) yield machine(textField(node, name), `json-ld ${name}`)
    const said = new RegExp(`(?<!\\p{L})(?:${words.join('|')})\\s`, 'iu')
    const named = (element: Element): boolean => classed(element, field) && (field === 'datePublished' || !classed(element, 'datePublished'))
    for (const { element, block } of page.times) {
      const text = tidy(rawText(element, LONGEST_VALUE))
      if (isNearTitle(page, block) && (said.test(`${text} `) || named(element))) yield machine(element.attributes.get('datetime'), `time «${text.slice(0, 20)}»`)
    }
    for (const { text } of nearTitle(page)) {
      const value = frenchDate(text, said, months, now)
      if (value) yield { value, where: `text «${text.slice(0, 40)}»` }
    }
  }
}

export const valueOf = (element: Element): string => element.attributes.get('content') ?? element.attributes.get('datetime') ?? rawText(element, LONGEST_VALUE)

export function outletOf({ page, node, nodes }: Sources): Found<string> | null {
  const publisher = node ? namesField(node, 'publisher', nodes)[0]?.name : undefined
  const site = metaOf(page, ['og:site_name', 'application-name', 'publisher', 'dc.publisher'])
  if (site) return site
  return publisher ? { value: tidy(publisher), where: 'json-ld publisher' } : null
}

/**
 * The address that the page gives as its own. Where the page's real one is known, one on another site is not believed (a page may not
 * pass for another outlet's), nor a home page's for an article's.
 */
export function canonicalOf({ page, node }: Sources, url: string | null): Found<string> | null {
  const fetched = url !== null && URL.canParse(url) ? new URL(url) : null
  const absolute = (address: string | null | undefined, where: string): Found<string> | null => {
    if (!address || !URL.canParse(address, fetched?.href)) return null
    const { href, protocol, pathname, hostname } = new URL(address, fetched?.href)
    if (protocol !== 'http:' && protocol !== 'https:') return null
    if (fetched && ((pathname === '/' && fetched.pathname !== '/') || siteOf(hostname) !== siteOf(fetched.hostname))) return null
    return { value: href, where }
  }
  return first([
    absolute(page.links.get('canonical'), 'link canonical'),
    absolute(page.metas.get('og:url')?.[0], 'meta og:url'),
    absolute(node ? textField(node, 'url') : null, 'json-ld url'),
    absolute(node && typeof node['mainEntityOfPage'] === 'string' ? node['mainEntityOfPage'] : null, 'json-ld mainEntityOfPage'),
  ])
}

const siteOf = (hostname: string): string => getDomain(hostname) ?? hostname

export function sectionOf({ page, node }: Sources): Found<string> | null {
  const section = node ? textField(node, 'articleSection') : null
  return section ? { value: tidy(section), where: 'json-ld articleSection' } : metaOf(page, ['article:section', 'og:article:section', 'section'])
}

export function keywordsOf({ page, node, nodes }: Sources): string[] {
  const raw = [...(node ? namesField(node, 'keywords', nodes).map(({ name }) => name) : []), ...(page.metas.get('article:tag') ?? []), ...(page.metas.get('news_keywords') ?? []), ...(page.metas.get('keywords') ?? [])]
  const words = raw.flatMap(text => text.slice(0, 5_000).split(/[,;]/)).map(text => tidy(unescaped(text))).filter(text => text !== '' && text.length <= 80)
  return [...new Set(words)].slice(0, 60)
}

/** Whether the article may be read without paying, where the page says so. */
export function freeOf({ page, node }: Sources): Found<boolean> | null {
  const said = node ? truth(node['isAccessibleForFree']) : null
  if (said !== null) return { value: said, where: 'json-ld isAccessibleForFree' }
  for (const { element } of page.marked) {
    if (element.attributes.get('itemprop') !== 'isAccessibleForFree') continue
    const value = truth(valueOf(element))
    if (value !== null) return { value, where: 'itemprop isAccessibleForFree' }
  }
  const tier = metaOf(page, ['article:content_tier'])
  if (tier) return { value: tier.value.toLowerCase() === 'free', where: tier.where }
  return null
}

/** schema.org's booleans as they are written: true, «True», «https://schema.org/False», 0. */
function truth(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const word = String(value).trim().toLowerCase().replace(/^https?:\/\/schema\.org\//, '')
  return ['true', '1', 'yes', 'oui'].includes(word) ? true : ['false', '0', 'no', 'non'].includes(word) ? false : null
}
