import { expect, test } from 'vitest'
import { loadLexicon } from '../../../../src/dossier/load-lexicon.ts'
import { dateFromAnchor, resolveAnchors } from '../../../../src/extract/french/dates/anchors.ts'
import { numberTables } from '../../../../src/extract/french/numbers/tables.ts'
import { dateTables, findDates } from '../../../../src/extract/french/dates/find-dates.ts'

const tables = dateTables(loadLexicon(), numberTables(loadLexicon()))
const context = { published: '2024-02-07', timezone: 'Europe/Paris' }
const resolved = (text: string): (string | null)[] => resolveAnchors(findDates(text, context, tables), context).map(({ edtf }) => edtf)

test('an anchor counts from the date it is given', () => {
  expect(dateFromAnchor({ to: 'event', days: 5 }, '2024-02-01')).toBe('2024-02-06')
  expect(dateFromAnchor({ to: 'previous', days: 0, months: 1 }, '2024-01-31')).toBe('2024-02-29')
  expect(dateFromAnchor({ to: 'previous', days: 7, unit: 'week' }, '2024-01-31')).toBe('2024-02-05/2024-02-11')
})

test('what comes before a stretch counts from its first day, what comes after from its last', () => {
  expect(dateFromAnchor({ to: 'previous', days: -1 }, '2024-01-31/2024-02-01')).toBe('2024-01-30')
  expect(dateFromAnchor({ to: 'previous', days: 1 }, '2024-01-31/2024-02-01')).toBe('2024-02-02')
  expect(dateFromAnchor({ to: 'previous', days: 1 }, '2024-01')).toBe('2024-02-01')
})

test('nothing is told without a figure, or from an open end', () => {
  expect(dateFromAnchor({ to: 'previous', days: null }, '2024-02-01')).toBeNull()
  expect(dateFromAnchor({ to: 'previous', days: 1 }, '2024-02-01/..')).toBeNull()
})

test('a date counts from the one before it, and else from the publication', () => {
  expect(resolved('Le 29 janvier, le site tombe. Le lendemain, il rouvre. Deux jours plus tard, il referme.')).toEqual(['2024-01-29', '2024-01-30', '2024-02-01'])
  expect(resolved('La veille, rien.')).toEqual(['2024-02-06'])
  expect(resolved('Le lundi suivant, après le 31 janvier 2024.')[0]).toBe('2024-02-12')
})

test('what counts from an event that is named waits for it', () => {
  expect(resolved('Le 29 janvier, puis cinq jours après le vol.')).toEqual(['2024-01-29', null])
})
