import { expect, test } from 'vitest'
import { decode } from '../../../src/crawl/discover/decode.ts'
import { readFeed } from '../../../src/crawl/discover/feed.ts'
import { feedPage } from '../../../src/crawl/discover/feed-page.ts'

const AT = 'https://www.un.example/flux/rss.xml'
const one = (text: string) => readFeed(text, AT)[0]

test('RSS 2.0, with its content module', () => {
  expect(one(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>t</title>
    <item><title>Fuite &amp; suites</title><link>https://www.un.example/a?xtor=RSS-1</link><pubDate>Wed, 07 Feb 2024 18:30:00 +0100</pubDate>
    <category>Viamedis</category><description>Chapeau</description><content:encoded><![CDATA[<p>Texte</p>]]></content:encoded></item></channel></rss>`)).toMatchObject({
    address: 'https://www.un.example/a', title: 'Fuite & suites', published: '2024-02-07T17:30:00.000Z', text: 'Chapeau <p>Texte</p> Viamedis', content: { html: '<p>Texte</p>' },
  })
})

test('RSS 2.0 whose entry has only a permanent guid', () => {
  expect(one('<rss version="2.0"><channel><title>t</title><item><guid>https://www.un.example/g</guid><title>G</title></item></channel></rss>')?.address).toBe('https://www.un.example/g')
  expect(readFeed('<rss version="2.0"><channel><title>t</title><item><guid isPermaLink="false">1234</guid><title>G</title></item></channel></rss>', AT)).toEqual([])
})

test('RSS 1.0', () => {
  expect(one(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title></channel>
    <item rdf:about="https://www.un.example/r"><title>R</title><link>https://www.un.example/r</link><dc:date>2024-02-07</dc:date></item></rdf:RDF>`)).toMatchObject({ address: 'https://www.un.example/r', published: '2024-02-07' })
})

test('Atom, whose link is relative and among others', () => {
  expect(one(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>A</title><link rel="enclosure" href="/film.mp4"/><link rel="alternate" href="/atom"/>
    <published>2024-02-07T10:00:00+01:00</published><updated>2024-02-08T10:00:00+01:00</updated><author><name>Une Plume</name></author><content type="html">&lt;p&gt;T</content></entry></feed>`))
    .toMatchObject({ address: 'https://www.un.example/atom', published: '2024-02-07T09:00:00.000Z', modified: '2024-02-08T09:00:00.000Z', content: { html: '<p>T', authors: ['Une Plume'] } })
})

test('JSON Feed', () => {
  expect(one(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [{ id: '1', url: 'https://www.un.example/j', title: 'J', content_text: 'T', date_published: '2024-02-07T10:00:00Z', tags: ['Almerys'] }] })))
    .toMatchObject({ address: 'https://www.un.example/j', text: 'T Almerys' })
})

test.each(['', '<html><body>Not found</body></html>', '{"items": 3}', 'hello', '<rss version="2.0"><channel>'])('what is no feed is told as such, or is empty: %s', text => {
  try {
    expect(readFeed(text, AT)).toEqual([])
  } catch (error) {
    expect(error).toMatchObject({ slug: 'bad_feed', remedy: 'tell_user', message: expect.stringContaining(AT) })
  }
})

test('entities that a feed defines are not expanded', () => {
  const bomb = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]>`
  const found = readFeed(`${bomb}<rss version="2.0"><channel><title>t</title><item><title>&b;</title><link>https://www.un.example/e</link></item></channel></rss>`, AT)
  expect(found[0]!.title!.length).toBeLessThan(20)
})

test('a feed that names a file of ours is refused', () => {
  const feed = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title><item><link>https://www.un.example/e</link></item></channel></rss>'
  expect(() => readFeed(feed, AT)).toThrow('is no feed that can be read')
})

test('links that are no web addresses are left out', () => {
  expect(readFeed('<rss version="2.0"><channel><title>t</title><item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item></channel></rss>', AT)).toEqual([])
})

test('the charset of the header, of the mark, or of the declaration is the text’s', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9t\u00e9 \u0093x\u0094</a>', 'latin1')
  expect(decode(latin, undefined)).toContain('été “x”')
  expect(decode(latin, 'application/xml; charset=windows-1252')).toContain('été')
  expect(decode(Buffer.from('\uFEFF<a>été</a>'), 'text/xml; charset=iso-8859-1')).toContain('été')
  expect(decode(Buffer.from('été'), 'text/xml; charset=nonsense')).toBe('été')
})

test('a page made of a feed’s entry says what the feed says, and a title stays a title', () => {
  const [found] = readFeed('<rss version="2.0"><channel><title>t</title><item><title>&lt;script&gt;alert("x")&lt;/script&gt;</title><link>https://www.un.example/a</link><pubDate>Wed, 07 Feb 2024 18:30:00 GMT</pubDate><description>&lt;p&gt;Texte&lt;/p&gt;</description></item></channel></rss>', AT)
  const page = feedPage(found!, 'fr')
  expect(page).toContain('<link rel="canonical" href="https://www.un.example/a">')
  expect(page).toContain('content="2024-02-07T18:30:00.000Z"')
  expect(page).toContain('<p>Texte</p>')
  expect(page).not.toContain('<script>')
})
