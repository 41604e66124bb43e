import { describe, expect, test } from 'vitest'
import { addressKey, believedCanonical, registrableDomain, requestAddress } from '../../../src/crawl/discover/address.ts'

const ARTICLE = 'https://www.un.example/sante/viamedis_123.html'

test.each([
  'http://www.un.example/sante/viamedis_123.html', 'https://un.example/sante/viamedis_123.html', 'HTTPS://WWW.UN.EXAMPLE:443/sante/viamedis_123.html',
  `${ARTICLE}#commentaires`, `${ARTICLE}?xtor=RSS-12`, `${ARTICLE}?utm_source=x&utm_medium=y&fbclid=z`, `${ARTICLE}?at_medium=a&at_campaign=b#xtor=EREC-1`,
  `${ARTICLE}?amp`, `${ARTICLE}?outputType=amp`, 'https://amp.un.example/sante/viamedis_123.html', 'https://www.un.example/amp/sante/viamedis_123.html',
  'https://www.un.example/sante/viamedis_123.amp.html', `${ARTICLE}?print=1`, `${ARTICLE}/print`, `${ARTICLE}/`, 'https://www.un.example//sante//viamedis_123.html',
])('%s is the same article', address => expect(addressKey(address)).toBe(addressKey(ARTICLE)))

test.each([
  'https://www.un.example/sante/viamedis_124.html', 'https://www.deux.example/sante/viamedis_123.html', 'https://sante.un.example/sante/viamedis_123.html',
  `${ARTICLE}?page=2`, 'https://www.un.example/Sante/viamedis_123.html', 'https://www.un.example:8080/sante/viamedis_123.html', 'https://www.un.example/amp', 'https://www.un.example/ampoule/viamedis_123.html',
])('%s is another', address => expect(addressKey(address)).not.toBe(addressKey(ARTICLE)))

test('parameters that matter are kept, in any order', () => {
  expect(addressKey('https://x.example/?p=39261&b=1')).toBe(addressKey('http://x.example/?b=1&utm_x=2&p=39261'))
  expect(addressKey('https://x.example/?p=39261')).not.toBe(addressKey('https://x.example/'))
})

test('what is asked for keeps its scheme and slash, and loses tracking and fragment', () => {
  expect(requestAddress(' http://www.un.example/a/?utm_source=x&id=3#suite ')).toBe('http://www.un.example/a/?id=3')
  expect(requestAddress('../b', 'https://www.un.example/a/c')).toBe('https://www.un.example/b')
  expect(requestAddress('/été', 'https://www.un.example/')).toBe('https://www.un.example/%C3%A9t%C3%A9')
})

test.each(['javascript:alert(1)', 'mailto:a@b.example', 'ftp://x.example/', 'data:text/html,x', 'http://user:pass@x.example/', 'http://', 'nothing', `http://x.example/${'a'.repeat(3000)}`])(
  'is no address to ask for: %s', text => expect(requestAddress(text)).toBeNull())

describe('the canonical address that a page names', () => {
  test.each([
    ['https://www.un.example/sante/viamedis', 'https://www.un.example/sante/viamedis'], ['/sante/viamedis?utm_source=x', 'https://www.un.example/sante/viamedis'], ['https://un.example/a', 'https://un.example/a'],
    ['https://www.deux.example/vol', null], ['https://www.un.example/', null], ['', null], ['javascript:x', null], [null, null],
  ])('%s is believed as %s', (canonical, believed) => expect(believedCanonical(ARTICLE, canonical)).toBe(believed))

  test('of a shared host, another site is not believed', () => {
    expect(believedCanonical('https://un.blogspot.com/a', 'https://deux.blogspot.com/a')).toBeNull()
    expect(believedCanonical('https://a.gouv.fr/x', 'https://b.gouv.fr/x')).toBeNull()
  })
})

test('the registrable domain of an address or a bare name is itself', () => {
  expect(registrableDomain('https://actu.un.co.uk/a')).toBe('un.co.uk')
  expect(registrableDomain('http://127.0.0.1:80/')).toBe('127.0.0.1')
  expect(registrableDomain('http://localhost/')).toBe('localhost')
})
