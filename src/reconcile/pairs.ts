import type { Held } from './held.ts'
import type { RelationOfPositions } from './relate.ts'
import { relate } from './relate.ts'
import type { Setting } from './setting.ts'

/**
 * How many relations one question may have within its findings, and as many across them: all those of a hundred positions
 * that each bear on each other. Beyond it, the positions that fewest articles hold are related no further, so that the cost
 * of a question is bounded whatever its claims.
 */
export const MAX_RELATIONS = 5_000

/** How one question's positions stand to each other, in their order. */
export interface RelatedPositions {
  readonly within: readonly RelationOfPositions[]
  readonly across: readonly RelationOfPositions[]
  /** The positions that were related, within their finding and across; the others were left out. */
  readonly admitted: Readonly<Record<'within' | 'across', ReadonlySet<Held>>>
  readonly leftOut: number
}

/** Relates positions, which are in the order of their keys, up to `limit` relations within findings and as many across. */
export function relatePositions(positions: readonly Held[], setting: Setting, limit = MAX_RELATIONS): RelatedPositions {
  const within = relatePairs(positions, setting, limit, true)
  const across = relatePairs(positions, setting, limit, false)
  return {
    within: within.relations,
    across: across.relations,
    admitted: { within: within.admitted, across: across.admitted },
    leftOut: 2 * positions.length - within.admitted.size - across.admitted.size,
  }
}

/** Relates the pairs that are in one scope, or in two: the best supported positions first, up to a number of relations. */
function relatePairs(positions: readonly Held[], setting: Setting, limit: number, sameScope: boolean) {
  const ranked = positions.map((held, place) => ({ held, place })).sort((a, b) => b.held.tellings.articles - a.held.tellings.articles || a.place - b.place)
  const found: { relation: RelationOfPositions; key: number }[] = []
  const earlier = new Map<string, typeof ranked>()
  const admitted = new Set<Held>()
  let looked = 0
  for (const one of ranked) {
    if (found.length >= limit || looked >= limit * 10) break
    admitted.add(one.held)
    const bucket = bucketOf(one.held, setting, sameScope)
    const others = earlier.get(bucket) ?? []
    for (const other of others) {
      looked++
      if (!sameScope && one.held.scope === other.held.scope) continue
      const [left, right] = one.place < other.place ? [one, other] : [other, one]
      const relation = relate(left.held, right.held, setting)
      if (relation) found.push({ relation, key: left.place * positions.length + right.place })
    }
    others.push(one)
    earlier.set(bucket, others)
  }
  return { relations: found.sort((x, y) => x.key - y.key).map(({ relation }) => relation), admitted }
}

/** Only positions of one bucket can bear on each other: categories of one family, and where asked those of one scope. */
export function bucketOf(held: Held, setting: Setting, sameScope: boolean): string {
  const { question, value } = held.position
  const family = 'category' in value ? setting.trees.get(question)?.families.get(value.category) ?? value.category : ''
  return sameScope ? `${held.scope}|${family}` : family
}
