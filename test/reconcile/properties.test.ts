import { assert, constantFrom, integer, oneof, option, property, record, shuffledSubarray, uniqueArray } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlacedClaim } from '../../src/model/claim.ts'
import type { Reconciliation, Relation } from '../../src/model/finding.ts'
import { valueKey } from '../../src/model/value.ts'
import { relatePositions } from '../../src/reconcile/pairs.ts'
import { relateAgain } from '../../src/reconcile/pairs-again.ts'
import { gatherPositions } from '../../src/reconcile/positions.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import { prepare } from '../../src/reconcile/setting.ts'
import type { WrittenClaim } from './story.ts'
import { claim, options, relationsOf } from './story.ts'

const anywhere = {
  subject: constantFrom<string[]>(['velia'], ['orbank'], ['orbank', 'velia'], ['orbank', 'tilto']),
  population: constantFrom('any', 'customers', 'staff'),
  polarity: constantFrom('affirmed' as const, 'affirmed' as const, 'denied' as const),
  modality: constantFrom('asserted' as const, 'hedged' as const),
  speaker: constantFrom(undefined, 'velia', 'cnil'),
  via: constantFrom(undefined, undefined, 'afp'),
  outlet: constantFrom('Le Phare', 'Gazette', 'Tardif', 'Le Cap'),
  published: option(integer({ min: 1, max: 28 }).map(day => `2025-02-${String(day).padStart(2, '0')}`), { freq: 5 }),
  url: option(constantFrom('https://a.example/1', 'https://b.example/2'), { nil: undefined }),
}
const answers = oneof(
  record({ question: constantFrom('victims', 'organisations'), value: oneof(
    record({ amount: constantFrom(84, 1800, 1834, 1_000_000, 20_000_000, 33_000_000, 5_234_871), bound: constantFrom('exact' as const, 'at_least' as const, 'at_most' as const, 'about' as const, 'order' as const) }),
    record({ share: constantFrom(0.25, 0.5, 0.37), bound: constantFrom('exact' as const, 'about' as const), of: constantFrom('population' as const) }),
  ) }),
  record({ question: constantFrom('attack_date'), value: record({ edtf: constantFrom('2025-02-01', '2025-02', '2025-01-21/2025-01-31', '2025-01-31', '../2025-02-07', '2025-02-03~') }) }),
  record({ question: constantFrom('data', 'service'), value: constantFrom({ category: 'email' }, { category: 'contact_details' }, { category: 'phone' }) })
    .map(({ question, value }) => question === 'data' ? { question, value } : { question, value: { category: value.category === 'email' ? 'service_operational' : 'service_disrupted' } }),
)
const written: Arbitrary<WrittenClaim> = record({ answer: answers, where: record(anywhere) })
  .map(({ answer, where }) => Object.fromEntries(Object.entries({ ...answer, ...where }).filter(([, value]) => value !== undefined)) as unknown as WrittenClaim)
const claims: Arbitrary<PlacedClaim[]> = uniqueArray(written, { minLength: 1, maxLength: 14, selector: each => JSON.stringify(each) })
  .map(list => list.map((each, index) => claim(`c${index}`, each)))

const bytes = (result: Reconciliation): string => JSON.stringify(result)
const reconciled = (list: readonly PlacedClaim[]): Reconciliation => reconcile(list, options)

describe('reconciling', () => {
  it('does not depend on the order of claims', () => {
    assert(property(claims.chain(list => shuffledSubarray(list, { minLength: list.length }).map(shuffled => ({ list, shuffled }))), ({ list, shuffled }) => {
      expect(bytes(reconciled(shuffled))).toBe(bytes(reconciled(list)))
    }))
  })

  it('counts a claim given twice once', () => {
    assert(property(claims, list => {
      expect(bytes(reconciled([...list, ...list]))).toBe(bytes(reconciled(list)))
    }))
  })

  it('is not changed in its relations by an outlet that says the same again', () => {
    assert(property(claims, list => {
      const kinds = (result: Reconciliation) => relationsOf(result).map(({ a, b, relation, certainty }) => [a, b, relation, certainty])
      expect(kinds(reconciled([...list, ...list.map(each => ({ ...each, id: `${each.id} again` }))]))).toEqual(kinds(reconciled(list)))
    }))
  })

  it('tells each pair of positions once, and agreement and contradiction alike from either side', () => {
    assert(property(claims, list => {
      const relations = relationsOf(reconciled(list))
      expect(new Set(relations.map(({ a, b }) => [a, b].sort().join())).size).toBe(relations.length)
      for (const { a, b } of relations) expect(a).not.toBe(b)
    }))
  })

  it('never says that answers contradict each other where they are the same, nor that they agree where polarity differs', () => {
    assert(property(claims, list => {
      const result = reconciled(list)
      const positions = new Map(result.findings.flatMap(finding => finding.positions.map(position => [position.id, position] as const)))
      for (const { a, b, relation } of relationsOf(result)) {
        const [one, other] = [positions.get(a)!, positions.get(b)!]
        const alike = one.polarity === other.polarity
        if (relation === 'contradicts' && alike) expect(valueKey(one.value)).not.toBe(valueKey(other.value))
        if (relation === 'agrees' || relation === 'refines') expect(alike).toBe(true)
      }
    }))
  })

  it('gives the same bytes after an article went and came back', () => {
    assert(property(claims, constantFrom('Le Phare', 'Gazette', 'Tardif', 'Le Cap'), (list, outlet) => {
      const [gone, fewer] = [list.filter(each => each.article.outlet === outlet), list.filter(each => each.article.outlet !== outlet)]
      expect(bytes(reconciled([...fewer, ...gone]))).toBe(bytes(reconciled(list)))
    }))
  })

  it('tells what is other after a change, position by position, as from scratch, whatever is left out', () => {
    assert(property(claims, claims, integer({ min: 1, max: 12 }), (list, others, limit) => {
      const question = list[0]!.question
      const [then, now] = [list, [...list.slice(0, Math.ceil(list.length / 2)), ...others]].map(given => given.filter(each => each.question === question))
      const setting = prepare({ ...options, origins: [] })
      const [before, gathered] = [gatherPositions(then!, setting), gatherPositions(now!, setting)]
      const was = relatePositions(before, setting, limit)
      const kept = before.map(held => ({ held, within: was.admitted.within.has(held), across: was.admitted.across.has(held) }))
      // As a store has it: what did not change is what it was.
      const same = new Map(before.map(held => [JSON.stringify([held.position, [...held.tellings.speakers], [...held.tellings.retold]]), held]))
      const positions = gathered.map(held => same.get(JSON.stringify([held.position, [...held.tellings.speakers], [...held.tellings.retold]])) ?? held)
      const { written, dropped } = relateAgain(kept, positions, setting, limit)
      const name = ({ a, b, relation }: Relation) => `${a} ${b} ${relation}`
      const rows = (related: typeof was) => new Map([...related.within, ...related.across].map(relation => [name(relation), JSON.stringify(relation)]))
      const stored = rows(was)
      for (const relation of dropped) expect(stored.delete(name(relation))).toBe(true)
      for (const relation of written) stored.set(name(relation), JSON.stringify(relation))
      expect([...stored].sort()).toEqual([...rows(relatePositions(gathered, setting, limit))].sort())
    }), { numRuns: 400 })
  })
})
