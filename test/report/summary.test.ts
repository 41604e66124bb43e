import { describe, expect, it } from 'vitest'
import { date, quantity } from '../../src/model/value.ts'
import { allFacts, figuresOf } from '../../src/report/facts.ts'
import { terminalSummary } from '../../src/report/terminal/summary.ts'
import { storyOf } from '../../src/report/topics/story.ts'
import type { Row } from './press.ts'
import { ARTICLES, coverage } from './press.ts'

const summary = (language: 'fr' | 'en', rows?: readonly Row[], articles = ARTICLES) => {
  const given = coverage(rows, articles)
  return terminalSummary(given, storyOf(figuresOf(given), allFacts(given)), { language, color: false }).replaceAll('\u00a0', ' ')
}

describe('the summary on a terminal', () => {
  const french = summary('fr')

  it('counts what was read and what was found', () => {
    expect(french).toContain('6 articles, 5 médias, 5 origines indépendantes, du 2 au 8 février 2024')
    expect(french).toContain('1 contradiction, 1 contradiction possible, 2 points établis')
  })

  it('sets both sides of a contradiction apart, with outlets and origins', () => {
    expect(french).toMatch(/✗ Viamedis — CONTRADICTION\n +1er février 2024 +L’Officine au quotidien et Ouest-Loire Matin\n/)
    expect(french).toMatch(/31 janvier 2024 +Courrier Hexagone et Octet Libre \(1 origine\)/)
  })

  it('takes a difference of scope for no contradiction', () => {
    expect(french).toMatch(/= Viamedis et Almerys, assurés : 33 millions +2 médias, 2 origines/)
    expect(french).toMatch(/· Viamedis, assurés : 20 millions +selon Octet Libre/)
    expect(french).toContain('~ Portée différente : 33 millions')
  })

  it('tells a hedged denial from a firm contradiction', () => {
    expect(french).toMatch(/\? Coordonnées bancaires \(Viamedis et Almerys, assurés\) — CONTRADICTION\s+POSSIBLE/)
    expect(french).toMatch(/oui +Ouest-Loire Matin \(1 origine, avec réserve\)/)
  })

  it('speaks English', () => {
    expect(summary('en')).toContain('1 contradiction, 1 possible contradiction, 2 points established')
    expect(summary('en')).toMatch(/✗ Viamedis — CONTRADICTION\n +1 February 2024/)
  })

  it('keeps to the width of the terminal', () => {
    for (const line of french.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('says so where nothing was read, and where nothing was answered', () => {
    expect(summary('fr', [], [])).toContain('Aucun article n’a encore été lu.')
    expect(summary('fr', [], ARTICLES)).toContain('0 contradiction, 0 contradiction possible, 0 point établi')
  })

  it('lets no control character of the press reach the terminal', () => {
    const evil = [{ ...ARTICLES[0]!, outlet: 'Le\u001b[2J Noir\u202eegassem' }]
    const text = summary('fr', [{ article: 'a1', question: 'attack_date', value: date('2024-01-31'), quote: 'x' }, { article: 'a1', question: 'organisations', value: quantity(84), quote: 'y' }], evil)
    expect(text).not.toMatch(/[\u001b\u202e]/)
    expect(text).toContain('Noir')
  })
})
