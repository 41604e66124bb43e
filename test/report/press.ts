import { loadDossier } from '../../src/dossier/load.ts'
import type { Modality, PlacedClaim, Polarity } from '../../src/model/claim.ts'
import type { Value } from '../../src/model/value.ts'
import { category, date, quantity } from '../../src/model/value.ts'
import { loadPopulations } from '../../src/dossier/populations.ts'
import { reconcile } from '../../src/reconcile/reconcile.ts'
import type { PressArticle } from '../support/filled-store.ts'
import type { Coverage, CoveredArticle } from '../../src/report/coverage.ts'

/** A small press of the tests' own: articles in one line each, claims in one line each. */
export interface Row {
  readonly article: string
  readonly question: string
  readonly value: Value
  readonly subject?: readonly string[]
  readonly population?: string
  readonly polarity?: Polarity
  readonly modality?: Modality
  readonly speaker?: string
  readonly quote: string
}

export const ARTICLES: readonly CoveredArticle[] = [
  article('a1', 'Courrier Hexagone', '2024-02-02T08:10:00+01:00', 'Tiers payant : Viamedis victime d’une intrusion'),
  article('a2', 'Octet Libre', '2024-02-02T11:00:00+01:00', 'Viamedis piraté, ce que l’on sait'),
  article('a3', 'Ouest-Loire Matin', '2024-02-02T12:30:00+01:00', 'Un spécialiste du tiers payant attaqué'),
  article('a4', 'Radio publique info', '2024-02-07T18:00:00+01:00', 'La CNIL compte 33 millions de personnes'),
  article('a5', 'Courrier Hexagone', '2024-02-07T19:20:00+01:00', 'Plus de 33 millions d’assurés touchés'),
  article('a6', 'L’Officine au quotidien', '2024-02-08T07:00:00+01:00', 'Des RIB de pharmaciens dans la nature ?'),
]

function article(id: string, outlet: string, published: string, title: string): CoveredArticle {
  return { id, outlet, published, title, url: `https://www.${outlet.replace(/\W/g, '').toLowerCase()}.example/${id}`, free: true, versions: 1 }
}

const both = ['almerys', 'viamedis']
const ROWS: readonly Row[] = [
  { article: 'a1', question: 'attack_date', value: date('2024-01-31'), quote: 'mercredi 31 janvier' },
  { article: 'a2', question: 'attack_date', value: date('2024-01-31'), quote: 'dès le 31 janvier' },
  { article: 'a3', question: 'attack_date', value: date('2024-02-01'), quote: 'jeudi 1er février', modality: 'hedged' },
  { article: 'a6', question: 'attack_date', value: date('2024-02-01'), quote: 'le 1er février au matin' },
  { article: 'a2', question: 'victims', value: quantity(20e6), population: 'insured', quote: '20 millions d’assurés', speaker: 'viamedis' },
  { article: 'a4', question: 'victims', value: quantity(33e6, 'at_least'), subject: both, population: 'insured', quote: 'plus de 33 millions d’assurés', speaker: 'cnil' },
  { article: 'a5', question: 'victims', value: quantity(33e6), subject: both, population: 'insured', quote: '33 millions d’assurés', speaker: 'cnil' },
  { article: 'a4', question: 'data', value: category('bank_details'), subject: both, population: 'insured', polarity: 'denied', quote: 'ni les informations bancaires', speaker: 'cnil' },
  { article: 'a5', question: 'data', value: category('bank_details'), subject: both, population: 'insured', polarity: 'denied', quote: 'pas les coordonnées bancaires', speaker: 'cnil' },
  { article: 'a3', question: 'data', value: category('bank_details'), subject: both, population: 'insured', quote: 'des coordonnées bancaires', modality: 'hedged' },
  { article: 'a6', question: 'data', value: category('bank_details'), population: 'professionals', quote: 'des RIB de pharmaciens' },
  { article: 'a4', question: 'data', value: category('civil_status'), subject: both, population: 'insured', quote: 'l’état civil', speaker: 'cnil' },
  { article: 'a5', question: 'data', value: category('civil_status'), subject: both, population: 'insured', quote: 'leur état civil' },
  { article: 'a1', question: 'organisations', value: quantity(84), quote: '84 complémentaires' },
]

export const claims = (rows: readonly Row[], articles: readonly CoveredArticle[]): PlacedClaim[] => rows.map((row, at) => ({
  id: `c${at + 1}`,
  question: row.question,
  value: row.value,
  subject: row.subject ?? ['viamedis'],
  population: row.population ?? 'any',
  polarity: row.polarity ?? 'affirmed',
  modality: row.modality ?? 'asserted',
  speaker: row.speaker ?? null,
  via: [],
  quote: { exact: row.quote, prefix: 'avant ', suffix: ' après', start: 6, end: 6 + row.quote.length },
  article: articles.find(({ id }) => id === row.article)!,
}))

/** A story with a contradiction, a possible one, a difference of scope, an agreement and a lone answer, as the reconciler sees it. */
export function coverage(rows: readonly Row[] = ROWS, articles: readonly CoveredArticle[] = ARTICLES): Coverage {
  const { dossier, questionnaire } = loadDossier('demo')
  const placed = claims(rows, articles)
  const reviews = articles.length > 1 ? [{ kind: 'together' as const, articles: ['a1', 'a2'] as const }] : []
  const reconciliation = reconcile(placed, { dossier, questionnaire, populations: loadPopulations(), reviews })
  return { dossier, questionnaire, articles, claims: placed, reconciliation, links: new Map([['a1', ['https://www.cnil.example/communique', 'https://ailleurs.example/']]]) }
}

/** The same story as pages of a press that can be stored. */
export function pressArticles(rows: readonly Row[] = ROWS, articles: readonly CoveredArticle[] = ARTICLES): PressArticle[] {
  return articles.map(({ id, url, outlet, title, published }) => {
    const own = rows.filter(row => row.article === id)
    return {
      url: url!, outlet, title, published, paragraphs: own.map(({ quote }, index) => `Au point ${index + 1}, l’article écrit ${quote}, et passe à la suite de son récit.`),
      claims: own.map(({ question, value, subject = ['viamedis'], population = 'any', polarity = 'affirmed', modality = 'asserted', speaker = null, quote }) => ({ question, value, subject, population, polarity, modality, speaker, quote })),
    }
  })
}
