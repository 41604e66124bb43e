import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../src/extract/page/read-page.ts'
import { parseTree } from '../../../src/extract/page/tree.ts'
import { NOW, PROSE, jsonLd, page, paragraphs, read, rules } from './rules.ts'

const MEGABYTE = 1_000_000

describe('a hostile page', () => {
  it.each([
    ['5 MB on one line', `<p>${'mot '.repeat(1.25 * MEGABYTE)}`],
    ['100,000 nested tags', '<div>'.repeat(100_000) + paragraphs],
    ['100,000 nested tags and as many ends', '<div>'.repeat(100_000) + paragraphs + '</div>'.repeat(100_000)],
    ['ends of what was never begun', paragraphs + '<div>'.repeat(100_000) + '</span>'.repeat(500_000)],
    ['inline tags that end across blocks', '<i><div>'.repeat(300) + '<b>'.repeat(300) + '</i>'.repeat(500_000)],
    ['a million divs', '<div>'.repeat(MEGABYTE)],
    ['unclosed everything', '<html><body><article><h1>Titre<p>Un<p>Deux<ul><li>a<li>b<table><tr><td>c<td>d<b><i><a href="'.repeat(5_000)],
    ['null bytes', `\0${page().split('').join('\0')}`],
    ['nothing but <', '<'.repeat(5 * MEGABYTE)],
    ['nothing but &', '&'.repeat(5 * MEGABYTE)],
    ['no-break spaces', `<p>${'\u00a0'.repeat(5 * MEGABYTE)}x`],
    ['unended comments', '<!--'.repeat(MEGABYTE)],
    ['a million links in one block', `<p>${'<a href=x>y</a>'.repeat(300_000)}`],
    ['JSON-LD of 2 MB', jsonLd({ '@type': 'NewsArticle', headline: 'Titre', articleBody: 'mot '.repeat(MEGABYTE / 2) }) + paragraphs],
    ['JSON-LD that nests without end', `<script type="application/ld+json">${'['.repeat(MEGABYTE)}</script>${paragraphs}`],
    ['broken JSON-LD that nests', `<script type="application/ld+json">${'{"a":['.repeat(30_000)}</script>${paragraphs}`],
    ['JSON-LD with a prototype', jsonLd('{"@type":"NewsArticle","__proto__":{"headline":"x"},"constructor":1,"author":{"__proto__":null}}')],
    ['200,000 names', Array.from({ length: 200_000 }, (_, at) => `<div class="c${at}-x">`).join('')],
    ['nested dates', '<time itemprop=datePublished>'.repeat(200_000)],
    ['half a million titles', '<h1>Titre</h1>'.repeat(500_000)],
  ])('of %s is read to an end', (_, html) => {
    const { text } = read(html)
    expect(text.length).toBeLessThanOrEqual(html.length)
  })

  it('cut at the cap still gives what stood before', () => {
    expect(read(page({ after: '<div>'.repeat(MEGABYTE) })).paragraphs.map(paragraph => paragraph.text)).toEqual(PROSE)
  })

  it('is never nested deeper than the readers go', () => {
    let depth = 0
    for (let element = parseTree('<div>'.repeat(100_000)); ; depth++) {
      const next = element.children.findLast(child => typeof child !== 'string')
      if (!next) break
      element = next
    }
    expect(depth).toBeLessThanOrEqual(256)
  })

  it('hidden in a page’s texts gives no markup', () => {
    const { title, text } = read(page({ title: '&lt;script&gt;alert(1)&lt;/script&gt;', inside: '<p>&lt;img src=x onerror=alert(1)&gt; est ce que les visiteurs voyaient à la place du site de la mutuelle.</p>' }))
    expect(title).toBe('<script>alert(1)</script>')
    expect(text).toContain('<img src=x onerror=alert(1)>')
  })
})

describe('any page', () => {
  const whole = page({ head: jsonLd({ '@type': 'NewsArticle', headline: 'Titre', datePublished: '2026-03-14', author: [{ name: 'Anne Martin' }] }), before: '<p class="chapo">Un standfirst assez long pour en être un.</p>', inside: '<figure><figcaption>x</figcaption></figure><ul><li>a</li></ul><table><tr><td>b</table>' })
  const pieces = ['<', '>', '"', '</p>', '<p', '<!--', '-->', '</script>', '<script>', '&#x', '&amp', ']]>', '<![CDATA[', '\0', '\ud800', '<table>', '</article>', '<svg/>', '<h1>', '<br/>', '{"', '<li>', '<a href=', '</br>']
  const mutation = fc.record({ at: fc.nat(whole.length), cut: fc.nat(200), put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })) })

  it('mutated however, is read without a throw, into an article whose paragraphs stand where they say', () => {
    fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 12 }), mutations => {
      let html = whole
      for (const { at, cut, put } of mutations) html = html.slice(0, at) + put + html.slice(at + cut)
      const { article } = examinePage(html, { url: 'https://www.quotidien.example/a', rules, now: NOW })
      for (const paragraph of article.paragraphs) expect(article.text.slice(paragraph.start, paragraph.end)).toBe(paragraph.text)
      expect(article.published === null || article.published <= '2026-07-02').toBe(true)
    }), { seed: 20260314, numRuns: 1_500 })
  })
})
