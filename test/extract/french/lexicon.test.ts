import { describe, expect, it, test } from 'vitest'
import { loadLexicon } from '../../../src/dossier/load-lexicon.ts'
import { createFrench } from '../../../src/extract/french/french.ts'
import { lexiconSchema } from '../../../src/extract/french/lexicon.ts'
import { keySet } from '../../../src/extract/french/tables.ts'
import { tokenize } from '../../../src/extract/french/tokenize.ts'

const tables = loadLexicon() as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
const lexicon: Readonly<Record<string, Readonly<Record<string, unknown>>>> = lexiconSchema.parse(tables)

/** Rows of single words: those that the schema compiles into sets. */
const rows = Object.entries(lexicon).flatMap(([table, uses]) => table === 'sentences' ? [] : Object.keys(uses).filter(use => uses[use] instanceof Set).map(use => [table, use] as const))

/** Looked up as pairs, or by their first half. */
const PAIRS = new Set(['celle ci', 'celui ci', 'cette dernière', 'ce dernier', 'd\'abord'])

/** The tokens of a word between two others, by their keys. */
const between = (word: string): string[] => tokenize(`x ${word}${word.endsWith('\'') ? 'y' : ' y'}`).slice(1, -1).map(({ key }) => key)

describe('rows of single words', () => {
  test('there are many', () => { expect(rows.length).toBeGreaterThan(80) })

  it.each(rows)('%s.%s: each word is a token that a text can hold', (table, use) => {
    const lost = tables[table]![use]!.filter(word => !PAIRS.has(word) && between(word).join(' ') !== [...keySet([word])].join(' '))
    expect(lost).toEqual([])
  })
})

test('words are compared without accents and plurals; «l\'» stays elided', () => {
  expect([...keySet(['après', 'plus', 'été', 'leurs', 'l\'', 'jusqu\'', 'à', ','])]).toEqual(['apre', 'plu', 'eté', 'leur', 'l\'', 'jusqu\'', 'à', ','])
})

it.each([
  ['words', { ...tables['words'], off: ['de'] }, /words[\s\S]*off|off[\s\S]*words/],
  ['counted', { ...tables['counted'], joins: 'et' }, /joins/],
  ['dates-words', { ...tables['dates-words'], hours: [7] }, /hours/],
])('a table %s that is wrong is refused', (name, table, message) => {
  expect(() => createFrench({ ...tables, [name]: table })).toThrow(message)
})
