import { describe, expect, it } from 'vitest'
import type { OriginArticle } from '../../../src/reconcile/origins/article.ts'
import { findOrigins } from '../../../src/reconcile/origins/find-origins.ts'
import type { Made } from './press.ts'
import { makePress } from './press.ts'

const article = ({ id, text }: Made): OriginArticle =>
  ({ id, outlet: id, group: null, url: null, published: '2025-03-01', text, links: [], relays: [] })

const press = makePress(60, 2025)
const origins = findOrigins({ articles: press.map(article), claims: [], reviews: [] })
const originOf = new Map(origins.flatMap(({ id, articles }) => articles.map(name => [name, id])))
const together = (a: Made, b: Made): boolean => originOf.has(a.id) && originOf.get(a.id) === originOf.get(b.id)

describe('origins by shared text', () => {
  const originals = press.filter(({ kind }) => kind === 'original')

  it.each(['whole', 'first_40', 'thinned', 'embedded', 'retitled', 'reordered'] as const)('finds copies that are %s, at least 95 in 100', kind => {
    const found = press.filter(made => made.kind === kind && together(made, originals[made.from]!))
    expect(found.length / originals.length).toBeGreaterThanOrEqual(0.95)
  })

  it('keeps apart texts that tell the same facts in their own words: at least 99 in 100 pairs put together are copies', () => {
    let [right, wrong] = [0, 0]
    for (const [at, a] of press.entries()) {
      for (const b of press.slice(at + 1)) {
        if (!together(a, b)) continue
        if (a.from === b.from) right++
        else wrong++
      }
    }
    expect(right).toBeGreaterThan(1000)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.99)
  })

  it('gives each tie the share of the shorter text that is found in the other', () => {
    const shares = origins.flatMap(({ evidence }) => evidence).filter(({ kind }) => kind === 'shared_text').map(({ detail }) => Number(detail))
    expect(shares.length).toBeGreaterThan(100)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.5)
    expect(Math.max(...shares)).toBe(1)
  })

  it('does not depend on the order of the articles', () => {
    expect(findOrigins({ articles: [...press].reverse().map(article), claims: [], reviews: [] })).toEqual(origins)
  })
})
