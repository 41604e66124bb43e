import { describe, expect, it } from 'vitest'
import type { Origin, Reconciliation } from '../../src/model/finding.ts'
import { historyOf } from '../../src/reconcile/history.ts'
import { dayTeller } from '../../src/model/moments.ts'
import { reconcileQuestion } from '../../src/reconcile/question.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import { prepare } from '../../src/reconcile/setting.ts'
import { sideOf } from '../../src/reconcile/support/sides.ts'
import type { WrittenClaim } from './story.ts'
import { claim, options, relationOf } from './story.ts'

const victims = (amount: number, more: Partial<WrittenClaim> = {}): WrittenClaim => ({ question: 'victims', value: { amount, bound: 'exact' }, ...more })
const told = (...written: WrittenClaim[]) => written.map((each, index) => claim(`c${index + 1}`, each))
const statusOf = (result: Reconciliation): string[] => result.findings.map(({ status }) => status)
const run = (...written: WrittenClaim[]): Reconciliation => reconcile(told(...written), options)

describe('a position', () => {
  it('gathers who says the same, with the first and the last day in the dossier’s time zone', () => {
    const { findings: [finding] } = run(
      victims(5, { outlet: 'Le Phare', published: '2025-03-03T23:30:00Z', speaker: 'cnil' }),
      victims(5, { outlet: 'Gazette', published: '2025-03-02' }),
      victims(5, { outlet: 'Gazette', published: null }),
    )
    expect(finding!.positions).toMatchObject([{
      claims: ['c1', 'c2', 'c3'], outlets: ['Gazette', 'Le Phare'], speakers: ['cnil'], first: '2025-03-02', last: '2025-03-04', hedged: 0, origins: 2,
    }])
  })

  it('is one with reserve and another without', () => {
    const { findings: [finding] } = run(victims(5), victims(5, { modality: 'hedged' }))
    expect(finding!.positions.map(({ hedged, modality }) => [modality, hedged])).toEqual([['asserted', 0], ['hedged', 1]])
  })
})

describe('a finding', () => {
  it('is of one question, one subject and one population', () => {
    const { findings } = run(victims(5), victims(5, { population: 'customers' }), victims(5, { subject: 'orbank' }), { question: 'attack_date', value: { edtf: '2025-02-01' } })
    expect(findings.map(({ question, subject, population }) => `${question} ${subject.join('+')} ${population}`))
      .toEqual(['victims orbank any', 'victims velia any', 'victims velia customers', 'attack_date velia any'])
  })

  it.each<[string, WrittenClaim[]]>([
    ['single_source', [victims(5)]],
    ['single_source', [victims(5, { via: 'afp' }), victims(5, { via: 'afp' })]],
    ['agreement', [victims(5), victims(5)]],
    ['agreement', [victims(5), { ...victims(5), value: { amount: 5, bound: 'at_least' } }]],
    ['contradiction', [victims(5), victims(6)]],
    ['possible_contradiction', [victims(5), victims(6, { modality: 'hedged' })]],
    ['evolved', [victims(5, { speaker: 'velia', published: '2025-03-01' }), victims(6, { speaker: 'velia', published: '2025-03-02' })]],
    ['contradiction', [victims(5, { speaker: 'velia', published: '2025-03-01' }), victims(6, { speaker: 'velia', published: '2025-03-02' }), victims(7)]],
  ])('is %s', (status, written) => expect(statusOf(run(...written))).toEqual([status]))

  it('is contradicted by what is said across scopes', () => {
    expect(statusOf(run(victims(5), victims(6, { population: 'customers' })))).toEqual(['possible_contradiction', 'possible_contradiction'])
    expect(statusOf(run(victims(9), victims(6, { subject: ['velia', 'orbank'] })))).toEqual(['contradiction', 'contradiction'])
  })
})

describe('superseding', () => {
  const old = victims(5, { speaker: 'velia', outlet: 'Le Phare', published: '2025-03-01' })
  const fresh = victims(6, { speaker: 'velia', outlet: 'Le Phare', published: '2025-03-03' })

  it('holds where the older answer is only the speaker’s own earlier word, whoever quotes it', () => {
    expect(relationOf(run(old, fresh, victims(5, { speaker: 'velia', outlet: 'Gazette', published: '2025-03-02' })), 'c1', 'c2')).toMatchObject({ relation: 'supersedes' })
  })

  it('does not hold while an outlet says the older answer in its own voice, before or after', () => {
    for (const published of ['2025-03-02', '2025-03-09']) {
      expect(relationOf(run(old, fresh, victims(5, { outlet: 'Gazette', published })), 'c1', 'c2')).toMatchObject({ relation: 'contradicts' })
    }
  })

  it('does not hold where the older word is told after the newer one: the speaker may have come back to it', () => {
    expect(relationOf(run(old, fresh, victims(5, { speaker: 'velia', outlet: 'Tardif', published: '2025-03-09' })), 'c1', 'c2')).toMatchObject({ relation: 'contradicts' })
  })

  it('holds where the speaker changed its word and the only outlet that took it over put its article right', () => {
    const article = { outlet: 'Gazette', url: 'https://gazette.example/1' }
    const claims = [old, fresh, victims(5, { ...article, version: 1, published: '2025-03-02' }), victims(6, { ...article, version: 2, published: '2025-03-04' })]
    expect(relationOf(run(...claims), 'c1', 'c2')).toMatchObject({ relation: 'supersedes' })
  })

  it('leaves in the history who still carries an answer that its speaker gave up', () => {
    const claims = told(old, fresh, victims(5, { outlet: 'Gazette', published: '2025-03-02' }), victims(5, { outlet: 'Tardif', published: '2025-03-09' }))
    const history = historyOf(reconcile(claims, options).findings[0]!, new Map(claims.map(each => [each.id, each])), dayTeller('Europe/Paris'))
    expect(history.map(({ day, outlet, event }) => [day, outlet, event])).toEqual([
      ['2025-03-01', 'Le Phare', 'first'], ['2025-03-02', 'Gazette', 'follows'], ['2025-03-03', 'Le Phare', 'first'], ['2025-03-09', 'Tardif', 'still_carries'],
    ])
  })

  it('does not hold while another speaker stands by the older answer', () => {
    expect(relationOf(run(old, fresh, victims(5, { speaker: 'cnil' })), 'c1', 'c2')).toMatchObject({ relation: 'contradicts' })
  })

  it('does not hold by version while another article stands by the older answer', () => {
    const versions = [victims(5, { outlet: 'Le Phare', url: 'https://phare.example/1', version: 1 }), victims(6, { outlet: 'Le Phare', url: 'https://phare.example/1', version: 2 })]
    expect(relationOf(run(...versions), 'c1', 'c2')).toMatchObject({ relation: 'supersedes' })
    expect(relationOf(run(...versions, victims(5)), 'c1', 'c2')).toMatchObject({ relation: 'contradicts' })
  })

  it('does not hold where the later version says both', () => {
    const article = { outlet: 'Le Phare', url: 'https://phare.example/1' }
    expect(relationOf(run(victims(5, { ...article, version: 1 }), victims(6, { ...article, version: 2 }), victims(5, { ...article, version: 2 })), 'c1', 'c2'))
      .toMatchObject({ relation: 'contradicts' })
  })
})

describe('origins', () => {
  const origins: Origin[] = [{ id: 'o', articles: ['Journal c1', 'Journal c2'], evidence: [] }]

  it('count articles that share one once', () => {
    const result = reconcile(told(victims(5), victims(5), victims(5)), { ...options, origins })
    expect(result.findings[0]!.positions[0]!.origins).toBe(2)
  })

  it('are told beside each side of a contradiction', () => {
    const claims = told(victims(5, { speaker: 'cnil' }), victims(5, { published: '2025-03-08' }), victims(6, { modality: 'hedged' }))
    const result = reconcile(claims, { ...options, origins })
    const sides = result.findings[0]!.positions.map(position => sideOf(position, new Map(claims.map(each => [each.id, each]))))
    expect(sides).toMatchObject([
      { outlets: ['Journal c1', 'Journal c2'], articles: 2, origins: 1, modality: 'asserted', speakers: ['cnil'], last: '2025-03-08' },
      { outlets: ['Journal c3'], articles: 1, origins: 1, modality: 'hedged', speakers: [], last: '2025-03-01' },
    ])
  })
})

describe('too many positions', () => {
  it('relates the best supported ones and says how many were left out', () => {
    const claims = Array.from({ length: 60 }, (_, index) => victims(100 + index)).concat(victims(100), victims(101)).map((written, index) => claim(`c${index}`, written))
    const { findings, leftOut } = reconcileQuestion('victims', claims, prepare({ ...options, origins: [] }), 50)
    expect(findings[0]!.positions).toHaveLength(60)
    expect(findings[0]!.relations.length).toBeGreaterThanOrEqual(50)
    expect(findings[0]!.relations.length).toBeLessThan(120)
    expect(leftOut).toBeGreaterThan(40)
    const [first, second] = findings[0]!.positions.filter(({ claims: held }) => held.length > 1)
    expect(findings[0]!.relations.some(({ a, b }) => a === first!.id && b === second!.id)).toBe(true)
  })
})

describe('why', () => {
  it.each<[string, WrittenClaim[], string, string]>([
    ['contradicts', [victims(2_000_000, { outlet: 'Le Phare', population: 'customers' }), victims(5_500_000, { outlet: 'Gazette', population: 'customers', speaker: 'cnil' })],
      'Personnes concernées (Velia, clients)\u00a0: Le Phare indique 2\u00a0millions, Gazette (d’après CNIL) indique 5,5\u00a0millions\u00a0; les deux ne peuvent pas être vrais.',
      'People concerned (Velia, clients): Le Phare gives 2\u00a0million, Gazette (citing CNIL) gives 5.5\u00a0million; they cannot both be true.'],
    ['different_scope', [victims(2_000_000), victims(5_000_000, { subject: ['velia', 'orbank'] })],
      'Personnes concernées\u00a0: 5\u00a0millions vaut pour Velia et Orbank ensemble, 2\u00a0millions pour Velia\u00a0; ils ne parlent pas de la même chose et ne se contredisent pas.',
      'People concerned: 5\u00a0million is said of Velia and Orbank together, 2\u00a0million of Velia; they do not speak of the same thing and do not contradict each other.'],
    ['supersedes', [victims(1800, { speaker: 'velia' }), victims(2500, { speaker: 'velia', published: '2025-03-04' })],
      'Personnes concernées (Velia)\u00a0: Velia a d’abord avancé 1\u202f800 (le\u00a01er\u00a0mars\u00a02025), puis avancé 2\u202f500 (le\u00a04\u00a0mars\u00a02025)\u00a0; la réponse la plus récente remplace la première.',
      'People concerned (Velia): Velia first gave 1,800 (1\u00a0March\u00a02025), then gave 2,500 (4\u00a0March\u00a02025); the later answer replaces the earlier.'],
    ['contradicts', [{ question: 'data', value: { category: 'email' }, population: 'customers', outlet: 'Le Phare' }, { question: 'data', value: { category: 'email' }, polarity: 'denied', outlet: 'Gazette' }],
      'Données concernées\u00a0: Gazette écarte «\u00a0adresse e-mail\u00a0» pour Velia, Le Phare mentionne «\u00a0adresse e-mail\u00a0» pour Velia, clients\u00a0; les deux semblent s’exclure. La contradiction n’est que possible\u00a0: Gazette ne précise pas de qui il s’agit.',
      'Data concerned: Gazette rules out “e-mail address” for Velia, Le Phare mentions “e-mail address” for Velia, clients; they seem to exclude each other. The contradiction is only possible: Gazette does not say of whom.'],
    ['refines', [victims(20_000_000, { outlet: 'Le Phare' }), { question: 'victims', value: { share: 0.25, bound: 'at_least', of: 'population' }, outlet: 'Gazette' }],
      'Personnes concernées (Velia)\u00a0: Le Phare indique 20\u00a0millions, ce qui précise la réponse de Gazette, au moins 25\u00a0% (25\u00a0% de 68,4\u00a0millions, soit 17,1\u00a0millions\u00a0; source\u00a0: INSEE, 2024).',
      'People concerned (Velia): Le Phare gives 20\u00a0million, which is more precise than the answer of Gazette, at least 25% (25% of 68.4\u00a0million is 17.1\u00a0million; source: INSEE, 2024).'],
  ])('%s is a sentence', (relation, written, fr, en) => {
    const told = relationOf(run(...written), 'c1', 'c2')
    expect(told).toMatchObject({ relation, why: { fr, en } })
  })
})
