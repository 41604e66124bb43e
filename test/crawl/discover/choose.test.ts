import { expect, test } from 'vitest'
import { chooser } from '../../../src/crawl/discover/choose.ts'
import type { Found } from '../../../src/crawl/discover/found.ts'
import { pageHead, pageLinks } from '../../../src/crawl/discover/page-links.ts'
import { dossierOf } from '../support.ts'

const dossier = dossierOf({ resolve: () => ({}) }, [{ outlet: { id: 'un', name: 'Un', home: 'https://www.un.example/' }, pages: ['https://www.un.example/'] }],
  { terms: ['Viamédis', 'tiers payant'], window: { from: '2024-01-15', to: '2024-03-31' } })
const choose = chooser(dossier, dossier.sources[0]!)
const found = (address: string, more: Partial<Found> = {}): Found => ({ address, title: null, text: null, published: null, modified: null, content: null, ...more })

test.each<[string, Partial<Found>, ReturnType<typeof choose>]>([
  ['https://www.un.example/cyberattaque-viamedis-1', {}, null],
  ['https://www.un.example/le-tiers-payant-attaque', {}, null],
  ['https://www.un.example/VIAM%C3%89DIS', {}, null],
  ['https://actu.un.example/1', { title: 'Viamedis : la fuite' }, null],
  ['https://www.un.example/1', { text: 'Chez l’opérateur Viamédis, …' }, null],
  ['https://www.un.example/1', { title: 'Le tiers. Payant !' }, null],
  ['https://www.un.example/meteo', { title: 'Il pleut' }, 'no_term'],
  ['https://www.un.example/viamedisation', {}, 'no_term'],
  ['https://www.deux.example/viamedis', {}, 'other_host'],
  ['https://www.un.example/viamedis.jpg', {}, 'no_article'],
  ['https://www.un.example/viamedis', { published: '2024-01-14' }, 'before_window'],
  ['https://www.un.example/viamedis', { published: '2024-01-15' }, null],
  ['https://www.un.example/viamedis', { published: '2024-01-14T23:30:00Z' }, null],
  ['https://www.un.example/viamedis', { published: '2024-03-31T22:30:00Z' }, 'after_window'],
  ['https://www.un.example/viamedis', { modified: '2023-12-31' }, 'before_window'],
  ['https://www.un.example/viamedis', { modified: '2025-12-31' }, null],
])('%s %j: %s', (address, more, reason) => expect(choose(found(address, more))).toBe(reason))

test('without terms and window, all of the outlet’s own', () => {
  const open = dossierOf({ resolve: () => ({}) }, [{ outlet: { id: 'un', name: 'Un' }, feeds: ['https://flux.un.example/rss'] }])
  expect(chooser(open, open.sources[0]!)(found('https://www.un.example/meteo', { published: '1999-01-01' }))).toBeNull()
})

test('a listing page’s links come once each, whole, with their words', () => {
  expect(pageLinks('<base href="/rub/"><a href="1.html#a">Un <b>titre</b></a><a href="/rub/1.html">encore</a><a href="javascript:x">non</a><a name="x">non</a><a href="//deux.example/2"><img alt="Une image" src=x></a>', 'https://www.un.example/')
    .map(({ address, title }) => [address, title])).toEqual([['https://www.un.example/rub/1.html', 'Un titre encore'], ['https://deux.example/2', 'Une image']])
})

test('a page’s head is read wherever it ends, and its body is not', () => {
  const head = '<link rel="canonical" href="https://www.un.example/a"><meta property="og:url" content="https://www.un.example/og"><meta name="TDM-Reservation" content="1"><meta name="tdm-policy" content="p">'
  expect(pageHead(Buffer.from(`<html><head><script>${'x'.repeat(100_000)}</script>${head}</head><body></body>`))).toEqual({ canonical: 'https://www.un.example/a', url: 'https://www.un.example/og', reservation: '1', policy: 'p' })
  expect(pageHead(Buffer.from(`<html><head></head><body>${'x'.repeat(5000)}${head}`))).toEqual({ canonical: null, url: null, reservation: null, policy: null })
  expect(pageHead(new Uint8Array())).toEqual({ canonical: null, url: null, reservation: null, policy: null })
})
