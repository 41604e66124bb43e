import { describe, expect, it } from 'vitest'
import { quantity, share } from '../../src/model/value.ts'
import { edtfWords, periodWords } from '../../src/report/words/dates.ts'
import { fr } from '../../src/report/words/fr.ts'
import { quantityWords, shareWords } from '../../src/report/words/numbers.ts'
import { clip, frenchSpaces } from '../../src/report/words/typography.ts'

describe('French as an editor signs it', () => {
  it.each([
    ['2024-02-01', '1er\u00a0février 2024'],
    ['2024-01-31', '31\u00a0janvier 2024'],
    ['2024-02', 'février 2024'],
    ['2024', '2024'],
    ['2024-02-01~', 'vers le 1er\u00a0février 2024'],
    ['2024-01-21/2024-01-31', 'fin janvier 2024'],
    ['2024-02-01/2024-02-10', 'début février 2024'],
    ['2024-01-11/2024-01-20', 'mi-janvier 2024'],
    ['../2024-02-07', 'au plus tard le 7\u00a0février 2024'],
    ['2024-02-07/..', 'à partir du 7\u00a0février 2024'],
    ['2024-02-02/2024-02-05', 'entre le 2 et le 5\u00a0février 2024'],
    ['2024-01-31/2024-02-01', 'entre le 31\u00a0janvier et le 1er\u00a0février 2024'],
    ['2023-12-30/2024-01-02', 'entre le 30\u00a0décembre 2023 et le 2\u00a0janvier 2024'],
    ['no date', 'no date'],
  ])('writes %s as «%s»', (edtf, words) => expect(edtfWords(edtf, 'fr')).toBe(words))

  it.each([
    [quantity(33e6), '33\u00a0millions'],
    [quantity(1.5e6), '1,5\u00a0million'],
    [quantity(2e9), '2\u00a0milliards'],
    [quantity(43_500), '43\u202f500'],
    [quantity(33_123_456), '33\u202f123\u202f456'],
    [quantity(33e6, 'at_least'), 'au moins 33\u00a0millions'],
    [quantity(20, 'about'), 'environ 20'],
    [quantity(1e6, 'order'), 'des millions'],
    [quantity(1e5, 'order'), 'des centaines de milliers'],
  ])('writes a quantity', (value, words) => expect(quantityWords(value, 'fr')).toBe(words))

  it('writes shares', () => expect(shareWords(share(0.25, 'at_least'), 'fr')).toBe('au moins 25\u00a0%'))

  it('says a period once', () => {
    expect(periodWords('2024-02-01', '2024-02-12', 'fr')).toBe('du 1er au 12\u00a0février 2024')
    expect(periodWords('2024-02-01', '2024-02-01', 'fr')).toBe('le 1er\u00a0février 2024')
    expect(periodWords('2024-02-01', '2024-02-12', 'en')).toBe('from 1 to 12\u00a0February 2024')
  })

  it('has zero in the singular', () => {
    expect(fr.contradictions(0)).toBe('0\u00a0contradiction')
    expect(fr.contradictions(2)).toBe('2\u00a0contradictions')
  })

  it('puts no-break spaces before double signs', () =>
    expect(frenchSpaces('Vrai ? «Oui» : non ! Si ; mais à 10:30')).toBe('Vrai\u202f? «\u00a0Oui\u00a0»\u00a0: non\u202f! Si\u202f; mais à 10:30'))

  it('cuts at a word and never within a character', () => {
    expect(clip('un deux trois quatre', 15)).toBe('un deux trois…')
    expect(clip('🦊'.repeat(10), 4)).toBe('🦊🦊🦊…')
  })
})
