import { describe, expect, it } from 'vitest'
import type { Certainty, RelationKind } from '../../src/model/finding.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import type { WrittenClaim } from './story.ts'
import { claim, options, readTable, relationOf } from './story.ts'

interface Pair {
  readonly case: string
  readonly a: WrittenClaim
  readonly b: WrittenClaim
  readonly relation: RelationKind | 'one' | 'none'
  readonly certainty?: Certainty
  readonly first?: 'a' | 'b'
}

const pairs = readTable<Pair[]>('pairs.yaml')

describe('two claims', () => {
  it.each(pairs)('$case: $relation', pair => {
    const result = reconcile([claim('a', pair.a), claim('b', pair.b)], options)
    const relation = relationOf(result, 'a', 'b')
    if (relation === null || relation === 'one') {
      expect(relation ?? 'none').toBe(pair.relation)
      return
    }
    expect({ relation: relation.relation, certainty: relation.certainty }).toEqual({ relation: pair.relation, certainty: pair.certainty })
    if (!pair.first) return
    const first = result.findings.flatMap(({ positions }) => positions).find(({ id }) => id === relation.a)!
    expect(first.claims).toEqual([pair.first])
  })

  it('stand alike in either order', () => {
    for (const { a, b } of pairs) {
      const [one, other] = [[claim('a', a), claim('b', b)], [claim('b', b), claim('a', a)]].map(claims => reconcile(claims, options))
      expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    }
  })

  it('have a sentence in both languages that ends well and repeats no mark', () => {
    for (const { a, b } of pairs) {
      const relation = relationOf(reconcile([claim('a', a), claim('b', b)], options), 'a', 'b')
      if (relation === null || relation === 'one') continue
      for (const sentence of Object.values(relation.why)) {
        expect(sentence).toMatch(/^[A-Z].*[^\s.;:,]\.$/)
        expect(sentence).not.toMatch(/undefined|null|NaN|\.\.| {2}|; ?;/)
      }
    }
  })
})
