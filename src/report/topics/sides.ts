import type { PlacedClaim } from '../../model/claim.ts'
import type { Finding, Position } from '../../model/finding.ts'
import { isCategory, valueKey } from '../../model/value.ts'
import type { Side } from './topic.ts'

/** How many claims a side keeps to be quoted. */
const WITNESSES = 24

export interface Witnesses {
  readonly claim: (id: string) => PlacedClaim | undefined
  readonly origin: (article: string) => string
}

/** A side and what is counted across sides. */
export interface CountedSide {
  readonly side: Side
  readonly origins: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
}

export const categoryOf = (position: Pick<Position, 'value'>): string | null => (isCategory(position.value) ? position.value.category : null)

/** The positions of a finding, put together where they say the same thing with more or less certainty. */
export function sidesOf(finding: Finding, supersededPositions: ReadonlySet<string>, witnesses: Witnesses): CountedSide[] {
  const groups = new Map<string, Position[]>()
  for (const position of finding.positions) {
    const key = `${valueKey(position.value)}|${position.polarity}`
    groups.set(key, [...(groups.get(key) ?? []), position])
  }
  return [...groups.values()].map(positions => sideOf(positions, supersededPositions, witnesses))
}

function sideOf(positions: readonly Position[], supersededPositions: ReadonlySet<string>, { claim, origin }: Witnesses): CountedSide {
  const claims = positions.flatMap(position => position.claims).map(claim).filter(found => found !== undefined).sort(byDate)
  const articles = new Set(claims.map(({ article }) => article.id))
  const origins = new Set([...articles].map(origin))
  const { question, value, polarity } = positions[0]!
  const days = positions.flatMap(({ first, last }) => [first, last]).filter(day => day !== null).map(day => day.slice(0, 10)).sort()
  return {
    origins,
    articles,
    side: {
      positions: positions.map(position => position.id),
      question,
      value,
      polarity,
      outlets: union(positions.map(position => position.outlets)),
      speakers: union(positions.map(position => position.speakers)),
      origins: origins.size || Math.max(...positions.map(position => position.origins)),
      articles: articles.size,
      claims: positions.reduce((sum, position) => sum + position.claims.length, 0),
      hedged: positions.reduce((sum, position) => sum + position.hedged, 0),
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      witnesses: bestWitnesses(claims, origin),
      superseded: positions.every(position => supersededPositions.has(position.id)),
    },
  }
}

/** The first to say so of each origin, then of each outlet, then the others: asserted before hedged. */
function bestWitnesses(claims: readonly PlacedClaim[], origin: Witnesses['origin']): string[] {
  const seen = { origins: new Set<string>(), outlets: new Set<string>() }
  const ranks: PlacedClaim[][] = [[], [], []]
  for (const claim of [...claims].sort((a, b) => Number(a.modality === 'hedged') - Number(b.modality === 'hedged'))) {
    const from = origin(claim.article.id)
    const rank = !seen.origins.has(from) ? 0 : !seen.outlets.has(claim.article.outlet) ? 1 : 2
    seen.origins.add(from)
    seen.outlets.add(claim.article.outlet)
    ranks[rank]!.push(claim)
  }
  return ranks.flat().slice(0, WITNESSES).map(({ id }) => id)
}

const byDate = (a: PlacedClaim, b: PlacedClaim): number =>
  compare(a.article.published ?? '9', b.article.published ?? '9') || compare(a.article.id, b.article.id) || a.quote.start - b.quote.start || compare(a.id, b.id)

/** By code unit: the same order on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const union = (lists: Iterable<readonly string[]>): string[] => [...new Set([...lists].flat())].sort(compare)
