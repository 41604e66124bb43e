import type { Token } from '../numbers/tokens.ts'
import type { DateKind } from './mention.ts'
import type { Partial } from './reference.ts'
import type { DateTables } from './tables.ts'

/** What a reader works on. Positions are indices into `tokens`. */
export interface Source {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly tables: DateTables
}

/** A date as far as it is said, and the token after its last. */
export interface DateReading {
  readonly partial: Partial
  readonly next: number
  readonly kind: DateKind
}

/** The word or digits at `at`, or after marks and small words that may stand inside a date. */
export const textAt = (source: Source, at: number): string => source.tokens[at]?.text ?? ''

/** A two-digit year: up to twenty years ahead of the reference it is of its century, else of the one before. */
export function expandYear(twoDigits: number, reference: number): number {
  const century = reference - (reference % 100)
  return twoDigits <= (reference % 100) + 20 ? century + twoDigits : century - 100 + twoDigits
}

export const isPlausibleYear = (year: number): boolean => year >= 1000 && year <= 2199
