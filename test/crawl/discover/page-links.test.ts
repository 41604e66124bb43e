import { describe, expect, it } from 'vitest'
import { pageHead, pageLinks } from '../../../src/crawl/discover/page-links.ts'

const links = (html: string) => pageLinks(html, 'https://www.a.example/sante/').map(({ address, title }) => [address, title])

/** Tags that close nothing: whoever looks for each among all that are open needs minutes for them. */
const MISNESTED = '<b>'.repeat(200_000) + '</i>'.repeat(200_000)

describe('the links of a page', () => {
  it('are whole addresses, once each, with their words, the titles of links and the descriptions of pictures', () => {
    expect(links('<a href="1" title="Santé"><h2>Un &amp; <b>deux</b></h2></a><A HREF="/2"><img alt="Trois"></A> suite <a href="1">encore</a><a name="x">rien</a>')).toEqual([
      ['https://www.a.example/sante/1', 'Santé Un & deux encore'], ['https://www.a.example/2', 'Trois'],
    ])
  })

  it('are of the page’s own base, where it has one that is an address', () => {
    expect(links('<base href="https://b.example/x/"><a href="1">un</a>')).toEqual([['https://b.example/x/1', 'un']])
    expect(links('<base href="http://["><a href="1">un</a>')).toEqual([['https://www.a.example/sante/1', 'un']])
  })

  it('are neither scripts nor what scripts and comments hold', () => {
    expect(links('<a href="javascript:alert(1)">x</a><script>"<a href=/1>"</script><!-- <a href="/2">y</a> -->')).toEqual([])
  })

  it('are found beyond tags that close nothing', () => {
    expect(links(`${MISNESTED}<a href="/1">un</a>`)).toEqual([['https://www.a.example/1', 'un']])
  })
})

describe('a page’s head', () => {
  const head = (html: string) => pageHead(Buffer.from(html))

  it('says the page’s own address and what is reserved, and the first word counts', () => {
    expect(head('<html><head><link rel="alternate canonical" href="/1"><link rel=canonical href="/2"><meta property="og:url" content="/3&amp;a=1"><META NAME="TDM-Reservation" CONTENT=1><meta name="tdm-policy" content="/p"></head>')).toEqual({
      canonical: '/1', url: '/3&a=1', reservation: '1', policy: '/p',
    })
  })

  it('ends where the body begins, and is not in scripts', () => {
    expect(head('<head><script>\'<link rel="canonical" href="/1">\'</script></head><body><link rel="canonical" href="/2">')).toMatchObject({ canonical: null })
  })

  it('is found beyond tags that close nothing, and not looked for without end', () => {
    expect(head(`${MISNESTED.slice(0, 300_000)}<link rel="canonical" href="/1">`)).toMatchObject({ canonical: '/1' })
    expect(head(`${MISNESTED}<link rel="canonical" href="/1">`)).toMatchObject({ canonical: null })
  })
})
