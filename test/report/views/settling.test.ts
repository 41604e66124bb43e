import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/report/facts.ts'
import { isOnSiteOf, isPrimary, linksToSources } from '../../../src/report/views/settling.ts'
import { coverage } from '../press.ts'

const story = coverage()
const cnil = { id: 'cnil', name: 'CNIL', aliases: ['Commission nationale de l’informatique et des libertés'] }

describe('what would settle a contradiction', () => {
  it('is whoever knows at first hand and is cited on a side, with the articles that cite them, the first first', () => {
    const { primary } = factsOf(story, 'data')
    expect(primary).toEqual([{ speaker: 'cnil', answers: [expect.objectContaining({ category: 'bank_details', side: expect.objectContaining({ polarity: 'denied' }) as unknown })], articles: ['a4', 'a5'] }])
  })

  it('is nobody where nothing is contradicted', () => {
    expect(factsOf(story, 'victims').primary).toEqual([])
  })

  it('is nobody where no side names who said it', () => {
    expect(factsOf(story, 'attack_date').primary).toEqual([])
  })

  it('is no comment on what others did', () => {
    const speakers = [{ ...cnil, kind: 'regulator' }, { id: 'dupin', name: 'Anne Dupin', aliases: [], kind: 'expert' }, { id: 'town', name: 'La Ville', aliases: [] }]
    expect(speakers.map(({ id }) => isPrimary({ ...story.dossier, speakers } as typeof story.dossier, id))).toEqual([true, false, true])
  })
})

describe('the links to a source', () => {
  it.each([
    ['https://www.cnil.fr/fr/communique', true],
    ['https://cnil.example/', true],
    ['https://presse.example/cnil', false],
    ['https://lacnil.example/', false],
    ['javascript:cnil.fr', false],
    ['no address', false],
  ])('%s is on the site of the CNIL: %s', (address, expected) => expect(isOnSiteOf(address, cnil)).toBe(expected))

  it('follow the home that the dossier gives, its own hosts too', () => {
    const town = { id: 'town', name: 'La Ville', aliases: [], home: 'https://www.ville-de-x.example/' }
    expect(['https://ville-de-x.example/a', 'https://presse.ville-de-x.example/', 'https://autre-ville-de-x.example/'].map(address => isOnSiteOf(address, town))).toEqual([true, true, false])
  })

  it('are shown once each, with an article that has them, and three at most', () => {
    const sources = [{ speaker: 'cnil', answers: [], articles: ['a4', 'a5'] }]
    const links = new Map([['a4', ['https://www.cnil.example/1', 'https://ailleurs.example/']], ['a5', ['https://www.cnil.example/1', 'https://www.cnil.example/2', 'https://www.cnil.example/3', 'https://www.cnil.example/4']]])
    const shown = linksToSources(story.dossier, sources, links).get('cnil')!
    expect(shown.map(({ href }) => href.at(-1))).toEqual(['1', '2', '3'])
    expect(shown.every(({ article }) => links.has(article))).toBe(true)
  })
})
