import { describe, expect, it } from 'vitest'
import { jsonLd, page, read } from './rules.ts'

const by = (author: unknown, before = ''): readonly string[] =>
  read(page({ head: jsonLd({ '@type': 'NewsArticle', headline: 'Exemplia : des dossiers consultés', author, publisher: { name: 'Le Quotidien' } }), before })).authors

describe('who wrote it', () => {
  it.each([
    ['two links', '<div class="byline">Par <a>Anne Martin</a> et <a>Paul Durand</a></div>', ['Anne Martin', 'Paul Durand']],
    ['links side by side', '<div class="authors"><a>Anne Martin</a> <a>Paul Durand</a></div>', ['Anne Martin', 'Paul Durand']],
    ['a name and a role, side by side', '<div class="author"><span>Anne Martin</span><span>Journaliste</span></div>', ['Anne Martin']],
    ['a name and a date', '<div class="author">Anne Martin <span>14/03/2026 - 10:12</span></div>', ['Anne Martin']],
    ['a paragraph without a name of its own', '<p>Par Anne Martin</p>', ['Anne Martin']],
    ['initials and an agency', '<p>Par L.B. avec AFP</p>', ['L.B.', 'AFP']],
    ['an agency alone', '<p class="article-author">AFP</p>', ['AFP']],
    ['a sentence that begins with «par»', '<p>Par précaution, le site a été fermé</p>', []],
  ])('is read from a byline that is %s', (_, before, names) => {
    expect(read(page({ before })).authors).toEqual(names)
  })

  it('is the person of the byline where the page names an account of its editors', () => {
    expect(by({ '@type': 'Person', name: 'redac-web2' }, '<p class="byline">Par Anne Martin</p>')).toEqual(['Anne Martin'])
    expect(by({ '@type': 'Person', name: 'afp' })).toEqual(['afp'])
  })

  it('is read from the address of the author’s page where nothing else names them, and is never an address', () => {
    const address = 'https://www.quotidien.example/auteur/anne-martin'
    expect(by({ '@type': 'Person', name: address })).toEqual(['Anne Martin'])
    expect(by({ '@type': 'Person', url: address })).toEqual(['Anne Martin'])
    expect(by(address, '<p class="byline">Par Éléonore Martin</p>')).toEqual(['Éléonore Martin'])
    expect(by('https://www.facebook.com/quotidien')).toEqual([])
  })

  it('is read from the card for social networks', () => {
    expect(read(page({ head: '<meta name="twitter:label1" content="Écrit par"><meta name="twitter:data1" content="Anne Martin">' })).authors).toEqual(['Anne Martin'])
    expect(read(page({ head: '<meta name="twitter:label1" content="Durée de lecture"><meta name="twitter:data1" content="3 minutes">' })).authors).toEqual([])
  })
})
