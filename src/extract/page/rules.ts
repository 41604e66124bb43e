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

/** What is otherwise in one outlet's pages, from a day on: names that are left out, kept, its text's or its standfirst's. */
const version = z.strictObject({
  from: z.iso.date(),
  why: z.string(),
  leave_out: z.array(z.string()).default([]),
  keep: z.array(z.string()).default([]),
  container: z.array(z.string()).default([]),
  standfirst: z.array(z.string()).default([]),
})

const outlet = z.strictObject({ hosts: z.array(z.string()).min(1), versions: z.array(version).min(1) })

const tables = z.strictObject({
  outlets: z.record(z.string(), outlet).default({}),
  containers: z.strictObject({ itemprops: z.array(z.string()), words: z.array(z.string()) }),
  discard: z.array(discard),
  litter: z.array(litter),
  metadata: z.strictObject({
    article_types: z.array(z.string()),
    title: z.array(z.string()),
    title_aside_words: z.array(z.string()),
    published: z.array(z.string()),
    modified: z.array(z.string()),
    authors: z.array(z.string()),
    byline_words: z.array(z.string()),
    byline_before: z.array(z.string()),
    byline_after: z.array(z.string()),
    no_author: z.array(z.string()),
    agencies: z.array(z.string()),
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
type Version = z.output<typeof version>

/** The rule tables, checked and made ready: patterns compiled, words gathered. */
export interface PageRules {
  /** The rule that leaves an element out by its tag, role or class, if any. */
  readonly discards: (element: Element) => DiscardRule | null
  readonly isContainer: (element: Element) => boolean
  readonly isStandfirst: (element: Element) => boolean
  readonly isByline: (element: Element) => boolean
  /** What stands in a heading and is no part of the title: a kicker, a badge. */
  readonly isTitleAside: (element: Element) => boolean
  readonly litter: readonly LitterRule[]
  readonly metadata: Tables['metadata']
  readonly bylineBefore: RegExp
  readonly bylineAfter: RegExp
  readonly access: { readonly [K in keyof Tables['access']]: RegExp }
  /** The rules for one outlet's pages of a day (ISO 8601; null: today's), where it has exceptions of its own. */
  readonly ofOutlet: (host: string, day: string | null) => { readonly name: string; readonly rules: PageRules } | null
}

/** Tables as `loadPageRules` reads them: `{containers, discard, litter, metadata, access}`. */
type PageTables = Readonly<Record<string, unknown>>

/** Never left out by a class: what is said of the whole page is not said of a part. */
const EXEMPT = new Set(['html', 'body', 'main', 'a', 'span', 'b', 'strong', 'em', 'i', 'br', 'img'])
/** Words this short are not looked for outside classes: random ids hold them («block-id-3x-ad-7»). */
const SHORT_WORD = 3
const NAMING_ATTRIBUTES = ['class', 'id', 'data-testid', 'data-component', 'itemtype', 'aria-label'] as const

/** Compiles the tables; done once a run. Throws where a table is wrong, which the project's own tests find. */
export function pageRules(raw: PageTables): PageRules {
  const checked = tables.parse(raw)
  const compiled = new Map<Version, PageRules>()
  return compile(checked, null, (host, day) => {
    const found = Object.entries(checked.outlets).find(([, { hosts }]) => hosts.some(own => host === own || host.endsWith(`.${own}`)))
    const current = found?.[1].versions.filter(({ from }) => day === null || from <= day.slice(0, 10)).sort((one, other) => (one.from < other.from ? 1 : -1))[0]
    if (!found || !current) return null
    const rules = compiled.get(current) ?? compile(checked, current, () => null)
    compiled.set(current, rules)
    return { name: `${found[0]} from ${current.from}`, rules }
  })
}

function compile({ containers, discard: discards, litter: litters, metadata, access }: Tables, exception: Version | null, ofOutlet: PageRules['ofOutlet']): PageRules {
  const byTag = new Map<string, DiscardRule>()
  const byRole = new Map<string, DiscardRule>()
  const words: Words = new Map()
  for (const { rule, share, caption, tags, roles, words: named } of discards) {
    const compiled: DiscardRule = { rule, share, caption }
    for (const tag of tags) byTag.set(tag, compiled)
    for (const role of roles) byRole.set(role, compiled)
    addWords(words, named.filter(word => !exception?.keep.includes(word)), 'discard', compiled)
  }
  addWords(words, exception?.leave_out ?? [], 'discard', { rule: 'outlet', share: 1, caption: false })
  addWords(words, [...containers.words, ...exception?.container ?? []], 'container', true)
  addWords(words, [...metadata.standfirst_words, ...exception?.standfirst ?? []], 'standfirst', true)
  addWords(words, metadata.byline_words, 'byline', true)
  addWords(words, metadata.title_aside_words, 'titleAside', true)
  const meaning = meaningOf(words)
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
      return meaning(element, 'discard')
    },
    isContainer: element => itemprops.has(element.attributes.get('itemprop') ?? '') || meaning(element, 'container') !== null,
    isStandfirst: element => meaning(element, 'standfirst') !== null || element.attributes.get('itemprop') === 'description',
    isByline: element => meaning(element, 'byline') !== null,
    isTitleAside: element => meaning(element, 'titleAside') !== null,
    litter: litters.map(({ rule, patterns, then, longest }) => ({ rule, then, longest, pattern: either(patterns) })),
    metadata,
    bylineBefore: new RegExp(`^(?:${metadata.byline_before.join('|')})(?:\\s+|(?<=:))`, 'iu'),
    bylineAfter: new RegExp(`\\s*[,(–|-]\\s*(?:${metadata.byline_after.join('|')})(?!\\p{L}).*$`, 'iu'),
    access: { stubs: either(access.stubs), consent: either(access.consent), missing: either(access.missing) },
    ofOutlet,
  }
}

/** The edge of a word in any alphabet: JavaScript's own `\\b` takes «é» for none of a word. */
const EDGE = '(?:(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}]))'

const either = (patterns: readonly string[]): RegExp => new RegExp(patterns.map(pattern => `(?:${pattern.replaceAll('\\b', EDGE)})`).join('|'), 'iu')

/** What the names of an element say of it. */
interface Meaning {
  discard: DiscardRule | null
  container: true | null
  standfirst: true | null
  byline: true | null
  titleAside: true | null
}

/** The tables' words by their first word: «article-body» under «article», with what it means. Longest first. */
type Words = Map<string, { readonly rest: readonly string[]; readonly means: keyof Meaning; readonly value: Meaning[keyof Meaning] }[]>

function addWords(words: Words, named: readonly string[], means: keyof Meaning, value: Meaning[keyof Meaning]): void {
  for (const name of named) {
    const [first, ...rest] = name.split('-') as [string, ...string[]]
    const entries = words.get(first) ?? []
    entries.push({ rest, means, value })
    words.set(first, entries.sort((a, b) => b.rest.length - a.rest.length))
  }
}

/**
 * Finds the words of the tables among the words of an element's names. `articleBody_x9` is «article», «body», «x9»; the
 * tables' `article-body` matches it. A plural s is the same word. What stands first in the names counts.
 */
function meaningOf(words: Words): <K extends keyof Meaning>(element: Element, means: K) => Meaning[K] {
  const seen = new Map<string, Meaning>()
  const read = (names: string, shortToo: boolean): Meaning => {
    const meaning: Meaning = { discard: null, container: null, standfirst: null, byline: null, titleAside: null }
    const parts = namesToWords(names)
    const same = (part: string | undefined, word: string): boolean => part === word || part === `${word}s`
    for (const [at, part] of parts.entries()) {
      const entries = words.get(part) ?? (part.endsWith('s') ? words.get(part.slice(0, -1)) : undefined)
      for (const { rest, means, value } of entries ?? []) {
        if (meaning[means] !== null || (!shortToo && rest.length === 0 && part.length <= SHORT_WORD)) continue
        if (rest.every((word, offset) => same(parts[at + 1 + offset], word))) Object.assign(meaning, { [means]: value })
      }
    }
    return meaning
  }
  return (element, means) => {
    for (const attribute of NAMING_ATTRIBUTES) {
      const names = element.attributes.get(attribute)
      if (!names || (attribute === 'aria-label' && names.length > LONGEST_LABEL)) continue
      const shortToo = attribute === 'class'
      const key = shortToo ? names : `${attribute} ${names}`
      let meaning = seen.get(key)
      if (!meaning) {
        meaning = read(names.slice(0, LONGEST_NAMES), shortToo)
        if (seen.size > MOST_SEEN) seen.clear()
        seen.set(key, meaning)
      }
      if (meaning[means] !== null) return meaning[means]
    }
    return null
  }
}

/** Longer labels are sentences, and their words no names. */
const LONGEST_LABEL = 40
const LONGEST_NAMES = 500
/** Names that are remembered between pages: an outlet's pages share most of theirs. */
const MOST_SEEN = 20_000

const namesToWords = (names: string): string[] => names.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean)
