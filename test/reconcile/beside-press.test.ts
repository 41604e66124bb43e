import { describe, expect, it } from 'vitest'
import { besidePress } from '../../src/reconcile/beside-press.ts'
import { prepare } from '../../src/reconcile/setting.ts'
import type { WrittenClaim } from './story.ts'
import { claim, options } from './story.ts'

const setting = prepare({ ...options, origins: [] })
const victims = (amount: number, more: Partial<WrittenClaim> = {}): WrittenClaim => ({ question: 'victims', value: { amount, bound: 'exact' }, ...more })
const press = [
  claim('p1', victims(5_000_000)),
  claim('p2', victims(3_000_000, { speaker: 'velia', published: '2025-03-01' })),
  claim('p3', victims(5_000_000, { speaker: 'velia', published: '2025-03-04' })),
  claim('p4', victims(9_000_000, { subject: ['orbank', 'velia'] })),
]
const beside = (written: WrittenClaim) => besidePress([claim('text', { ...written, published: null })], press, setting)[0]!
  .press.map(({ standing, claims }) => `${standing} ${claims.map(({ id }) => id).join('+')}`).sort()

describe('a claim of a text', () => {
  it('is said by the press, contradicted by it, and true beside what is of another scope', () => {
    expect(beside(victims(5_000_000))).toEqual(['other_scope p4', 'same p1+p3'])
    expect(beside(victims(6_000_000))).toEqual(['contradicted p1+p3', 'contradicted p2', 'other_scope p4'])
  })

  it('is superseded where who said so has since said otherwise', () => {
    expect(beside(victims(3_000_000))).toEqual(['other_scope p4', 'same p2', 'superseded p1+p3'])
  })

  it('is nowhere said where the press is silent', () => {
    expect(besidePress([claim('text', { question: 'organisations', value: { amount: 12, bound: 'exact' } })], [], setting)[0]!.press).toEqual([])
  })
})
