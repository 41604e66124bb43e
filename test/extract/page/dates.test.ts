import { describe, expect, it } from 'vitest'
import { dateLine, frenchDate, machineDate } from '../../../src/extract/page/dates.ts'
import { NOW, rules } from './rules.ts'

const months = rules.metadata.months['fr']!

describe('machineDate', () => {
  it.each([
    ['2026-03-14', '2026-03-14'],
    ['2026-03-14T18:02:03.123+01:00', '2026-03-14T18:02:03+01:00'],
    ['2026-03-14T18:02+0100', '2026-03-14T18:02:00+01:00'],
    ['2026-03-14 18:02:00 +01:00', '2026-03-14T18:02:00+01:00'],
    ['2026-03-14T18:02:00.0000000Z', '2026-03-14T18:02:00Z'],
    ['2026-03-14T18:02', '2026-03-14T18:02:00'],
    ['20260314', '2026-03-14'],
    ['Sat, 14 Mar 2026 18:02:03 GMT', '2026-03-14T18:02:03Z'],
    ['1773504000', '2026-03-14T16:00:00Z'],
    ['2024-02-29', '2024-02-29'],
    ['2026-3-4', '2026-03-04'],
    ['2026/03/14', '2026-03-14'],
    ['14/03/2026 10:32', '2026-03-14'],
    ['03/14/2026', '2026-03-14'],
    ['March 14, 2026', '2026-03-14'],
    ['Sat Mar 14 2026 10:32:00 GMT+0100', '2026-03-14'],
  ])('reads %s as %s', (text, date) => {
    expect(machineDate(text, NOW)).toBe(date)
  })

  it.each(['', 'hier', '2026', '03/04/2026', '2026-02-30', '2025-02-29', '2026-13-01', '1989-12-31', '2026-07-02', 'PT1M48S', '14:20', '99999999999999999999'])('reads %j as no date', text => {
    expect(machineDate(text, NOW)).toBeNull()
  })

  it('drops a time that does not exist and keeps its day', () => {
    expect(machineDate('2026-03-14T25:61:00Z', NOW)).toBe('2026-03-14')
  })

  it('takes the future for what it is only where the clock is known', () => {
    expect(machineDate('2031-01-01', null)).toBe('2031-01-01')
  })
})

describe('frenchDate', () => {
  const said = /publié le\s/i
  it.each([
    ['Publié le 14 mars 2026', '2026-03-14'],
    ['Publié le samedi 14 mars 2026 à 18 h 02', '2026-03-14T18:02:00'],
    ['Publié le 1er août 2025 à 9h05', '2025-08-01T09:05:00'],
    ['Publié le 14/03/2026 - 18:02', '2026-03-14T18:02:00'],
    ['Publié le 3.2.24', '2024-02-03'],
    ['Publié le 8 févr. 2026', '2026-02-08'],
    ['Publié le 14-03-2026', '2026-03-14'],
    ['Publié le 14 mars 2026, mis à jour le 15', '2026-03-14'],
    ['Un rapport publié le 3 mars 2026, la Cnil s’en inquiète', null],
    ['Publié le 31 février 2026', null],
    ['Publié le 14 brumaire 2026', null],
    ['Écrit le 14 mars 2026', null],
  ])('reads «%s» as %s', (text, date) => {
    expect(frenchDate(text, said, months, NOW)).toBe(date)
  })
})

describe('dateLine', () => {
  it.each([
    ['14 mars 2026', '2026-03-14'],
    ['Samedi 14 mars 2026 à 18:02', '2026-03-14T18:02:00'],
    ['Le Quotidien, 14 mars 2026 à 18:02', '2026-03-14T18:02:00'],
    ['Rouen — 14/03/2026 18h02', '2026-03-14T18:02:00'],
    ['Anne Martin 14/03/2026 - 18:02', '2026-03-14T18:02:00'],
    ['sam. 14 mars 2026', '2026-03-14'],
    ['14 mars 2026 | Actualités | 0 commentaire', '2026-03-14'],
    ['Le 14 mars 2026, des inconnus ont lu les dossiers.', null],
    ['Le 14 mars 2026 des inconnus', null],
    ['Ce que l’on sait de l’attaque du 14 mars 2026', null],
  ])('reads «%s» as %s', (text, date) => {
    expect(dateLine(text, months, NOW)).toBe(date)
  })
})
