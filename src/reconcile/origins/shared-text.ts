import type { Traits } from './article.ts'

/** Two articles of which one holds a good part of the other's words; `share` is of the shorter one, between 0 and 1. */
export interface SharedText {
  readonly a: number
  readonly b: number
  readonly share: number
}

/**
 * From how much of the shorter text on two texts are of one origin. Measured on the generated press of the tests: copies that
 * are cut, thinned, embedded, re-titled or reordered share .86 and more, texts that tell the same facts in the same few turns
 * of phrase seldom more than .4; independent press articles on one story share .12 at most.
 */
export const SHARED = 0.5
/** Outlets of one group hand copy to each other and rework it. */
const SHARED_IN_GROUP = 0.25
/** Fewer sampled runs than these are a formula or a name: some twenty words. */
const LEAST_RUNS = 8

/** Finds every two articles that share text. Time grows with the text that is shared, not with the square of the articles. */
export function findSharedText(articles: readonly Traits[]): SharedText[] {
  const pairs: SharedText[] = []
  const kept = foldCopies(articles, pairs)
  const postings = invert(kept.map(index => articles[index]!.sketch))
  const shared = new Uint32Array(kept.length)
  for (let at = 0; at < kept.length; at++) {
    const met: number[] = []
    for (const posting of postings.of(at)) {
      for (let entry = postings.starts[posting]!; entry < postings.starts[posting + 1]!; entry++) {
        const other = postings.members[entry]!
        if (other >= at) break
        if (shared[other]!++ === 0) met.push(other)
      }
    }
    for (const other of met) {
      const pair = judge(articles, kept[other]!, kept[at]!, shared[other]!)
      if (pair) pairs.push(pair)
      shared[other] = 0
    }
  }
  return pairs
}

/** The shares of one article with each of the others. */
export function sharedTextWith(article: Traits, others: readonly Traits[]): number[] {
  const runs = new Set(article.sketch)
  return others.flatMap((other, index) => {
    let shared = 0
    for (const run of other.sketch) if (runs.has(run)) shared++
    return judge([article, other], 0, 1, shared) ? [index] : []
  })
}

function judge(articles: readonly Traits[], a: number, b: number, shared: number): SharedText | null {
  const [one, other] = [articles[a]!, articles[b]!]
  const share = shared / Math.min(one.sketch.length, other.sketch.length)
  const least = one.group !== null && one.group === other.group ? SHARED_IN_GROUP : SHARED
  return shared >= LEAST_RUNS && share >= least ? { a, b, share } : null
}

/** Ties copies that are the same in all their runs to the first of them, which alone stays to be compared. */
function foldCopies(articles: readonly Traits[], pairs: SharedText[]): number[] {
  const firsts = new Map<string, number>()
  return articles.flatMap(({ sketch, group }, index) => {
    if (sketch.length < LEAST_RUNS) return []
    const key = `${group ?? ''} ${sketch.join(' ')}`
    const first = firsts.get(key)
    if (first === undefined) {
      firsts.set(key, index)
      return [index]
    }
    pairs.push({ a: first, b: index, share: 1 })
    return []
  })
}

/** Which articles hold each run that two or more hold, in ascending order. */
function invert(sketches: readonly (readonly number[])[]) {
  const total = sketches.reduce((sum, { length }) => sum + length, 0)
  // A run and its article in one number: 32 bits and 21, within what a double holds exactly.
  const ARTICLES = 2 ** 21
  const entries = new Float64Array(total)
  let next = 0
  sketches.forEach((sketch, article) => { for (const run of sketch) entries[next++] = run * ARTICLES + article })
  entries.sort()
  const members = new Uint32Array(total)
  const starts: number[] = []
  const own = sketches.map(() => [] as number[])
  let filled = 0
  for (let from = 0; from < total;) {
    const run = Math.floor(entries[from]! / ARTICLES)
    let to = from + 1
    while (to < total && Math.floor(entries[to]! / ARTICLES) === run) to++
    if (to - from > 1) {
      for (let at = from; at < to; at++) {
        const article = entries[at]! % ARTICLES
        own[article]!.push(starts.length)
        members[filled + at - from] = article
      }
      starts.push(filled)
      filled += to - from
    }
    from = to
  }
  starts.push(filled)
  return { members, starts, of: (article: number): readonly number[] => own[article]! }
}
