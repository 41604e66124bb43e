import type { PlacedClaim } from '../../model/claim.ts'
import type { Origin, OriginEvidence } from '../../model/finding.ts'
import { contentId } from '../../model/identity.ts'
import type { OriginArticle, Review, Traits } from './article.ts'
import { traitsOf, traitsOfClaims } from './article.ts'
import type { Tie } from './ties.ts'
import { compareTies, dayNumber, findTies, takesFrom } from './ties.ts'
import { sharingTextWith } from './shared-text.ts'
import { UnionFind } from './union.ts'

/**
 * Finds which articles share an origin, each tie with its evidence: the text they share, a relay they credit, a sentence of
 * a press release, a link, a figure too precise to be found twice. Articles are named by id; those alone are not in the result.
 */
export function findOrigins({ articles, claims, reviews }: { articles: readonly OriginArticle[]; claims: readonly PlacedClaim[]; reviews: readonly Review[] }): Origin[] {
  const byArticle = new Map<string, PlacedClaim[]>()
  for (const claim of claims) {
    const group = byArticle.get(claim.article.id)
    if (group) group.push(claim)
    else byArticle.set(claim.article.id, [claim])
  }
  const traits = articles.map(article => traitsOf(article, byArticle.get(article.id)))
  for (const { id } of articles) byArticle.delete(id)
  return originsOfTraits([...traits, ...[...byArticle.values()].map(traitsOfClaims)], reviews)
}

/** As `findOrigins`, from what was kept of each article. The order of the articles changes nothing. */
export function originsOfTraits(traits: readonly Traits[], reviews: readonly Review[] = []): Origin[] {
  const articles = [...traits].sort((a, b) => (a.id < b.id ? -1 : 1))
  const indexes = new Map(articles.map(({ id }, index) => [id, index]))
  const reviewed = (kind: Review['kind']): [number, number][] => reviews.filter(review => review.kind === kind)
    .map(review => review.articles.map(id => indexes.get(id)).sort((a, b) => a! - b!) as [number, number])
    .filter(pair => !pair.includes(undefined as never))
  const together = reviewed('together').map(([a, b]): Tie => ({ kind: 'reviewer', a, b, detail: '' })).sort(compareTies)
  const apart = reviewed('apart')
  const sets = new UnionFind(articles.length)
  const joined: Tie[] = []
  for (const tie of [...together, ...findTies(articles)]) {
    if (sets.find(tie.a) === sets.find(tie.b) || partsApart(sets, tie, apart)) continue
    sets.join(tie.a, tie.b)
    joined.push(tie)
  }
  const members = new Map<number, string[]>()
  articles.forEach(({ id }, index) => {
    const root = sets.find(index)
    const set = members.get(root)
    if (set) set.push(id)
    else members.set(root, [id])
  })
  const evidence = new Map<number, OriginEvidence[]>()
  for (const { kind, a, b, detail } of joined) {
    const root = sets.find(a)
    const of = evidence.get(root) ?? []
    of.push({ kind, articles: [articles[a]!.id, articles[b]!.id], detail })
    evidence.set(root, of)
  }
  return [...members].filter(([, ids]) => ids.length > 1)
    .map(([root, ids]): Origin => ({ id: contentId('origin', ...ids), articles: ids, evidence: evidence.get(root)! }))
}

/** Whether joining would put together what a reviewer took apart. */
function partsApart(sets: UnionFind, { a, b }: Tie, apart: readonly [number, number][]): boolean {
  const [one, other] = [sets.find(a), sets.find(b)]
  return apart.some(([x, y]) => {
    const [left, right] = [sets.find(x), sets.find(y)]
    return left === one && right === other || left === other && right === one
  })
}

/**
 * Finds origins again after some articles came, changed or went, looking only at what they touch: the same as from scratch.
 * Origins that stay as they are are given back themselves.
 *
 * @param traits all the articles as they are now.
 * @param changed ids of articles; those that went are not among `traits`.
 */
export function originsAgain(previous: readonly Origin[], traits: readonly Traits[], changed: readonly string[], reviews: readonly Review[] = []): Origin[] {
  const originOf = new Map(previous.flatMap(origin => origin.articles.map(article => [article, origin] as const)))
  const touched = new Set<Origin>()
  const ids = new Set<string>()
  const touch = (article: string): void => {
    ids.add(article)
    const origin = originOf.get(article)
    if (origin) touched.add(origin)
  }
  changed.forEach(touch)
  const few = new Set(changed)
  const isTied = tiedToAny(traits.filter(({ id }) => few.has(id)))
  for (const other of traits) if (!few.has(other.id) && isTied(other)) touch(other.id)
  // A reviewer's decision can carry what changed on to another origin.
  for (const { articles } of reviews) for (const id of articles) touch(id)
  for (const origin of touched) for (const id of origin.articles) ids.add(id)
  const again = originsOfTraits(traits.filter(({ id }) => ids.has(id)), reviews)
  return [...previous.filter(origin => !touched.has(origin)), ...again].sort((a, b) => (a.articles[0]! < b.articles[0]! ? -1 : 1))
}

/** Tells which articles anything ties to one of these few. */
function tiedToAny(few: readonly Traits[]): (other: Traits) => boolean {
  const by = <K>(keysOf: (article: Traits) => readonly K[]) => {
    const holders = new Map<K, Traits[]>()
    for (const article of few) for (const key of keysOf(article)) holders.set(key, [...(holders.get(key) ?? []), article])
    return holders
  }
  const addresses = by(({ url }) => (url === null ? [] : [url]))
  const [links, quotes, values, relays] = [by(({ links }) => links), by(({ quotes }) => quotes), by(({ rareValues }) => rareValues), by(({ relays }) => relays)]
  const sharesText = sharingTextWith(few)
  const isNear = (one: Traits, other: Traits): boolean => {
    const [a, b] = [dayNumber(one.published), dayNumber(other.published)]
    return a === b || Math.abs(a - b) <= 1
  }
  return other => (other.url !== null && (addresses.has(other.url) || (links.get(other.url) ?? []).some(one => takesFrom(one, other))))
    || other.links.some(link => (addresses.get(link) ?? []).some(one => takesFrom(other, one)))
    || other.quotes.some(quote => quotes.has(quote))
    || other.rareValues.some(value => values.has(value))
    || other.relays.some(relay => (relays.get(relay) ?? []).some(one => isNear(one, other)))
    || sharesText(other)
}
