import { describe, expect, it } from 'vitest'
import { topicsOf } from '../../../src/report/topics/topics.ts'
import type { Lane } from '../../../src/report/views/history.ts'
import { lanesOf, mostSaid } from '../../../src/report/views/history.ts'
import { date } from '../../../src/model/value.ts'
import type { CoveredArticle } from '../../../src/report/coverage.ts'
import { coverage } from '../press.ts'

const lanes = (given = coverage()) => lanesOf(given, topicsOf(given))

describe('the course of an answer', () => {
  const dates = lanes().filter(({ value }) => 'edtf' in value)

  it('is a mark an article, in the order of time, with its outlet and its reserve', () => {
    expect(dates.map(({ value, marks }) => [value, marks.map(({ at, outlet, hedged }) => [at.slice(8, 16), outlet, hedged])])).toEqual([
      [date('2024-02-01'), [['02T12:30', 'Ouest-Loire Matin', true], ['08T07:00', 'L’Officine au quotidien', false]]],
      [date('2024-01-31'), [['02T08:10', 'Courrier Hexagone', false], ['02T11:00', 'Octet Libre', false]]],
    ])
    expect(dates.every(({ contradicted }) => contradicted)).toBe(true)
  })

  it('tells who followed whom where two articles are of one origin, and nobody else', () => {
    expect(dates.map(({ marks }) => marks.map(({ follows }) => follows))).toEqual([[null, null], [null, dates[1]!.marks[0]!.claim]])
  })

  it('leaves out what has no date', () => {
    const given = coverage()
    const undated = { ...given, claims: given.claims.map(claim => claim.article.id === 'a3' ? { ...claim, article: { ...claim.article, published: null } } : claim) }
    expect(lanesOf(undated, topicsOf(given)).flatMap(({ marks }) => marks).some(({ outlet }) => outlet === 'Ouest-Loire Matin')).toBe(false)
  })

  it('is a mark a day where there are hundreds', () => {
    const articles = Array.from({ length: 310 }, (_, at): CoveredArticle => ({ id: `n${at}`, outlet: `Journal ${at}`, published: `2024-02-0${1 + at % 2}T08:00:00+01:00`, title: `Titre ${at}`, url: `https://j${at}.example/`, free: true, versions: 1 }))
    const given = coverage(articles.map(({ id }) => ({ article: id, question: 'attack_date', value: date('2024-01-31'), quote: 'le 31 janvier' })), articles)
    expect(lanes(given).map(({ marks }) => marks.map(({ at, articles }) => [at, articles]))).toEqual([[['2024-02-01', 155], ['2024-02-02', 155]]])
  })
})

it('where there is no room for all, the contradicted answers stay, then those that most articles give', () => {
  const lane = (position: string, articles: number, contradicted = false) => ({ position, contradicted, marks: [{ articles }] }) as unknown as Lane
  expect(mostSaid([lane('a', 1), lane('b', 9), lane('c', 5), lane('d', 1, true)], 2).map(({ position }) => position)).toEqual(['b', 'd'])
})
