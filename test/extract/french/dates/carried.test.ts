import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../../src/dossier/load-lexicon.ts'
import { publicationDay } from '../../../../src/extract/french/dates/calendar.ts'
import { carryDates } from '../../../../src/extract/french/dates/carried.ts'
import { numberTables } from '../../../../src/extract/french/numbers/tables.ts'
import { dateTables, findDates } from '../../../../src/extract/french/dates/find-dates.ts'

const tables = dateTables(loadLexicon(), numberTables(loadLexicon()))

function datesOf(text: string, published: string): (string | null)[] {
  const context = { published, timezone: 'Europe/Paris' }
  return carryDates(findDates(text, context, tables), text, publicationDay(published, context.timezone)).map(({ edtf }) => edtf)
}

describe('dates of a look back', () => {
  it('take the year of the date that opens the chronology', () => {
    expect(datesOf('9 septembre 2024. Des requêtes.\n16 septembre. Premier message.\n2 octobre. Réouverture.', '2025-07-03'))
      .toEqual(['2024-09-09', '2024-09-16', '2024-10-02'])
  })
  it('take the year even where the same day has just come round again', () => {
    expect(datesOf('8 septembre 2025. Les serveurs sont chiffrés.\n9 septembre. Le site est coupé.', '2026-09-10')).toEqual(['2025-09-08', '2025-09-09'])
  })
  it('take the month for a day alone, and the next month after its end', () => {
    expect(datesOf('L’attaque du 12 juillet a été découverte le 15.', '2024-10-25')).toEqual(['2024-07-12', '2024-07-15'])
    expect(datesOf('L’attaque du 29 juillet a été découverte le 2.', '2024-10-25')).toEqual(['2024-07-29', '2024-08-02'])
  })
  it('leave what is just over, in a paragraph of its own, to the present', () => {
    expect(datesOf('Une loi du 6 janvier 2024 le dit.\nLa Cnil enquête depuis le 12 février.', '2026-02-18').at(-1)).toBe('2026-02-12')
  })
  it('leave a young story alone', () => {
    expect(datesOf('L’attaque du 29 septembre a été annoncée le 5.', '2024-10-08')).toEqual(['2024-09-29', '2024-10-05'])
  })
})
