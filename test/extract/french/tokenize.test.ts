import { describe, expect, it } from 'vitest'
import { tokenize, wordKey } from '../../../src/extract/french/tokenize.ts'

const keys = (text: string) => tokenize(text).map(token => token.key)

describe('tokens', () => {
  it.each([
    ['L’ayant-droit', ["l'", 'ayant', 'droit']],
    ['a-t-il dit', ['a', 't', 'il', 'dit']],
    ['aujourd’hui', ["aujourd'hui"]],
    ['Viamedis.net, fin.', ['viamedi', 'net', ',', 'fin', '.']],
    ['nom - prénom', ['nom', '–', 'prenom']],
    ['"a" “b” « c »', ['«', 'a', '»', '«', 'b', '»', '«', 'c', '»']],
    ['Œuvre\u00a0: 33\u202f000', ['oeuvre', ':', '33', '000']],
  ])('%s', (text, expected) => expect(keys(text)).toEqual(expected))

  it('point at their words', () => {
    const text = 'À l’hôpital, 12 dossiers'
    for (const { start, end } of tokenize(text)) expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
  })

  it('fold the plural, the accents, and a participle’s endings, but tell it from its noun', () => {
    expect(new Set(['piraté', 'Piratés', 'piratée', 'PIRATÉES'].map(wordKey)).size).toBe(1)
    expect(wordKey('pirates')).not.toBe(wordKey('piratés'))
    expect(wordKey('réseaux')).toBe(wordKey('réseau'))
    expect(wordKey('médicaux')).toBe(wordKey('médical'))
  })
})
