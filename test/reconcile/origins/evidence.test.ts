import { describe, expect, it } from 'vitest'
import type { OriginArticle, Review } from '../../../src/reconcile/origins/article.ts'
import { traitsOf } from '../../../src/reconcile/origins/article.ts'
import { countOrigins } from '../../../src/reconcile/origins/count.ts'
import { findOrigins, originsAgain, originsOfTraits } from '../../../src/reconcile/origins/find-origins.ts'
import { creditedRelays } from '../../../src/reconcile/origins/relays.ts'
import { claim } from '../story.ts'
import { makePress } from './press.ts'

const article = (id: string, given: Partial<OriginArticle> = {}): OriginArticle =>
  ({ id, outlet: id, group: null, url: `https://${id}.example/velia`, published: '2025-03-01', text: '', links: [], relays: [], ...given })

const find = (articles: readonly OriginArticle[], reviews: readonly Review[] = [], claims: Parameters<typeof findOrigins>[0]['claims'] = []) =>
  findOrigins({ articles, claims, reviews }).map(({ articles: ids, evidence }) => ({ ids, kinds: evidence.map(({ kind }) => kind) }))

const QUOTE = 'Nous avons coupé l’accès dès que nos équipes ont vu que des fiches partaient, et aucun mot de passe n’a été lu.'

describe('what ties two articles', () => {
  it('a relay credited on the same day or the next', () => {
    expect(find([article('a', { relays: ['afp'] }), article('b', { relays: ['afp'], published: '2025-03-02T06:00:00+01:00' }), article('c', { relays: ['afp'], published: '2025-03-20' })]))
      .toEqual([{ ids: ['a', 'b'], kinds: ['relay'] }])
  })

  it('a long sentence that both quote, however it is set', () => {
    const [one, other] = makePress(2, 5).filter(({ kind }) => kind === 'original').map(({ text }) => text)
    expect(find([article('a', { text: `${one} Velia dit : « ${QUOTE} » Fin.` }), article('b', { text: `${other}\n\n“${QUOTE.toUpperCase()}”` })]))
      .toEqual([{ ids: ['a', 'b'], kinds: ['press_release'] }])
  })

  it('not a short one that anyone could quote', () => {
    expect(find([article('a', { text: '« Nous sommes désolés pour nos clients et leurs familles »' }), article('b', { text: '« Nous sommes désolés pour nos clients et leurs familles »' })])).toEqual([])
  })

  it('a link to another outlet’s earlier article, not to a later one or to its own', () => {
    const source = article('a', { published: '2025-03-01' })
    expect(find([source, article('b', { links: ['http://www.a.example/velia/?utm_source=x'], published: '2025-03-02' })])).toEqual([{ ids: ['a', 'b'], kinds: ['link'] }])
    expect(find([source, article('b', { links: ['https://a.example/velia'], published: '2025-02-02' })])).toEqual([])
    expect(find([source, article('b', { outlet: 'a', links: ['https://a.example/velia'], published: '2025-03-02' })])).toEqual([])
  })

  it('a figure that is too precise to be found twice', () => {
    const claims = (amount: number) => [claim('a', { question: 'victims', value: { amount, bound: 'exact' } }), claim('b', { question: 'victims', value: { amount, bound: 'exact' } })]
    expect(find([], [], claims(5_234_871))).toEqual([{ ids: ['Journal a', 'Journal b'], kinds: ['rare_value'] }])
    expect(find([], [], claims(5_200_000))).toEqual([])
  })

  it('one address: versions of one article', () => {
    expect(find([article('a1', { url: 'https://a.example/1' }), article('a2', { url: 'https://a.example/1/' })])).toEqual([{ ids: ['a1', 'a2'], kinds: ['version'] }])
  })

  it('less shared text where the outlets are of one group', () => {
    const [one, other] = makePress(2, 3).filter(({ kind }) => kind === 'original').map(({ text }) => text.split(' '))
    const [text, reworked] = [one!.slice(0, 150).join(' '), [...one!.slice(0, 60), ...other!.slice(0, 90)].join(' ')]
    const pair = (group: string | null) => find([article('a', { text, group }), article('b', { text: reworked, group })])
    expect(pair('press-group')).toHaveLength(1)
    expect(pair(null)).toHaveLength(0)
  })
})

describe('a reviewer', () => {
  const articles = [article('a', { relays: ['afp'] }), article('b', { relays: ['afp'] }), article('c')]

  it('joins what nothing tied', () => {
    expect(find(articles, [{ kind: 'together', articles: ['c', 'a'] }])).toEqual([{ ids: ['a', 'b', 'c'], kinds: ['reviewer', 'relay'] }])
  })

  it('takes apart what was tied, through others too', () => {
    expect(find(articles, [{ kind: 'apart', articles: ['a', 'b'] }])).toEqual([])
    expect(find(articles, [{ kind: 'apart', articles: ['a', 'b'] }, { kind: 'together', articles: ['c', 'a'] }])).toEqual([{ ids: ['a', 'c'], kinds: ['reviewer'] }])
  })
})

describe('a relay', () => {
  const relays = [{ id: 'afp', name: 'AFP', aliases: ['Agence France-Presse', 'l’AFP', 'avec AFP'] }, { id: 'aef', name: 'AEF', aliases: [] }]
  it.each([
    ['Le Phare avec AFP', ['afp']],
    ['Par Le Phare (avec l’AFP)', ['afp']],
    ['Texte.\n\nSource : Agence France-Presse', ['afp']],
    ['PARIS (AFP) - Velia a été visée.', ['afp']],
    ['AFP\n\nVelia a été visée.', ['afp']],
    ['Le Phare / AFP\nVelia', ['afp']],
    ['© AEF', ['aef']],
    ['L’AFP a interrogé des clients de Velia.', []],
    ['Le sigle AFPA n’est pas une agence (AFPA).', []],
  ])('is credited in «%s»: %j', (text, expected) => expect(creditedRelays(text, relays)).toEqual(expected))
})

describe('how many origins stand behind claims', () => {
  const said = (id: string, via?: string) => claim(id, { question: 'victims', value: { amount: 5, bound: 'exact' }, ...(via && { via }) })

  it('counts articles of one origin once', () => {
    expect(countOrigins([said('a'), said('b'), said('c')], id => (id === 'Journal c' ? 'Journal b' : id))).toBe(2)
  })

  it('counts what one relay carried once, with all that shares its articles', () => {
    expect(countOrigins([said('a', 'afp'), said('b', 'afp'), said('c')], id => id)).toBe(2)
    expect(countOrigins([said('a', 'afp'), said('b', 'afp'), said('c')], id => (id === 'Journal c' ? 'Journal b' : id))).toBe(1)
  })
})

describe('origins found again after one article changed', () => {
  const press = makePress(12, 11).map(({ id, text }, index) => traitsOf(article(id, { text, relays: index % 17 === 0 ? ['afp'] : [], published: `2025-03-${String(1 + index % 9).padStart(2, '0')}` })))
  const reviews: Review[] = [{ kind: 'apart', articles: ['0003-whole', '0003-original'] }, { kind: 'together', articles: ['0001-whole', '0005-whole'] }]

  it('are those found from scratch, whichever came, went or changed', () => {
    const all = originsOfTraits(press, reviews)
    for (const changed of press) {
      const without = press.filter(({ id }) => id !== changed.id)
      const fewer = originsOfTraits(without, reviews)
      expect(originsAgain(all, without, [changed.id], reviews)).toEqual(fewer)
      expect(originsAgain(fewer, press, [changed.id], reviews)).toEqual(all)
      const swapped = [...without, { ...press[0]!, id: changed.id }]
      expect(originsAgain(all, swapped, [changed.id], reviews)).toEqual(originsOfTraits(swapped, reviews))
    }
  })
})
