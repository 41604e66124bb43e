import { describe, expect, it } from 'vitest'
import { accu } from '../../../src/reconcile/support/accu.ts'
import type { Statement } from '../../../src/reconcile/support/vote.ts'
import { majorityVote, originWeightedVote, winners } from '../../../src/reconcile/support/vote.ts'

/** One row an object, one column a source. */
const table = (rows: Readonly<Record<string, readonly (string | null)[]>>): Statement[] =>
  Object.entries(rows).flatMap(([object, values]) => values.flatMap((value, index) => (value === null ? [] : [{ source: `s${index + 1}`, object, value }])))

/** The worked example of Dong, Berti-Équille and Srivastava (2009): s1 is right, s4 and s5 copy s3, and s5 errs by itself. */
const affiliations = table({
  Stonebraker: ['MIT', 'Berkeley', 'MIT', 'MIT', 'MS'],
  Dewitt: ['MSR', 'MSR', 'UWisc', 'UWisc', 'UWisc'],
  Bernstein: ['MSR', 'MSR', 'MSR', 'MSR', 'MSR'],
  Carey: ['UCI', 'AT&T', 'BEA', 'BEA', 'BEA'],
  Halevy: ['Google', 'Google', 'UW', 'UW', 'UW'],
})
const right = { Stonebraker: 'MIT', Dewitt: 'MSR', Bernstein: 'MSR', Carey: 'UCI', Halevy: 'Google' }
const chosen = (support: ReturnType<typeof accu>) => Object.fromEntries(winners(support))

describe('majority vote', () => {
  it('gives each value its share of the sources, and believes copiers', () => {
    const support = majorityVote(affiliations)
    expect(support.get('Dewitt')).toEqual(new Map([['MSR', 0.4], ['UWisc', 0.6]]))
    expect(chosen(support)).toEqual({ ...right, Dewitt: 'UWisc', Carey: 'BEA', Halevy: 'UW' })
  })

  it('counts a source that repeats itself once', () => {
    expect(majorityVote([...affiliations, ...affiliations])).toEqual(majorityVote(affiliations))
  })
})

describe('vote by origins', () => {
  it('gives the sources of one origin one vote between them', () => {
    const support = originWeightedVote(affiliations, source => (source === 's4' || source === 's5' ? 's3' : source))
    expect(support.get('Dewitt')!.get('MSR')).toBeCloseTo(2 / 3)
    expect(chosen(support)).toMatchObject({ Dewitt: 'MSR', Halevy: 'Google' })
  })
})

describe('accu', () => {
  /** s1 to s3 err each by itself, now and then; s4 errs on every other object, and s5 and s6 copy it. */
  const copied = table(Object.fromEntries(Array.from({ length: 24 }, (_, at) => {
    const wrong = `wrong ${at}`
    const copier = at % 2 === 0 ? wrong : 'right'
    return [`o${at}`, [at % 8 === 0 ? `a ${at}` : 'right', at % 8 === 4 ? `b ${at}` : 'right', at % 8 === 5 ? `c ${at}` : 'right', copier, copier, copier]]
  })))

  it('finds that sources which share wrong values copy, and believes the others', () => {
    const wrongs = (support: ReturnType<typeof accu>): number => Object.values(chosen(support)).filter(value => value !== 'right').length
    expect(wrongs(majorityVote(copied))).toBe(6)
    expect(wrongs(accu(copied))).toBe(0)
  })

  it('believes many independent sources', () => {
    const rows = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`o${at}`, Array.from({ length: 7 }, (_, source) => ((at + source * 3) % 5 === 0 ? `wrong ${source} ${at}` : 'right'))]))
    const support = accu(table(rows))
    expect(new Set(winners(support).values())).toEqual(new Set(['right']))
    for (const values of support.values()) expect([...values.values()].reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1 + 1e-9)
  })

  it('does not depend on the order of what is said', () => {
    expect(accu([...affiliations].reverse())).toEqual(accu(affiliations))
  })

  it('gives nothing for nothing, and certainty to nobody', () => {
    expect(accu([])).toEqual(new Map())
    const alone = accu(table({ only: ['x'] })).get('only')!.get('x')!
    expect(alone).toBeGreaterThan(0.5)
    expect(alone).toBeLessThan(1)
  })
})
