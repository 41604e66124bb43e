import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadLexicon } from '../../../../src/dossier/load-lexicon.ts'
import { findNumbers } from '../../../../src/extract/french/numbers/find-numbers.ts'
import { numberTables } from '../../../../src/extract/french/numbers/tables.ts'

interface Expected {
  readonly says: string
  readonly value: number
  readonly upper?: number
  readonly bound?: string
  readonly kind?: string
}
type Corpus = Record<string, { text: string; numbers: Expected[] }[]>

const tables = numberTables(loadLexicon())
const corpus = parse(readFileSync(join(import.meta.dirname, 'corpus.yaml'), 'utf8')) as Corpus

describe.each(Object.entries(corpus))('%s', (_, examples) => {
  test.each(examples)('$text', ({ text, numbers }) => {
    const found = findNumbers(text, tables).filter(({ kind }) => kind !== 'article')
    expect(found.map(({ start, end, value, upper, bound, kind }) => ({ says: text.slice(start, end), value, upper, bound, kind }))).toEqual(
      numbers.map(({ says, value, upper, bound = 'exact', kind = 'cardinal' }) => ({ says, value: expect.closeTo(value, 6), upper, bound, kind })),
    )
  })
})

test('the article is told apart, and counts one', () => {
  const text = 'Un mort et une blessée'
  expect(findNumbers(text, tables).map(({ start, end, value, kind }) => [text.slice(start, end), value, kind])).toEqual([['Un', 1, 'article'], ['une', 1, 'article']])
})

test('a bound says where its words begin and end', () => {
  const text = 'On compte plus de 20 blessés, et 33 morts au moins.'
  const [first, second] = findNumbers(text, tables)
  expect(text.slice(first!.boundStart, first!.end)).toBe('plus de 20')
  expect(text.slice(second!.start, second!.boundEnd)).toBe('33 morts au moins')
})

test('a range keeps both numbers as they are written', () => {
  const text = 'entre 20 et 33 millions de clients'
  const [range] = findNumbers(text, tables)
  expect(range!.parts!.map(({ start, end, value }) => [text.slice(start, end), value])).toEqual([['20', 20000000], ['33 millions', 33000000]])
  expect(text.slice(range!.boundStart, range!.end)).toBe('entre 20 et 33 millions')
})

test('positions are UTF-16 code units', () => {
  const text = '🔒 33 millions'
  expect(findNumbers(text, tables)[0]).toMatchObject({ start: 3, end: 14 })
})

test('a table that is wrong is refused with its name', () => {
  expect(() => numberTables({ ...loadLexicon(), numbers: { units: 'un' } })).toThrow(/units/)
})
