import type { Value } from '../src/model/value.ts'
import { isCategory, isDate, isShare } from '../src/model/value.ts'

/** What is compared of a claim, whether a person or the program made it. */
export interface ScoredClaim {
  readonly question: string
  readonly value: Value
  readonly subject: readonly string[]
  readonly population: string
  readonly polarity: string
  readonly modality: string
  readonly speaker: string | null
}

/** With the words that it was taken from. */
export interface QuotedClaim extends ScoredClaim {
  readonly quote: string
}

/** How many claims people found, how many the program said, and how many of those are right. */
export interface Tally {
  gold: number
  said: number
  right: number
}

export interface Scores {
  readonly core: Tally
  readonly strict: Tally
  readonly questions: Record<string, Tally>
  readonly fields: Record<string, { of: number; right: number }>
}

const valueOf = (value: Value): string =>
  isCategory(value) ? value.category : isDate(value) ? value.edtf : isShare(value) ? `share ${value.share}` : String(value.amount)

/** Question, value without its bound, and polarity. */
export const coreKey = (claim: ScoredClaim): string => [claim.question, valueOf(claim.value), claim.polarity].join('|')

const FIELDS: Readonly<Record<string, (claim: ScoredClaim) => string>> = {
  bound: claim => 'bound' in claim.value ? claim.value.bound : '',
  subject: claim => [...claim.subject].sort().join('+'),
  population: claim => claim.population,
  modality: claim => claim.modality,
  speaker: claim => claim.speaker ?? '',
}

/** Everything that must agree. */
export const strictKey = (claim: ScoredClaim): string => [coreKey(claim), ...Object.values(FIELDS).map(field => field(claim))].join('|')

export const emptyScores = (): Scores => ({ core: tally(), strict: tally(), questions: {}, fields: {} })
const tally = (): Tally => ({ gold: 0, said: 0, right: 0 })

/** Adds one article to the scores. A claim counts once an article: scores compare sets. */
export function addArticle(scores: Scores, gold: readonly ScoredClaim[], said: readonly ScoredClaim[]): void {
  for (const [total, key] of [[scores.core, coreKey], [scores.strict, strictKey]] as const) count(total, gold.map(key), said.map(key))
  for (const question of new Set([...gold, ...said].map(claim => claim.question))) {
    const of = (claims: readonly ScoredClaim[]) => claims.filter(claim => claim.question === question).map(coreKey)
    count(scores.questions[question] ??= tally(), of(gold), of(said))
  }
  for (const key of new Set(gold.map(coreKey))) {
    const [wanted, found] = [gold, said].map(claims => claims.filter(claim => coreKey(claim) === key)) as [ScoredClaim[], ScoredClaim[]]
    if (found.length === 0) continue
    for (const [name, field] of Object.entries(FIELDS)) {
      if (name === 'bound' && !('bound' in wanted[0]!.value)) continue
      const total = scores.fields[name] ??= { of: 0, right: 0 }
      total.of++
      if (wanted.some(claim => found.some(other => field(other) === field(claim)))) total.right++
    }
  }
}

function count(total: Tally, gold: readonly string[], said: readonly string[]): void {
  const [wanted, found] = [new Set(gold), new Set(said)]
  total.gold += wanted.size
  total.said += found.size
  for (const key of wanted) if (found.has(key)) total.right++
}

/** A line for each claim that is missed (`-`), said in vain (`+`) or told otherwise in a field (`~`); of some questions, or of all. */
export function differences(gold: readonly QuotedClaim[], said: readonly QuotedClaim[], questions: ReadonlySet<string>): string[] {
  const of = (claims: readonly QuotedClaim[]) => claims.filter(claim => questions.size === 0 || questions.has(claim.question))
  const [wanted, found] = [of(gold), of(said)]
  const line = (mark: string, claim: QuotedClaim) => `${mark} ${[coreKey(claim), ...Object.values(FIELDS).map(field => field(claim))].join(' | ')} «${claim.quote}»`
  return [
    ...wanted.filter(claim => !found.some(other => coreKey(other) === coreKey(claim))).map(claim => line('-', claim)),
    ...found.filter(claim => !wanted.some(other => coreKey(other) === coreKey(claim))).map(claim => line('+', claim)),
    ...wanted.flatMap(claim => {
      const same = found.filter(other => coreKey(other) === coreKey(claim))
      if (same.length === 0 || same.some(other => strictKey(other) === strictKey(claim))) return []
      return Object.entries(FIELDS).flatMap(([name, field]) => same.some(other => field(other) === field(claim)) ? [] : [`~ ${coreKey(claim)} ${name}: ${field(claim)} told as ${same.map(field).join(', ')} «${claim.quote}»`])
    }),
  ]
}

/** The harmonic mean of precision and recall; 0 where nothing is right. */
export const f1 = ({ gold, said, right }: Tally): number => right === 0 ? 0 : 2 * right / (gold + said)
