import { describe, expect, it } from 'vitest'
import type { ScoredClaim } from '../../bench/score.ts'
import { addArticle, differences, emptyScores, f1 } from '../../bench/score.ts'
import { category, quantity } from '../../src/model/value.ts'

const claim = (change: Partial<ScoredClaim> = {}): ScoredClaim =>
  ({ question: 'victims', value: quantity(1000), subject: ['a', 'b'], population: 'any', polarity: 'affirmed', modality: 'asserted', speaker: null, ...change })

describe('the score', () => {
  it('counts a claim once an article, and compares sets', () => {
    const scores = emptyScores()
    addArticle(scores, [claim(), claim()], [claim(), claim()])
    expect(scores.core).toEqual({ gold: 1, said: 1, right: 1 })
  })

  it('leaves bound and scope to the strict half', () => {
    const scores = emptyScores()
    addArticle(scores, [claim()], [claim({ value: quantity(1000, 'about'), subject: ['b', 'a'], speaker: 'x' })])
    expect(scores.core.right).toBe(1)
    expect(scores.strict.right).toBe(0)
    expect(scores.fields).toMatchObject({ bound: { of: 1, right: 0 }, subject: { of: 1, right: 1 }, speaker: { of: 1, right: 0 } })
  })

  it('tells missed from spurious by question', () => {
    const scores = emptyScores()
    addArticle(scores, [claim()], [claim({ polarity: 'denied' }), claim({ question: 'data', value: category('name') })])
    expect(scores.questions).toEqual({ victims: { gold: 1, said: 1, right: 0 }, data: { gold: 0, said: 1, right: 0 } })
  })

  it('is 0 where nothing is right, 1 where all is', () => {
    expect([f1({ gold: 3, said: 0, right: 0 }), f1({ gold: 2, said: 2, right: 2 }), f1({ gold: 2, said: 1, right: 1 })]).toEqual([0, 1, 2 / 3])
  })
})

describe('the differences', () => {
  const told = (change: Partial<ScoredClaim> = {}) => ({ ...claim(change), quote: 'mille' })

  it('name what is missed, what is said in vain, and the field that is told otherwise', () => {
    const lines = differences([told(), told({ question: 'data', value: category('name') })], [told({ speaker: 'x' }), told({ polarity: 'denied' })], new Set())
    expect(lines.map(line => line.slice(0, 2))).toEqual(['- ', '+ ', '~ '])
    expect(lines[2]).toContain('speaker:  told as x')
  })

  it('are of the questions that are asked for', () => {
    expect(differences([told()], [], new Set(['data']))).toEqual([])
  })
})
