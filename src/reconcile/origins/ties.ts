import type { OriginEvidence } from '../../model/finding.ts'
import { isLater } from '../../model/moments.ts'
import type { Traits } from './article.ts'
import { findSharedText } from './shared-text.ts'

/** One reason to hold that two articles, by their places in a list, have one origin. */
export interface Tie {
  readonly kind: OriginEvidence['kind']
  readonly a: number
  readonly b: number
  /** What is shared: a share of text, a relay, a sentence, an address, a figure. */
  readonly detail: string
}

/** The strongest evidence first: what ties two articles is told by the first kind that does. */
const KINDS: readonly OriginEvidence['kind'][] = ['reviewer', 'version', 'shared_text', 'press_release', 'relay', 'link', 'rare_value']

/** Everything that ties articles, in a stable order. */
export function findTies(articles: readonly Traits[]): Tie[] {
  const ties: Tie[] = [
    ...findSharedText(articles).map(({ a, b, share }): Tie => ({ kind: 'shared_text', a, b, detail: share.toFixed(2) })),
    ...sameKey('version', articles, ({ url }) => (url === null ? [] : [url])),
    ...sameKey('press_release', articles, ({ quotes }) => quotes),
    ...sameKey('rare_value', articles, ({ rareValues }) => rareValues),
    ...sameRelay(articles),
    ...links(articles),
  ]
  return ties.sort(compareTies)
}

export const compareTies = (x: Tie, y: Tie): number =>
  KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind) || x.a - y.a || x.b - y.b || (x.detail < y.detail ? -1 : x.detail > y.detail ? 1 : 0)

/** Ties all that have a key in common to the first that has it. */
function sameKey(kind: Tie['kind'], articles: readonly Traits[], keysOf: (article: Traits) => readonly string[]): Tie[] {
  const firsts = new Map<string, number>()
  return articles.flatMap((article, b) => keysOf(article).flatMap(key => {
    const a = firsts.get(key)
    if (a === undefined) firsts.set(key, b)
    return a === undefined ? [] : [{ kind, a, b, detail: key }]
  }))
}

const DAY = 86_400_000

/** Articles that credit one relay on one day or the next carry what it sent out. Undated ones are taken together. */
function sameRelay(articles: readonly Traits[]): Tie[] {
  const ties: Tie[] = []
  for (const relay of new Set(articles.flatMap(({ relays }) => relays))) {
    const dated = articles.flatMap((article, index) => article.relays.includes(relay) ? [{ index, day: dayNumber(article.published) }] : [])
      .sort((x, y) => x.day - y.day || x.index - y.index)
    dated.slice(1).forEach(({ index, day }, at) => {
      const before = dated[at]!
      if (day === before.day || day - before.day <= 1) ties.push({ kind: 'relay', a: Math.min(before.index, index), b: Math.max(before.index, index), detail: relay })
    })
  }
  return ties
}

export const dayNumber = (published: string | null): number => {
  const time = published === null ? NaN : Date.parse(published.slice(0, 10))
  return Number.isNaN(time) ? -Infinity : Math.floor(time / DAY)
}

/** An article that links to another outlet's earlier article takes from it. */
function links(articles: readonly Traits[]): Tie[] {
  const byAddress = new Map<string, number[]>()
  articles.forEach(({ url }, index) => { if (url !== null) byAddress.set(url, [...(byAddress.get(url) ?? []), index]) })
  return articles.flatMap((article, index) => article.links.flatMap(link => (byAddress.get(link) ?? []).flatMap(target =>
    takesFrom(article, articles[target]!) ? [{ kind: 'link' as const, a: Math.min(index, target), b: Math.max(index, target), detail: link }] : [])))
}

export const takesFrom = (article: Traits, source: Traits): boolean =>
  source.outlet !== article.outlet && !isLater(source.published, article.published)
