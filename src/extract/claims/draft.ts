import type { Claim, Modality, Polarity, Quote, Reason } from '../../model/claim.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import type { Reading } from '../french/read.ts'

/** A claim before its words are quoted: tokens `from` to `to` (excluded). */
export interface Draft {
  readonly question: string
  readonly value: Value
  readonly from: number
  readonly to: number
  readonly subject: readonly string[]
  readonly population?: string
  readonly polarity?: Polarity
  readonly modality?: Modality
  readonly speaker?: string | null
  readonly why: readonly Reason[]
}

const CONTEXT = 32

/** Quotes a stretch of the text, with up to 32 characters on each side, never half of a surrogate pair. */
export function quote(text: string, start: number, end: number): Quote {
  let before = Math.max(0, start - CONTEXT)
  let after = Math.min(text.length, end + CONTEXT)
  if (isLowSurrogate(text, before)) before++
  if (isLowSurrogate(text, after)) after--
  return { exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after), start, end }
}

const isLowSurrogate = (text: string, at: number): boolean => at < text.length && at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** The words of some tokens, for a reason. */
export const wordsOf = (reading: Reading, from: number, to: number): string =>
  to > from ? reading.text.slice(reading.tokens[from]!.start, reading.tokens[to - 1]!.end) : ''

export function toClaim(draft: Draft, reading: Reading, via: readonly string[]): Claim {
  return {
    question: draft.question,
    value: draft.value,
    subject: draft.subject,
    population: draft.population ?? ANY_POPULATION,
    polarity: draft.polarity ?? 'affirmed',
    modality: draft.modality ?? 'asserted',
    speaker: draft.speaker ?? null,
    via,
    quote: quote(reading.text, reading.tokens[draft.from]!.start, reading.tokens[draft.to - 1]!.end),
    why: draft.why,
  }
}
