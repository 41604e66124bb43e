import type { Article, Link, PageFlag } from '../../model/article.ts'
import { articleText } from '../../model/article.ts'
import { judge } from './body.ts'
import type { Verdict } from './body.ts'
import { articleNode, jsonLdNodes, textField } from './json-ld.ts'
import { declaredLanguage, languageOf } from './language.ts'
import type { Found, Sources } from './metadata.ts'
import { authorsOf } from './bylines.ts'
import { canonicalOf, freeOf, keywordsOf, modifiedOf, outletOf, publishedOf, sectionOf } from './metadata.ts'
import type { PageRules } from './rules.ts'
import { scan } from './scan.ts'
import type { Scan } from './scan.ts'
import { takeStandfirst } from './standfirst.ts'
import { tidy } from './text.ts'
import { titlesOf } from './titles.ts'
import { parseTree } from './tree.ts'

interface PageOptions {
  /** The address that the page was fetched from, where known: relative links are resolved against it. */
  readonly url: string | null
  readonly rules: PageRules
  /** ISO 8601; dates after it are dropped. Null where the clock is not to be looked at. */
  readonly now: string | null
}

/** An article and what became of every block of its page. */
export interface Examination {
  readonly article: Article
  readonly verdicts: readonly Verdict[]
}

/** Below this, the text found is a stub and the page's own copy of the text is looked for. In characters. */
const STUB = 300
/** An article that is not free and is shorter than this was cut. In characters. */
const SHORT_ARTICLE = 1_500
/** Blocks in which words about access are looked for. */
const MOST_LOOKED_AT = 5_000

/** Reads a press page into its article. Never throws, whatever the page holds: at worst an article without text, flagged `empty`. */
export const readPage = (html: string, options: PageOptions): Article => examinePage(html, options).article

/** As `readPage`, with the reason for every block: what `article --show` prints. */
export function examinePage(html: string, { url, rules, now }: PageOptions): Examination {
  const tree = parseTree(html)
  const general = examine(scan(tree, rules), { url, rules, now })
  const address = url ?? general.article.canonical
  const own = address && URL.canParse(address) ? rules.ofOutlet(new URL(address).hostname, general.article.published ?? now) : null
  if (!own) return general
  const { article, verdicts } = examine(scan(tree, own.rules), { url, rules: own.rules, now })
  return { article: { ...article, found: { ...article.found, rules: own.name } }, verdicts }
}

function examine(page: Scan, { url, rules, now }: PageOptions): Examination {
  const nodes = jsonLdNodes(page.jsonLd)
  const canonicalLink = page.links.get('canonical')
  const headings = page.blocks.filter(block => block.inTitle).slice(0, 30).map(block => block.text)
  const node = articleNode(nodes, new Set(rules.metadata.article_types), {
    addresses: [url, canonicalLink, page.metas.get('og:url')?.[0]].filter(address => typeof address === 'string'),
    titles: [...headings, ...(page.metas.get('og:title') ?? []).slice(0, 5)].map(text => text.slice(0, 500)),
  })
  const sources: Sources = { page, rules, node, nodes, now, host: hostOf(url ?? canonicalLink ?? page.metas.get('og:url')?.[0]) }
  const titles = titlesOf(sources)
  const authors = authorsOf(sources)
  const articleBody = node ? textField(node, 'articleBody') : null
  const judged = judge(page, rules, { titles: titles.map(({ value }) => value), authors: authors.value, articleBody })
  const descriptions = [node ? textField(node, 'description') : null, node ? textField(node, 'alternativeHeadline') : null, ...['og:description', 'description', 'twitter:description'].map(name => page.metas.get(name)?.[0] ?? null)]
    .filter(text => text !== null).map(text => tidy(text.slice(0, 5_000)))
  const { standfirst, verdicts } = takeStandfirst(judged, rules, descriptions, titles.map(({ value }) => value))

  let blocks = verdicts.filter(({ rule }) => rule === null).map(({ block }) => ({ kind: block.kind, text: block.text }))
  let bodyFound = 'page'
  let found = blocks.reduce((length, { text }) => length + text.length, 0)
  if (articleBody && found < STUB && articleBody.length > found * 2) {
    blocks = articleBody.split(/\n+|<\/?(?:p|br)\b[^<>]*>/).map(text => ({ kind: 'paragraph' as const, text: tidy(text.replace(/<[^<>]*>/g, '')) })).filter(({ text }) => text !== '')
    bodyFound = 'json-ld articleBody'
    found = articleBody.length
  }
  const title = titles[0]
  const text = articleText(title?.value ?? '', standfirst?.value ?? null, blocks)
  const modified = modifiedOf(sources)
  const published = publishedOf(sources, modified?.value ?? null)
  const outlet = outletOf(sources)
  const canonical = canonicalOf(sources, url)
  const section = sectionOf(sources)
  const texts = page.blocks.slice(0, MOST_LOOKED_AT).map(block => block.text)
  const stub = texts.some(block => block.length < 400 && rules.access.stubs.test(block))
  const free = freeOf(sources) ?? (stub ? { value: false, where: 'text' } : null)
  const places: Record<string, Found<unknown> | null | undefined> = { title, standfirst, published, modified, authors: authors.value.length > 0 ? authors : null, outlet, canonical, section, free }
  const article: Article = {
    title: title?.value ?? '',
    alternativeTitles: titles.slice(1).map(({ value }) => value),
    standfirst: standfirst?.value ?? null,
    authors: authors.value,
    outlet: outlet?.value ?? null,
    published: published?.value ?? null,
    modified: modified?.value ?? null,
    canonical: canonical?.value ?? null,
    language: languageOf(text.text),
    declaredLanguage: declaredLanguage(page.language ?? page.metas.get('og:locale')?.[0] ?? (node ? textField(node, 'inLanguage') : null)),
    section: section?.value ?? null,
    keywords: keywordsOf(sources),
    free: free?.value ?? null,
    flags: flagsOf({ page, rules, texts, stub, found, free: free?.value ?? null, text: text.text, home: node === null && url !== null && leadsHome(page, url) }),
    paragraphs: text.paragraphs,
    captions: [...new Set(verdicts.filter(({ block, rule }) => rule === 'caption' && block.text.length > 2).map(({ block }) => block.text))].slice(0, 100),
    links: linksOf(verdicts, url ?? canonical?.value ?? null),
    text: text.text,
    found: Object.fromEntries([...Object.entries(places).flatMap(([field, place]) => (place ? [[field, place.where]] : [])), ...(blocks.length > 0 ? [['text', bodyFound]] : [])]),
  }
  return { article, verdicts }
}

const hostOf = (address: string | undefined): string | null => (address && URL.canParse(address) ? new URL(address).hostname : null)

/** Links in the article's own text to other hosts, each once. */
function linksOf(verdicts: readonly Verdict[], base: string | null): Link[] {
  const own = base && URL.canParse(base) ? new URL(base).hostname : null
  const links = new Map<string, Link>()
  for (const { block, rule } of verdicts) {
    if (rule !== null) continue
    for (const { href, text } of block.links) {
      if (!URL.canParse(href, base ?? undefined)) continue
      const { href: address, protocol, hostname } = new URL(href, base ?? undefined)
      if ((protocol === 'http:' || protocol === 'https:') && hostname !== own && !links.has(address)) links.set(address, { href: address, text })
    }
  }
  return [...links.values()].slice(0, 200)
}

interface Signs {
  readonly page: Scan
  readonly rules: PageRules
  readonly texts: readonly string[]
  readonly stub: boolean
  /** Length of the article's paragraphs. */
  readonly found: number
  readonly free: boolean | null
  readonly text: string
  readonly home: boolean
}

function flagsOf({ page, rules, texts, stub, found, free, text, home }: Signs): PageFlag[] {
  const flags: PageFlag[] = []
  if (rules.access.missing.test(page.documentTitle) && found < SHORT_ARTICLE) flags.push('soft_404')
  if (found < STUB && rules.access.consent.test(texts.join('\n').slice(0, 20_000)) && !page.metas.has('article:published_time')) flags.push('consent_wall')
  if (home) flags.push('redirect_to_home')
  if (free !== true && (stub || (free === false && found < SHORT_ARTICLE))) flags.push('paywall_stub')
  if (found === 0 || !/[\p{L}\p{N}]/u.test(text)) flags.push('empty')
  return flags
}

/** Whether a page that was asked for by an article's address says that it is the home page. */
function leadsHome(page: Scan, url: string): boolean {
  const canonical = page.links.get('canonical') ?? page.metas.get('og:url')?.[0]
  if (!canonical || !URL.canParse(url) || !URL.canParse(canonical, url)) return false
  return new URL(canonical, url).pathname === '/' && new URL(url).pathname !== '/'
}
