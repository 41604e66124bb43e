import type { Traits } from './article.ts'
import { UnionFind } from './union.ts'

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
/** As many bits of a run tell most of those that a few articles do not hold. */
const LAST_BITS = 18

/**
 * Finds the articles that share text, as ties enough to join them: of articles that are tied through others already, no more is said.
 *
 * Where one text holds at least a share t of the n runs of a shorter one, it holds k of its rarest n - tn + k: only these are looked up
 * (prefix filtering: Chaudhuri, Ganti and Kaushik 2006). Nothing is missed by it, and runs that half of the press has in common are
 * passed over, so that time grows with the text that is shared, not with the square of the articles.
 */
export function findSharedText(articles: readonly Traits[]): SharedText[] {
  const pairs: SharedText[] = []
  const kept = foldCopies(articles, pairs)
  const sketches = kept.map(index => articles[index]!.sketch)
  const { members, starts, rarest } = invert(sketches)
  const sets = new UnionFind(kept.length)
  const hits = new Uint32Array(kept.length)
  for (let at = 0; at < kept.length; at++) {
    const size = sketches[at]!.length
    const least = Math.ceil(size * (articles[kept[at]!]!.group === null ? SHARED : SHARED_IN_GROUP))
    const needed = Math.min(LEAST_RUNS, least)
    const met: number[] = []
    for (const posting of rarest(at, size - least + needed)) {
      for (let entry = starts[posting]!; entry < starts[posting + 1]!; entry++) {
        const other = members[entry]!
        if (hits[other]!++ === 0) met.push(other)
      }
    }
    for (const other of met) {
      const enough = hits[other]! >= needed
      hits[other] = 0
      const longer = sketches[other]!.length
      // The shorter of two looks the longer up; of two as long, the later the earlier.
      if (!enough || longer < size || longer === size && other >= at || sets.find(other) === sets.find(at)) continue
      const pair = judge(articles, kept[Math.min(at, other)]!, kept[Math.max(at, other)]!, countShared(sketches[at]!, sketches[other]!))
      if (!pair) continue
      pairs.push(pair)
      sets.join(at, other)
    }
  }
  return pairs
}

/** How many numbers two ascending lists have in common. */
function countShared(one: Traits['sketch'], other: Traits['sketch']): number {
  let [shared, a, b] = [0, 0, 0]
  while (a < one.length && b < other.length) {
    const [x, y] = [one[a]!, other[b]!]
    if (x === y) shared++
    if (x <= y) a++
    if (y <= x) b++
  }
  return shared
}

/** Tells which articles share text with any of these few. */
export function sharingTextWith(few: readonly Traits[]): (other: Traits) => boolean {
  const holders = new Map<number, number[]>()
  few.forEach(({ sketch }, index) => {
    for (const run of sketch) {
      const held = holders.get(run)
      if (held) held.push(index)
      else holders.set(run, [index])
    }
  })
  // Nearly all runs are ruled out by their last bits, at a tenth of the cost of looking them up.
  const seen = new Uint8Array(2 ** LAST_BITS)
  const last = seen.length - 1
  for (const run of holders.keys()) seen[run & last] = 1
  const hits = new Uint32Array(few.length)
  return other => {
    const { sketch } = other
    hits.fill(0)
    for (let at = 0; at < sketch.length; at++) {
      if (seen[sketch[at]! & last] === 1) for (const index of holders.get(sketch[at]!) ?? []) hits[index]!++
    }
    return few.some((article, index) => hits[index]! >= LEAST_RUNS && judge([article, other], 0, 1, hits[index]!) !== null)
  }
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

/** Which articles hold each run that two or more hold, and for each article its runs from the rarest on. */
function invert(sketches: readonly Traits['sketch'][]) {
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
  const length = (posting: number): number => starts[posting + 1]! - starts[posting]!
  /** The postings among the `count` rarest runs of an article: those that it alone has come first, and have no posting. */
  const rarest = (article: number, count: number): number[] => {
    const alone = sketches[article]!.length - own[article]!.length
    return count <= alone ? [] : own[article]!.sort((a, b) => length(a) - length(b) || a - b).slice(0, count - alone)
  }
  return { members, starts, rarest }
}
