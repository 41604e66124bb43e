import { describe, expect, it } from 'vitest'
import { NOW, PROSE, jsonLd, page, paragraphs, read, rules } from './rules.ts'
import { readPage } from '../../../src/extract/page/read-page.ts'

const article = {
  '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Exemplia : des dossiers consultés', datePublished: '2026-03-14T18:02:00+01:00', dateModified: '2026-03-15T07:30:00+01:00',
  author: [{ '@type': 'Person', name: 'Anne Martin' }], publisher: { '@type': 'Organization', name: 'Le Quotidien' }, isAccessibleForFree: 'False', articleSection: 'Santé', keywords: 'mutuelles, données',
}

describe('an article’s text', () => {
  it('is its title, standfirst and paragraphs, each at the place that it says', () => {
    const { text, title, standfirst, paragraphs: blocks } = read(page({ before: '<p class="chapo">Trois semaines durant, des inconnus ont lu les dossiers des adhérents.</p>', inside: '<h2>Une plainte</h2><ul><li>les noms ;</li></ul><blockquote>« C’est grave. »</blockquote>' }))
    expect(text.startsWith(`${title}\n\n${standfirst!}\n\n${PROSE[0]}`)).toBe(true)
    expect(standfirst).toBe('Trois semaines durant, des inconnus ont lu les dossiers des adhérents.')
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'subhead', 'list_item', 'quote', 'paragraph', 'paragraph'])
    for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(block.text)
  })

  it('keeps no-break spaces and drops what can’t be seen', () => {
    const { paragraphs: blocks } = read(page({ inside: '<p>Le fi\u00adchier, «\u00a0très ancien\u202f» d’après\u200b elle, tenait sur un seul serveur\n  de la mutuelle.</p>' }))
    expect(blocks[2]!.text).toBe('Le fichier, «\u00a0très ancien\u202f» d’après elle, tenait sur un seul serveur de la mutuelle.')
  })

  it('takes a standfirst that stands apart where the page’s description repeats it', () => {
    const words = 'Des inconnus ont lu les dossiers des adhérents pendant trois semaines.'
    const html = page({ head: `<meta name="description" content="${words}">`, before: `<div class="z1"><span>${words}</span></div>` })
    expect(read(html).standfirst).toBe(words)
    expect(read(html).text.split(words)).toHaveLength(2)
  })

  it('does not give the title twice', () => {
    const { text, title } = read(page({ inside: '<h2>Exemplia : des dossiers consultés</h2>' }))
    expect(text.split(title)).toHaveLength(2)
  })

  it('is taken from JSON-LD where the page itself shows none', () => {
    const { text, found, paragraphs: blocks } = read(`<title>Exemplia</title>${jsonLd({ ...article, articleBody: PROSE.join('\n\n') })}<div id="app"></div>`)
    expect(blocks.map(block => block.text)).toEqual(PROSE)
    expect(found['text']).toBe('json-ld articleBody')
    expect(text).toContain(PROSE[3])
  })

  it('is that of the first article where a second one follows in the same page', () => {
    const other = PROSE.map(text => `<p>${text.replaceAll('mutuelle', 'banque').replaceAll('adhérents', 'clients').replaceAll('Les', 'Tous les')}</p>`).join('')
    const html = page().replace('</main>', `<article><h1>Une banque à son tour</h1><div class="article-body">${other}</div></article></main>`)
    expect(read(html).paragraphs.map(block => block.text)).toEqual(PROSE)
  })

  it('is found in a page without any markup of its own', () => {
    expect(read(`<table><tr><td class="menu"><a href="/">Accueil</a></td><td><h1>Exemplia</h1>${paragraphs}</td></tr></table>`).paragraphs.map(block => block.text)).toEqual(PROSE)
  })

  it('is found where every paragraph has a wrapper of its own', () => {
    const wrapped = PROSE.map(text => `<div data-component="text-block"><div><p>${text}</p></div></div>`).join('')
    expect(read(`<html><body><div id="root"><h1>Exemplia</h1>${wrapped}<div><p>À voir : <a href="/">autre chose</a></p></div></div></body></html>`).paragraphs.map(block => block.text)).toEqual(PROSE)
  })

  it('never comes from a script that looks like an article', () => {
    expect(read(page({ inside: `<script>document.write("<article><p>${'Faux texte de script. '.repeat(20)}</p></article>")</script>` })).text).not.toContain('Faux texte')
  })

  it('keeps captions and links apart', () => {
    const { captions, links } = read(page({ inside: '<figure><img><figcaption>Le siège, à Rouen</figcaption></figure><p>Selon <a href="https://www.autre.example/enquete?a=1">une enquête d’Autre Journal</a>, <a href="/sante/1">le fichier</a> <a href="javascript:alert(1)">circulait</a> déjà.</p>' }), 'https://www.quotidien.example/sante/2')
    expect(captions).toEqual(['Le siège, à Rouen'])
    expect(links).toEqual([{ href: 'https://www.autre.example/enquete?a=1', text: 'une enquête d’Autre Journal' }])
  })
})

describe('what is known of an article', () => {
  it('comes from JSON-LD first, and says so', () => {
    const { published, modified, authors, outlet, free, section, keywords, found } = read(page({ head: `${jsonLd(article)}<meta property="article:published_time" content="2026-03-01T00:00:00Z">` }))
    expect({ published, modified, authors, outlet, free, section, keywords }).toEqual({
      published: '2026-03-14T18:02:00+01:00', modified: '2026-03-15T07:30:00+01:00', authors: ['Anne Martin'], outlet: 'Le Quotidien', free: false, section: 'Santé', keywords: ['mutuelles', 'données'],
    })
    expect(found['published']).toBe('json-ld datePublished')
  })

  it.each([
    ['a list', [{ '@type': 'WebPage' }, article]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', name: 'Le Quotidien' }, article] }],
    ['several types', { ...article, '@type': ['NewsArticle', 'ReportageNewsArticle'] }],
    ['a page that holds the article', { '@type': 'WebPage', mainEntity: article }],
    ['raw line breaks in its texts', JSON.stringify({ ...article, description: 'Un\ntexte' }).replace('\\n', '\n')],
    ['a comma too many', JSON.stringify(article).replace(/\}$/, ',}')],
    ['a wrapper of CDATA', `/*<![CDATA[*/${JSON.stringify(article)}/*]]>*/`],
  ])('is read from JSON-LD that is %s', (_, value) => {
    expect(read(page({ head: jsonLd(value) })).published).toBe('2026-03-14T18:02:00+01:00')
  })

  it('is that of this article where the page describes others too', () => {
    const other = { '@type': 'NewsArticle', headline: 'Une autre histoire', datePublished: '2026-01-01T00:00:00Z', url: 'https://www.quotidien.example/autre' }
    const own = { ...article, url: 'https://www.quotidien.example/exemplia?a=1' }
    expect(read(page({ head: jsonLd([other, own]) }), 'https://www.quotidien.example/exemplia').published).toBe(article.datePublished)
  })

  it('finds an author who is only referred to', () => {
    expect(read(page({ head: jsonLd({ '@graph': [{ ...article, author: { '@id': '#anne' } }, { '@type': 'Person', '@id': '#anne', name: 'Anne Martin' }] }) })).authors).toEqual(['Anne Martin'])
  })

  it.each([
    ['Open Graph', { head: '<meta property="article:published_time" content="2026-03-14T17:02:00Z">' }, '2026-03-14T17:02:00Z'],
    ['microdata', { before: '<span itemprop="datePublished" content="2026-03-14"></span>' }, '2026-03-14'],
    ['<time> that says so', { before: '<p>Publié le <time datetime="2026-03-14T18:02+0100">Publié samedi</time></p>' }, '2026-03-14T18:02:00+01:00'],
    ['French words', { before: '<p>Publié le 14 mars 2026 à 18 h 02 - Mis à jour le 15 mars 2026</p>' }, '2026-03-14T18:02:00'],
    ['a line under the title', { before: '<p>Le Quotidien, 14 mars 2026 à 18:02</p>' }, '2026-03-14T18:02:00'],
  ])('finds the day in %s', (_, parts, published) => {
    expect(read(page(parts)).published).toBe(published)
  })

  it.each([
    ['a day of the future', { head: '<meta property="article:published_time" content="2031-03-14T17:02:00Z">' }],
    ['a day before the web', { head: jsonLd({ ...article, datePublished: '1970-01-01T00:00:00Z', dateModified: undefined }) }],
    ['a day that does not exist', { head: jsonLd({ ...article, datePublished: '2026-02-30' }) }],
    ['the date of a comment', { after: '<div class="comments"><time datetime="2026-04-02">2 avril</time><p>Merci</p></div>' }],
    ['a date in a sentence under the title', { before: '<p>Le 3 mars 2026, des inconnus ont lu les dossiers.</p>' }],
    ['a day of a story told', { inside: '<p>Le procès s’ouvrira le 12 mai 2026 à 9 heures.</p>' }],
  ])('gives no day rather than %s', (_, parts) => {
    expect(read(page(parts)).published).toBeNull()
  })

  it('finds a byline that stands in no field', () => {
    expect(read(page({ before: '<p>Mis en ligne le 8 février 2026 à 06:00 par J.-M. R.</p>' })).authors).toEqual(['J.-M. R.'])
    expect(read(page({ before: '<div class="byline">Anne Martin <time datetime="2026-02-08">8 février 2026</time></div>' })).authors).toEqual(['Anne Martin'])
  })

  it('prefers the person of the byline to the outlet as its own author', () => {
    const head = jsonLd({ ...article, author: { '@type': 'Organization', name: 'Le Quotidien' } })
    expect(read(page({ head, before: '<p class="byline">Par <span class="author-name">Anne Martin</span></p>' })).authors).toEqual(['Anne Martin'])
    expect(read(page({ head })).authors).toEqual(['Le Quotidien'])
  })

  it('takes the title that most of the page agrees on, and keeps the others', () => {
    const head = `${jsonLd({ ...article, headline: 'Pour les moteurs : fuite chez Exemplia' })}<meta property="og:title" content="Exemplia : des dossiers consultés">`
    const { title, alternativeTitles } = read(page({ head }))
    expect(title).toBe('Exemplia : des dossiers consultés')
    expect(alternativeTitles).toContain('Pour les moteurs : fuite chez Exemplia')
  })

  it('tells the language of the text from that which the page declares', () => {
    const { language, declaredLanguage } = read(page().replace('lang="fr"', 'lang="en-GB"'))
    expect({ language, declaredLanguage }).toEqual({ language: 'fr', declaredLanguage: 'en' })
  })

  it.each([
    ['the page’s own', '<link rel="canonical" href="/sante/exemplia">', 'https://www.quotidien.example/sante/exemplia'],
    ['not another site’s', '<link rel="canonical" href="https://www.celebre.example/sante/exemplia">', null],
    ['not the home page', '<link rel="canonical" href="https://www.quotidien.example/">', null],
    ['no script', '<link rel="canonical" href="javascript:alert(1)">', null],
  ])('gives as canonical address %s', (_, head, canonical) => {
    expect(read(page({ head }), 'https://www.quotidien.example/sante/exemplia?xtor=1').canonical).toBe(canonical)
  })
})

describe('how freely a page may be read', () => {
  it.each([
    [false, false], ['False', false], ['https://schema.org/False', false], [0, false], [true, true], ['True', true], ['peut-être', null],
  ])('reads isAccessibleForFree %j as %j', (value, free) => {
    expect(read(page({ head: jsonLd({ ...article, isAccessibleForFree: value }) })).free).toBe(free)
  })

  it.each([
    ['paywall_stub', page({ after: '<div><p>La suite de cet article est réservée aux abonnés.</p></div>' })],
    ['soft_404', '<title>Page introuvable - Le Quotidien</title><h1>Erreur 404</h1><p>Cette page n’existe plus, mais vous trouverez peut-être votre bonheur sur notre page d’accueil.</p>'],
    ['consent_wall', '<title>Le Quotidien</title><div><h1>Votre vie privée</h1><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour mesurer l’audience.</p></div>'],
    ['redirect_to_home', '<title>Le Quotidien</title><link rel="canonical" href="https://www.quotidien.example/"><h1>À la une</h1>'],
    ['empty', '<title>Le Quotidien</title>'],
  ])('says of a page that it is a %s', (flag, html) => {
    expect(readPage(html, { url: 'https://www.quotidien.example/sante/exemplia', rules, now: NOW }).flags).toContain(flag)
  })

  it('says nothing of the sort of a whole article', () => {
    expect(read(page({ head: jsonLd({ ...article, isAccessibleForFree: true }) })).flags).toEqual([])
  })
})
