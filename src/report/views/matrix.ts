import { groupBy } from '../../model/group-by.ts'
import type { Question } from '../../dossier/questionnaire.ts'
import type { Modality, PlacedClaim, Polarity } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import { isCategory, valueKey } from '../../model/value.ts'
import { compare } from '../topics/sides.ts'

export type Cell = 'affirmed' | 'affirmed_hedged' | 'denied' | 'denied_hedged' | 'mixed' | 'silent'

/** One question's categories by outlet, for one population. */
export interface CategoryMatrix {
  readonly question: string
  readonly population: string
  readonly categories: readonly string[]
  readonly rows: readonly { readonly outlet: string; readonly cells: readonly { readonly cell: Cell; readonly claim: string | null }[] }[]
}

/** One answer of one outlet to a question without categories. */
export interface OutletAnswer {
  readonly value: Value
  readonly polarity: Polarity
  readonly modality: Modality
  readonly subject: readonly string[]
  readonly claim: string
}

/** How many different answers of one outlet to one question are kept. */
const ANSWERS = 6

/** A table for each population that the question's claims speak of, the one most spoken of first. */
export function categoryMatrices(question: Extract<Question, { type: 'category' }>, claims: readonly PlacedClaim[]): CategoryMatrix[] {
  const populations = [...groupBy(claims, ({ population }) => population)].sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]))
  return populations.map(([population, these]): CategoryMatrix => {
    const said = groupBy(these, ({ article, value }) => `${article.outlet}\u0000${valueKey(value)}`)
    const answered = new Set(these.flatMap(({ value }) => (isCategory(value) ? [value.category] : [])))
    const categories = question.categories.map(({ id }) => id).filter(id => answered.has(id))
    const outlets = groupBy(these, ({ article }) => article.outlet)
    return {
      question: question.id, population, categories,
      rows: [...outlets.keys()].sort((a, b) => outlets.get(b)!.length - outlets.get(a)!.length || compare(a, b)).map(outlet => ({
        outlet,
        cells: categories.map(category => {
          const found = said.get(`${outlet}\u0000${category}`) ?? []
          return { cell: cellOf(found), claim: found[0]?.id ?? null }
        }),
      })),
    }
  })
}

function cellOf(claims: readonly { readonly polarity: Polarity; readonly modality: Modality }[]): Cell {
  const [first] = claims
  if (!first) return 'silent'
  if (claims.some(({ polarity }) => polarity !== first.polarity)) return 'mixed'
  return claims.every(({ modality }) => modality === 'hedged') ? `${first.polarity}_hedged` : first.polarity
}

/** What each outlet answers, each answer once. */
export function outletAnswers(claims: readonly PlacedClaim[]): Record<string, OutletAnswer[]> {
  return Object.fromEntries([...groupBy(claims, ({ article }) => article.outlet)].sort((a, b) => compare(a[0], b[0])).map(([outlet, these]) => [outlet, distinct(these)]))
}

function distinct(claims: readonly PlacedClaim[]): OutletAnswer[] {
  const seen = new Map<string, OutletAnswer>()
  for (const { id, value, polarity, modality, subject } of claims) {
    const key = `${valueKey(value)}|${polarity}|${subject.join('+')}`
    const known = seen.get(key)
    if (!known || (known.modality === 'hedged' && modality === 'asserted')) seen.set(key, { value, polarity, modality, subject, claim: id })
  }
  return [...seen.values()].slice(0, ANSWERS)
}
