import { assert, constantFrom, integer, oneof, option, property, record, shuffledSubarray, uniqueArray } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlacedClaim } from '../../src/model/claim.ts'
import type { Reconciliation } from '../../src/model/finding.ts'
import { valueKey } from '../../src/model/value.ts'
import { findOrigins } from '../../src/reconcile/origins/find-origins.ts'
import { reconcile, reconcileAgain, touchedQuestions } from '../../src/reconcile/reconcile.ts'
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

  it('gives the same bytes after an article went and came back, and from the touched questions alone', () => {
    assert(property(claims, constantFrom('Le Phare', 'Gazette', 'Tardif', 'Le Cap'), (list, outlet) => {
      const fewer = list.filter(each => each.article.outlet !== outlet)
      const changed = new Set(list.filter(each => each.article.outlet === outlet).map(each => each.article.id))
      const origins = { before: findOrigins({ articles: [], claims: list, reviews: [] }), after: findOrigins({ articles: [], claims: fewer, reviews: [] }) }
      const touched = touchedQuestions(changed, origins.before, origins.after, list)
      const of = (these: readonly PlacedClaim[]) => these.filter(each => touched.has(each.question))
      const whole = reconciled(list)
      const without = reconcileAgain(whole, touched, of(fewer), { ...options, origins: origins.after })
      expect(bytes(without)).toBe(bytes(reconciled(fewer)))
      expect(bytes(reconcileAgain(without, touched, of(list), { ...options, origins: origins.before }))).toBe(bytes(whole))
    }))
  })
})
