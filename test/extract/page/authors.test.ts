import { describe, expect, it } from 'vitest'
import { cleanAuthors, isAuthorNote, isByline } from '../../../src/extract/page/authors.ts'
import { rules } from './rules.ts'

describe('cleanAuthors', () => {
  it.each([
    [['Par Anne Martin'], ['Anne Martin']],
    [['Par Anne Martin, envoyée spéciale à Rouen'], ['Anne Martin']],
    [['Anne Martin, Paul Durand et Luc Petit'], ['Anne Martin', 'Paul Durand', 'Luc Petit']],
    [['Anne Martin et Paul Durand avec AFP'], ['Anne Martin', 'Paul Durand', 'AFP']],
    [['Anne Martin (avec l’AFP)'], ['Anne Martin', 'AFP']],
    [['L. B. avec AFP'], ['L. B.', 'AFP']],
    [['Anne Martin / AFP'], ['Anne Martin', 'AFP']],
    [['La rédaction avec AFP'], ['La rédaction avec AFP']],
    [['ANNE MARTIN ET PAUL DURAND'], ['ANNE MARTIN', 'PAUL DURAND']],
    [['Anne Martin, cheffe du service Santé'], ['Anne Martin']],
    [['Anne Martin - grand reporter'], ['Anne Martin']],
    [['Anne Martin, à Rouen'], ['Anne Martin']],
    [['De notre correspondante à Rouen, Anne Martin'], ['Anne Martin']],
    [['Anne Martin (anne.martin@quotidien.example)'], ['Anne Martin']],
    [['Rédigé par Anne Martin et publié le 14 mars 2026'], ['Anne Martin']],
    [['Journaliste', 'Par'], []],
    [['Le Quotidien et AFP'], ['Le Quotidien et AFP']],
    [['AFP'], ['AFP']],
    [['Anne Martin (ama)'], ['Anne Martin']],
    [['Anne Martin Publié le 14 mars 2026'], ['Anne Martin']],
    [['Anne  Martin', 'anne martin'], ['Anne Martin']],
    [['https://www.facebook.com/quotidien', 'redaction@quotidien.example'], []],
    [['admin', '', '  ', '12'], []],
    [['L&#039;Écho'], ['L\'Écho']],
    [['von Anna Müller und Karl Schmidt'], ['Anna Müller', 'Karl Schmidt']],
    [['Ursula von der Leyen'], ['Ursula von der Leyen']],
  ])('makes of %j %j', (raw, names) => {
    expect(cleanAuthors(raw, rules)).toEqual(names)
  })

  it('believes no list that is longer than any byline', () => {
    expect(cleanAuthors(Array.from({ length: 60 }, (_, at) => `Personne Nommée${'x'.repeat(at)}`), rules)).toEqual([])
  })
})

describe('isByline', () => {
  it.each([
    ['Anne Martin', true], ['Par Anne Martin et Paul Durand', true], ['Par Jean Petit', true],
    ['Par ailleurs, rien n’a changé', false], ['Paul Durand a démenti', false], ['Par précaution', false],
  ])('says of «%s» %s', (text, is) => {
    expect(isByline(text, ['Anne Martin', 'Paul Durand'], rules)).toBe(is)
  })
})

describe('isAuthorNote', () => {
  it.each([
    ['Anne Martin est journaliste au Quotidien.', true], ['Paul Durand est journaliste ailleurs.', false], ['Anne Martina est une autre.', false],
  ])('says of «%s» %s', (text, is) => {
    expect(isAuthorNote(text, ['Anne Martin'])).toBe(is)
  })
})
