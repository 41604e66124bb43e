import { readOrdinal } from '../numbers/fractions.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'

/** «Premier», «2e», «T3» count from one; «dernier» is -1. */
export function rankBefore(source: Source, end: number): { value: number; first: number } | null {
  for (let at = end - 1; at >= 0 && at >= end - 3; at--) {
    const token = source.tokens[at]!
    if (at === end - 1 && source.tables.last.has(token.text) && token.text.startsWith('dern')) return { value: -1, first: at }
    if (token.kind === 'digits' && at === end - 2 && source.tables.numbers.ordinalSuffixes.has(textAt(source, at + 1))) return { value: Number(token.text), first: at }
    const century = at === end - 1 ? romanRank(token.text) : null
    if (century !== null) return { value: century, first: at }
    const reading = source.tables.numbers.starters.has(token.text) ? readOrdinal(source.tokens, at, source.tables.numbers) : null
    if (reading?.next === end) return { value: reading.value, first: at }
  }
  return null
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

const LONGEST_ROMAN = 7

/** «XXIe»: the rank, or null. */
function romanRank(word: string): number | null {
  if (word.length < 2 || word.length > LONGEST_ROMAN || !word.endsWith('e')) return null
  let rank = 0
  for (let at = 0; at < word.length - 1; at++) {
    const value = ROMAN[word[at]!]
    if (value === undefined) return null
    rank += value < (ROMAN[word[at + 1]!] ?? 0) ? -value : value
  }
  return rank
}
