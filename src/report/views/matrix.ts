import type { Coverage } from '../coverage.ts'
import type { Modality, Polarity } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import { isCategory, valueKey } from '../../model/value.ts'
import { compare } from '../topics/sides.ts'

export type Cell = 'affirmed' | 'affirmed_hedged' | 'denied' | 'denied_hedged' | 'mixed' | 'silent'

/** One question's categories by outlet, for one population. */
export interface CategoryMatrix {
  readonly question: string
  readonly population: string
  readonly categories: readonly string[]
  readonly rows: readonly { readonly outlet: string; readonly cells: readonly { readonly cell: Cell; readonly claims: number; readonly claim: string | null }[] }[]
}

/** What each outlet answers to the questions that have no categories. */
export interface AnswerMatrix {
  readonly questions: readonly string[]
  readonly rows: readonly { readonly outlet: string; readonly answers: readonly (readonly OutletAnswer[])[] }[]
}

export interface OutletAnswer {
  readonly value: Value
  readonly polarity: Polarity
  readonly modality: Modality
  readonly subject: readonly string[]
  readonly claim: string
}

/** How many different answers of one outlet to one question are kept. */
const ANSWERS = 6

export interface Matrix {
  readonly categories: readonly CategoryMatrix[]
  readonly answers: AnswerMatrix
  /** Outlets with articles and no claim at all. */
  readonly silent: readonly string[]
}

export function matrixOf({ questionnaire, claims, articles }: Coverage): Matrix {
  const speaking = new Set(claims.map(({ article }) => article.outlet))
  const plain = questionnaire.questions.filter(({ type }) => type !== 'category')
  const byOutlet = group(claims, ({ article }) => article.outlet)
  const outlets = [...byOutlet.keys()].sort((a, b) => byOutlet.get(b)!.length - byOutlet.get(a)!.length || compare(a, b))
  const questions = plain.filter(({ id }) => claims.some(claim => claim.question === id)).map(({ id }) => id)
  return {
    categories: questionnaire.questions.flatMap(question => {
      if (question.type !== 'category') return []
      const own = claims.filter(claim => claim.question === question.id)
      return [...group(own, ({ population }) => population)].sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0])).map(([population, these]): CategoryMatrix => {
        const said = group(these, ({ article, value }) => `${article.outlet}\u0000${valueKey(value)}`)
        const answered = new Set(these.flatMap(({ value }) => (isCategory(value) ? [value.category] : [])))
        const categories = question.categories.map(({ id }) => id).filter(id => answered.has(id))
        const present = new Set(these.map(({ article }) => article.outlet))
        return {
          question: question.id, population, categories,
          rows: outlets.filter(outlet => present.has(outlet)).map(outlet => ({
            outlet,
            cells: categories.map(category => {
              const found = said.get(`${outlet}\u0000${category}`) ?? []
              return { cell: cellOf(found), claims: found.length, claim: found[0]?.id ?? null }
            }),
          })),
        }
      })
    }),
    answers: {
      questions,
      rows: outlets.filter(outlet => byOutlet.get(outlet)!.some(claim => questions.includes(claim.question))).map(outlet => ({
        outlet,
        answers: questions.map(question => distinct(byOutlet.get(outlet)!.filter(claim => claim.question === question))),
      })),
    },
    silent: [...new Set(articles.map(({ outlet }) => outlet))].filter(outlet => !speaking.has(outlet)).sort(compare),
  }
}

function cellOf(claims: readonly { readonly polarity: Polarity; readonly modality: Modality }[]): Cell {
  if (claims.length === 0) return 'silent'
  const [first] = claims
  if (claims.some(({ polarity }) => polarity !== first!.polarity)) return 'mixed'
  return claims.every(({ modality }) => modality === 'hedged') ? `${first!.polarity}_hedged` : first!.polarity
}

function distinct(claims: Coverage['claims']): OutletAnswer[] {
  const seen = new Map<string, OutletAnswer>()
  for (const { id, value, polarity, modality, subject } of claims) {
    const key = `${valueKey(value)}|${polarity}|${subject.join('+')}`
    const known = seen.get(key)
    if (!known || (known.modality === 'hedged' && modality === 'asserted')) seen.set(key, { value, polarity, modality, subject, claim: id })
  }
  return [...seen.values()].slice(0, ANSWERS)
}

export function group<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const known = groups.get(key(item))
    if (known) known.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
