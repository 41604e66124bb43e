import { describe, expect, it } from 'vitest'
import { jsonLd, paragraphs, read } from './rules.ts'

const TITLE = 'Exemplia : des dossiers consultés'
const LONG = `${TITLE} par des inconnus pendant trois longues semaines`
const SITE = '<meta property="og:site_name" content="Le Quotidien">'
const og = (title: string): string => `<meta property="og:title" content="${title}">`
const headline = (text: string): string => jsonLd({ '@type': 'NewsArticle', headline: text })

const titleOf = ({ head = '', title = '', h1 = `<h1>${TITLE}</h1>`, url = null as string | null }): string =>
  read(`<html lang="fr"><head><title>${title}</title>${head}</head><body><article>${h1}<div class="article-body">${paragraphs}</div></article></body></html>`, url).title

describe('the site’s name', () => {
  it.each([
    ['at the end of og:title', { head: SITE + og(`${TITLE} | Le Quotidien`) }],
    ['at the end, without a heading', { head: SITE + og(`${TITLE} - Le Quotidien`), h1: '' }],
    ['at the end of JSON-LD’s headline', { head: jsonLd({ '@type': 'NewsArticle', headline: `${TITLE} – Le Quotidien`, publisher: { name: 'Le Quotidien' } }), h1: '' }],
    ['with its ending', { head: SITE + og(`${TITLE} - lequotidien.fr`), h1: '' }],
    ['in brackets', { head: SITE, title: `${TITLE} - [Le Quotidien]`, h1: '' }],
    ['after the section', { head: SITE + og(`${TITLE} - Santé - Le Quotidien`) }],
    ['before the title', { head: SITE + og(`Le Quotidien | ${TITLE}`) }],
    ['told by the address alone', { head: og(`${TITLE} | Le Quotidien`), h1: '', url: 'https://www.lequotidien.example/sante/1' }],
    ['told by the site’s own node', { head: jsonLd({ '@graph': [{ '@type': 'WebSite', name: 'Mutuelle Exemple' }] }) + og(`${TITLE} - Mutuelle Exemple`), h1: '' }],
    ['told by nothing, in <title> alone', { title: `${TITLE} » Le Quotidien`, h1: '' }],
  ])('is no part of the title: %s', (_, parts) => {
    expect(titleOf(parts)).toBe(TITLE)
  })

  it.each([
    ['og:title', { head: SITE + og('Le Quotidien') }],
    ['og:title, with a slogan', { head: SITE + og('Le Quotidien - Toute l’actualité en Normandie') }],
    ['the first heading', { head: SITE, title: `${TITLE} - Le Quotidien`, h1: '<h1>Le Quotidien</h1>' }],
    ['the first heading, where only <title> tells', { title: `${TITLE} - Le Quotidien`, h1: '<h1>Le Quotidien</h1>' }],
  ])('is no title where it is %s', (_, parts) => {
    expect(titleOf(parts)).toBe(TITLE)
  })

  it.each([
    'Le Quotidien : la rédaction en grève', 'Le Quotidien | ce qui change', 'Guerre en Ukraine - Le Parlement vote', 'Tout sur le Quotidien', 'Exemplia - suite et fin d’une affaire',
  ])('stays in a title that speaks of it, and so does what is no site’s name: «%s»', title => {
    expect(titleOf({ head: SITE + og(title), title, h1: `<h1>${title}</h1>` })).toBe(title)
  })
})

describe('a heading', () => {
  it.each([
    ['a kicker', `<h1><span class="kicker">Cyberattaque</span> ${TITLE}</h1>`],
    ['a kicker as a block', `<h1><div class="surtitre">Cyberattaque</div><div>${TITLE}</div></h1>`],
    ['a badge', `<h1>${TITLE} <span class="badge">Abonnés</span></h1>`],
  ])('gives its title without %s', (_, h1) => {
    expect(titleOf({ h1 })).toBe(TITLE)
  })

  it('keeps its kicker where the page’s metadata have it in the title', () => {
    const title = `Cyberattaque. ${TITLE}`
    expect(titleOf({ head: headline(title), h1: `<h1><span class="kicker">Cyberattaque.</span> ${TITLE}</h1>` })).toBe(title)
  })

  it('in parts is one title and no text', () => {
    const { title, paragraphs: blocks } = read(`<article><h1><div>Exemplia :</div><div>des dossiers consultés</div></h1><div class="article-body">${paragraphs}</div></article>`)
    expect(title).toBe(TITLE)
    expect(blocks).toHaveLength(4)
  })

  it('that is never closed does not take the article along', () => {
    const { paragraphs: blocks } = read(`<title>${TITLE}</title><article><h1>${TITLE}<div class="article-body">${paragraphs}</div></article>`)
    expect(blocks).toHaveLength(4)
  })
})

describe('a title that was cut', () => {
  const h1 = `<h1>${LONG}</h1>`
  it.each([
    ['three dots in the headline', { head: headline(`${TITLE} par des inconnus pendant…`) + og(LONG), h1 }],
    ['three full stops in og:title', { head: og(`${TITLE} par des inconnus ...`), h1 }],
    ['both', { head: headline(`${TITLE} par des inconnus...`) + og(`${TITLE} par des inconnus...`), h1 }],
    ['the midst of a word', { head: headline(`${TITLE} par des inconnus pend`), h1 }],
  ])('gives way to the whole one: %s', (_, parts) => {
    expect(titleOf(parts)).toBe(LONG)
  })

  it('stays where no other place has the rest, and so do dots that are its own', () => {
    expect(titleOf({ head: og('Exemplia : la suite dans trois…'), h1: '' })).toBe('Exemplia : la suite dans trois…')
    expect(titleOf({ head: headline('Exemplia : et maintenant…') + og('Exemplia : et maintenant…'), h1: '<h1>Exemplia : et maintenant…</h1>' })).toBe('Exemplia : et maintenant…')
  })
})

describe('a title in JSON-LD', () => {
  it.each([
    ['L&rsquo;&Eacute;cho &amp; Cie&nbsp;: d&#8217;o&ugrave; &ccedil;a vient &ndash; enfin', 'L’Écho & Cie\u00a0: d’où ça vient – enfin'],
    ['L&amp;rsquo;affaire Exemplia &amp;amp; Cie', 'L’affaire Exemplia & Cie'],
    ['<em>Exemplia</em> : des dossiers consultés', TITLE],
    ['R&D : 3 < 4, dit &inconnu; Exemplia', 'R&D : 3 < 4, dit &inconnu; Exemplia'],
  ])('is read through its entities and tags: %s', (given, title) => {
    expect(titleOf({ head: headline(given), h1: '' })).toBe(title)
  })
})
