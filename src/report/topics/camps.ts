import type { Relation } from '../../model/finding.ts'
import { BOUNDS } from '../../model/value.ts'
import type { CountedSide } from './sides.ts'
import { compare, union } from './sides.ts'
import type { Camp, Side, Standing } from './topic.ts'

export interface Camps {
  readonly standing: Standing
  readonly camps: readonly Camp[]
  readonly between: readonly Side[]
  readonly superseded: readonly Side[]
}

/**
 * Puts compatible sides together and sets those that contradict each other face to face.
 *
 * Compatibility is not transitive: a side that goes with two camps that contradict each other stands between them.
 * A superseded side takes no part in a contradiction: its own speaker has corrected it. Where others hold on to it all the same,
 * it is not superseded, and stands against what it was corrected to.
 */
export function campsOf(counted: readonly CountedSide[], relations: readonly Relation[]): Camps {
  const order = [...counted].sort((a, b) =>
    b.origins.size - a.origins.size || b.side.outlets.length - a.side.outlets.length || b.side.claims - a.side.claims || vagueness(a.side) - vagueness(b.side) || compare(a.side.positions[0]!, b.side.positions[0]!))
  const standing = order.filter(({ side }) => !side.superseded)
  const between: CountedSide[] = []
  const groups: CountedSide[][] = []
  const opposed = oppositions(counted, relations)
  const against = (side: CountedSide, group: readonly CountedSide[]) => group.some(other => opposed.has(pair(side, other)))
  const rivals = standing.filter(side => against(side, standing))
  for (const side of rivals) {
    const open = groups.filter(group => !against(side, group))
    if (open.length === 0) groups.push([side])
    else open[0]!.push(side)
  }
  for (const side of standing.filter(side => !rivals.includes(side))) {
    if (groups.length > 1) between.push(side)
    else if (groups[0]) groups[0].push(side)
    else groups.push([side])
  }
  const camps = groups.map(group => campOf(group)).sort((a, b) => b.origins - a.origins || b.outlets.length - a.outlets.length)
  const firm = [...opposed.values()].includes('firm')
  return {
    standing: groups.length > 1 ? (firm ? 'contradicted' : 'possibly_contradicted')
      : isEstablished(standing) ? 'established' : 'single_origin',
    camps,
    between: between.map(({ side }) => side),
    superseded: order.filter(({ side }) => side.superseded).map(({ side }) => side),
  }
}

/** Two origins and two outlets: what one outlet reports twice rests on its own word alone. */
const isEstablished = (sides: readonly CountedSide[]): boolean =>
  new Set(sides.flatMap(({ origins }) => [...origins])).size > 1 && new Set(sides.flatMap(({ side }) => side.outlets)).size > 1

/** How much a value leaves open, to lead with the plainer of two that are as often said. */
const vagueness = ({ value }: Side): number => ('bound' in value ? BOUNDS.indexOf(value.bound) : 'edtf' in value ? value.edtf.length : 0)

const pair = (a: CountedSide, b: CountedSide): string => [a.side.positions[0]!, b.side.positions[0]!].sort(compare).join('|')

/** Pairs of sides that contradict each other, with how firmly. */
function oppositions(counted: readonly CountedSide[], relations: readonly Relation[]): Map<string, 'firm' | 'possible'> {
  const sideOf = new Map(counted.flatMap(side => side.side.positions.map(position => [position, side] as const)))
  const opposed = new Map<string, 'firm' | 'possible'>()
  for (const { a, b, relation, certainty } of relations) {
    const [one, other] = [sideOf.get(a), sideOf.get(b)]
    if ((relation !== 'contradicts' && relation !== 'supersedes') || !one || !other || one.side.superseded || other.side.superseded) continue
    const key = pair(one, other)
    if (opposed.get(key) !== 'firm') opposed.set(key, certainty)
  }
  return opposed
}

function campOf(group: readonly CountedSide[]): Camp {
  const [lead, ...others] = group
  const sum = (count: (side: Side) => number) => group.reduce((total, { side }) => total + count(side), 0)
  return {
    lead: lead!.side,
    others: others.map(({ side }) => side),
    outlets: union(group.map(({ side }) => side.outlets)),
    origins: new Set(group.flatMap(({ origins }) => [...origins])).size || lead!.side.origins,
    articles: new Set(group.flatMap(({ articles }) => [...articles])).size,
    claims: sum(side => side.claims),
    hedged: sum(side => side.hedged),
  }
}
