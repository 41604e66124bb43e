import { z } from 'zod'
import type { Element } from './tree.ts'

/** What surrounds articles, by the tags, roles and words of classes that name it. */
export interface DiscardRule {
  readonly rule: string
  /** The share of the page's prose beyond which the rule is taken to be wrong about an element. */
  readonly share: number
  /** Whether its texts are kept apart as captions. */
  readonly caption: boolean
}

/** A text that is never the article's: alone, or with all that follows it. */
export interface LitterRule {
  readonly rule: string
  readonly pattern: RegExp
  readonly then: 'this' | 'rest' | 'list'
  readonly longest: number
}

const discard = z.strictObject({
  rule: z.string(),
  tags: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
  words: z.array(z.string()).default([]),
  share: z.number().min(0).max(1),
  caption: z.boolean().default(false),
})

const litter = z.strictObject({
  rule: z.string(),
  then: z.enum(['this', 'rest', 'list']).default('this'),
  /** Longer texts are prose that begins alike. In characters. */
  longest: z.number().int().default(300),
  patterns: z.array(z.string()).min(1),
})

const tables = z.strictObject({
  containers: z.strictObject({ itemprops: z.array(z.string()), words: z.array(z.string()) }),
  discard: z.array(discard),
  litter: z.array(litter),
  metadata: z.strictObject({
    article_types: z.array(z.string()),
    title: z.array(z.string()),
    published: z.array(z.string()),
    modified: z.array(z.string()),
    authors: z.array(z.string()),
    byline_words: z.array(z.string()),
    byline_before: z.array(z.string()),
    byline_after: z.array(z.string()),
    no_author: z.array(z.string()),
    text_signatures: z.array(z.string()),
    standfirst_words: z.array(z.string()),
    months: z.record(z.string(), z.array(z.string())),
    published_words: z.array(z.string()),
    modified_words: z.array(z.string()),
  }),
  access: z.strictObject({
    stubs: z.array(z.string()),
    consent: z.array(z.string()),
    missing: z.array(z.string()),
  }),
})

type Tables = z.output<typeof tables>

/** The rule tables, checked and made ready: patterns compiled, words gathered. */
export interface PageRules {
  /** The rule that leaves an element out by its tag, role or class, if any. */
  readonly discards: (element: Element) => DiscardRule | null
  readonly isContainer: (element: Element) => boolean
  readonly isStandfirst: (element: Element) => boolean
  readonly isByline: (element: Element) => boolean
  readonly litter: readonly LitterRule[]
  readonly metadata: Tables['metadata']
  readonly access: { readonly [K in keyof Tables['access']]: RegExp }
}

/** Tables as `loadPageRules` reads them: `{containers, discard, litter, metadata, access}`. */
export type PageTables = Readonly<Record<string, unknown>>

/** Never left out by a class: what is said of the whole page is not said of a part. */
const EXEMPT = new Set(['html', 'body', 'main', 'a', 'span', 'b', 'strong', 'em', 'i', 'br', 'img'])
/** Words this short are not looked for outside classes: random ids hold them («block-id-3x-ad-7»). */
const SHORT_WORD = 3
const NAMING_ATTRIBUTES = ['class', 'id', 'data-testid', 'data-component', 'itemtype', 'aria-label'] as const

/** Compiles the tables; done once a run. Throws where a table is wrong, which the project's own tests find. */
export function pageRules(raw: PageTables): PageRules {
  const { containers, discard: discards, litter: litters, metadata, access } = tables.parse(raw)
  const byTag = new Map<string, DiscardRule>()
  const byRole = new Map<string, DiscardRule>()
  const byWord = new Map<string, DiscardRule>()
  for (const { rule, share, caption, tags, roles, words } of discards) {
    const compiled: DiscardRule = { rule, share, caption }
    for (const tag of tags) byTag.set(tag, compiled)
    for (const role of roles) byRole.set(role, compiled)
    for (const word of words) byWord.set(word, compiled)
  }
  const discardWord = wordMatcher(byWord)
  const containerWord = wordMatcher(new Map(containers.words.map(word => [word, true])))
  const standfirstWord = wordMatcher(new Map(metadata.standfirst_words.map(word => [word, true])))
  const bylineWord = wordMatcher(new Map(metadata.byline_words.map(word => [word, true])))
  const itemprops = new Set(containers.itemprops)
  return {
    discards(element) {
      const { name, attributes } = element
      const tagged = byTag.get(name)
      if (tagged) return tagged
      if (attributes.size === 0 || EXEMPT.has(name)) return null
      if (attributes.has('hidden')) return byRole.get('hidden') ?? null
      const role = attributes.get('role')
      const byItsRole = role ? byRole.get(role) : undefined
      if (byItsRole) return byItsRole
      if (itemprops.has(attributes.get('itemprop') ?? '')) return null
      return discardWord(element)
    },
    isContainer: element => itemprops.has(element.attributes.get('itemprop') ?? '') || containerWord(element) !== null,
    isStandfirst: element => standfirstWord(element) !== null || element.attributes.get('itemprop') === 'description',
    isByline: element => bylineWord(element) !== null,
    litter: litters.map(({ rule, patterns, then, longest }) => ({ rule, then, longest, pattern: either(patterns) })),
    metadata,
    access: { stubs: either(access.stubs), consent: either(access.consent), missing: either(access.missing) },
  }
}

const either = (patterns: readonly string[]): RegExp => new RegExp(patterns.map(pattern => `(?:${pattern})`).join('|'), 'iu')

/**
 * Finds a word of a table among the words of an element's names. `articleBody_x9` is «article», «body», «x9»; the
 * table's `article-body` matches it. A plural s is the same word. The longest table words are tried first.
 */
function wordMatcher<T>(table: ReadonlyMap<string, T>): (element: Element) => T | null {
  const words = [...table.keys()].sort((a, b) => b.length - a.length)
  if (words.length === 0) return () => null
  const all = new RegExp(`-(${words.join('|')})(?:s)?(?=-)`)
  const long = new RegExp(`-(${words.filter(word => word.length > SHORT_WORD).join('|') || '#'})(?:s)?(?=-)`)
  const seen = new Map<string, T | null>()
  const look = (names: string, pattern: RegExp): T | null => {
    const found = pattern.exec(namesToWords(names))
    return found ? table.get(found[1]!)! : null
  }
  return element => {
    for (const attribute of NAMING_ATTRIBUTES) {
      const names = element.attributes.get(attribute)
      if (!names) continue
      let match = seen.get(names)
      if (match === undefined) {
        match = look(names.length > 500 ? names.slice(0, 500) : names, attribute === 'class' ? all : long)
        if (seen.size > 20_000) seen.clear()
        seen.set(names, match)
      }
      if (match !== null) return match
    }
    return null
  }
}

const namesToWords = (names: string): string => `-${names.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9]+/g, '-')}-`
