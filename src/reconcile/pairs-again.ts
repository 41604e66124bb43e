import { groupBy } from '../model/group-by.ts'
import type { Held } from './held.ts'
import type { RelatedPositions } from './pairs.ts'
import { bucketOf, relatePositions } from './pairs.ts'
import type { RelationOfPositions } from './relate.ts'
import { relate } from './relate.ts'
import type { Setting } from './setting.ts'

/** A position as it was, and whether it was related to others within its finding and across. */
export interface Kept {
  readonly held: Held
  readonly within: boolean
  readonly across: boolean
}

/** What is other in how one question's positions stand to each other. */
export interface RelatedAgain {
  readonly related: RelatedPositions
  /** Relations that are new, or of which the kind, the certainty or the sentences may be others. */
  readonly written: readonly RelationOfPositions[]
  /** Relations that stand no more. */
  readonly dropped: readonly RelationOfPositions[]
}

/**
 * Relates a question's positions again after some of them changed, came or went, and tells what is other than before: the
 * same as from scratch, at the cost of the pairs that the change bears on.
 *
 * @param before all the positions as they were.
 * @param positions all the positions as they are, in the order of their keys; those that did not change are the same objects.
 */
export function relateAgain(before: readonly Kept[], positions: readonly Held[], setting: Setting, limit?: number): RelatedAgain {
  const related = relatePositions(positions, setting, limit)
  const was = new Map(before.map(kept => [kept.held.key, kept]))
  const is = new Map(positions.map(held => [held.key, held]))
  /** Positions of which relations may be others: they changed, or are related where they were not or the other way round. */
  const moved = (key: string): boolean => {
    const [then, now] = [was.get(key), is.get(key)]
    return !then || !now || then.held !== now || then.within !== related.admitted.within.has(now) || then.across !== related.admitted.across.has(now)
  }
  const movedKeys = new Set([...was.keys(), ...is.keys()].filter(moved))
  const former = formerRelations(before, movedKeys, setting)
  const written: RelationOfPositions[] = []
  for (const relation of [...related.within, ...related.across]) {
    if (!movedKeys.has(relation.left.key) && !movedKeys.has(relation.right.key)) continue
    const pair = pairOf(relation)
    const then = former.get(pair)
    if (then && sameEnds(then, relation)) former.delete(pair)
    if (!then || !sameEnds(then, relation) || !reads(then, relation)) written.push(relation)
  }
  return { related, written, dropped: [...former.values()] }
}

/** The relations as they were, by pair, of the positions of these keys. */
function formerRelations(before: readonly Kept[], keys: ReadonlySet<string>, setting: Setting): Map<string, RelationOfPositions> {
  const found = new Map<string, RelationOfPositions>()
  for (const mode of ['within', 'across'] as const) {
    const bucket = (held: Held): string => bucketOf(held, setting, mode === 'within')
    const admitted = before.filter(kept => kept[mode]).map(({ held }) => held)
    const buckets = groupBy(admitted, bucket)
    for (const held of admitted) {
      if (!keys.has(held.key)) continue
      for (const other of buckets.get(bucket(held))!) {
        if (other === held || (mode === 'across' && other.scope === held.scope)) continue
        const [left, right] = held.key < other.key ? [held, other] : [other, held]
        const relation = found.has(pairKey(left, right)) ? null : relate(left, right, setting)
        if (relation) found.set(pairKey(left, right), relation)
      }
    }
  }
  return found
}

const pairKey = (one: Held, other: Held): string => `${one.key}\n${other.key}`
const pairOf = ({ left, right }: RelationOfPositions): string => (left.key < right.key ? pairKey(left, right) : pairKey(right, left))

/** Whether two relations are kept under one name: of the same two positions, the same way round, of one kind. */
const sameEnds = (then: RelationOfPositions, now: RelationOfPositions): boolean => then.relation === now.relation && then.left.key === now.left.key

/** Whether a relation reads as it did: its sentences tell of days only where one position took the other's place. */
const reads = (then: RelationOfPositions, now: RelationOfPositions): boolean =>
  then.certainty === now.certainty && then.ground === now.ground && now.relation !== 'supersedes' && sameCarriers(then.left, now.left) && sameCarriers(then.right, now.right)

const sameCarriers = ({ position: then }: Held, { position: now }: Held): boolean =>
  then === now || (sameList(then.outlets, now.outlets) && sameList(then.speakers, now.speakers))

const sameList = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((item, at) => item === other[at])
