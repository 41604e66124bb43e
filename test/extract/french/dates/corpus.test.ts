import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadLexicon } from '../../../../src/dossier/load-lexicon.ts'
import { numberTables } from '../../../../src/extract/french/numbers/tables.ts'
import { dateTables, findDates } from '../../../../src/extract/french/dates/find-dates.ts'

interface Expected {
  readonly says: string
  readonly edtf?: string
  readonly relation?: string
  readonly from?: string
  readonly days?: number | null
}
type Corpus = { published: string } & Record<string, { text: string; dates: Expected[] }[]>

const tables = dateTables(loadLexicon(), numberTables(loadLexicon()))
const { published, ...groups } = parse(readFileSync(join(import.meta.dirname, 'corpus.yaml'), 'utf8')) as Corpus
const context = { published, timezone: 'Europe/Paris' }

describe.each(Object.entries(groups))('%s', (_, examples) => {
  test.each(examples as { text: string; dates: Expected[] }[])('$text', ({ text, dates }) => {
    expect(findDates(text, context, tables).map(({ start, end, edtf, relation, anchor }) => ({ says: text.slice(start, end), edtf, relation, from: anchor?.to, days: anchor?.days })))
      .toEqual(dates.map(({ says, edtf = null, relation, from, days }) => ({ says, edtf, relation, from, days })))
  })
})

test('the publication day is the dossier’s, not that of Greenwich', () => {
  const late = { published: '2024-02-06T23:30:00Z', timezone: 'Europe/Paris' }
  expect(findDates('Hier.', late, tables)[0]!.edtf).toBe('2024-02-06')
  expect(findDates('Hier.', { ...late, timezone: 'America/Martinique' }, tables)[0]!.edtf).toBe('2024-02-05')
})

test('without a publication, only whole dates are told', () => {
  const text = 'Hier, mercredi, le 3 mars, puis le 3 mars 2023.'
  expect(findDates(text, { published: null, timezone: 'Europe/Paris' }, tables).map(({ edtf }) => edtf)).toEqual([null, null, null, '2023-03-03'])
})

test('a publication that is no date is none', () => {
  expect(findDates('Hier.', { published: 'mercredi', timezone: 'Europe/Paris' }, tables)[0]!.edtf).toBeNull()
})
