import { readCardinal } from '../numbers/cardinals.ts'
import { GAP } from '../numbers/tokens.ts'
import { dayOf, span, wholeMonth } from './calendar.ts'
import type { Clock, Found } from './found.ts'
import { yearOfWords } from './named.ts'
import type { Source } from './reading.ts'
import { expandYear, isPlausibleYear, textAt } from './reading.ts'
import { years } from './shift.ts'

/** «Les années 1990», «années 70», «années quatre-vingt-dix»: ten years. */
export function readDecade(source: Source, at: number, clock: Clock): Found | null {
  if (textAt(source, at) !== 'annees') return null
  const token = source.tokens[at + 1]
  if (!token || token.gap === GAP.line) return null
  const digits = token.kind === 'digits' && (token.text.length === 4 || token.text.length === 2)
  const words = digits ? null : yearOfWords(source, at + 1) ?? tensInWords(source, at + 1)
  const value = digits ? Number(token.text) : words?.value
  if (value === undefined || value % 10 !== 0) return null
  const year = value >= 100 ? value : value <= 10 ? expandYear(value, clock.century) : 1900 + value
  if (!isPlausibleYear(year)) return null
  return { first: at, next: digits ? at + 2 : words!.next, when: years(year, year + 9), kind: 'absolute' }
}

function tensInWords(source: Source, at: number): { value: number; next: number } | null {
  const day = source.tables.numbers.starters.has(textAt(source, at)) ? readCardinal(source.tokens, at, source.tables.numbers) : null
  return day && day.value >= 10 && day.value < 100 ? day : null
}

/** «T3 2024», «S1 2023»: as accounts write them. */
export function readCoded(source: Source, at: number): Found | null {
  const token = source.tokens[at]!
  const size = token.text === 't' ? 3 : token.text === 's' ? 6 : 0
  const rank = source.tokens[at + 1]
  const year = source.tokens[at + 2]
  if (size === 0 || rank?.kind !== 'digits' || rank.gap !== GAP.none || rank.text.length !== 1 || year?.kind !== 'digits' || year.gap === GAP.line || year.text.length !== 4) return null
  const index = Number(rank.text)
  if (index < 1 || index > 12 / size) return null
  return { first: at, next: at + 3, when: span(dayOf(Number(year.text), (index - 1) * size + 1, 1), wholeMonth(Number(year.text), index * size).last), kind: 'absolute' }
}
