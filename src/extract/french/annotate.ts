import { resolveAnchors } from './dates/anchors.ts'
import type { DateContext, DateMention, DateTables } from './dates/find-dates.ts'
import { findDates } from './dates/find-dates.ts'
import type { NumberMention } from './numbers/find-numbers.ts'
import { findNumbers } from './numbers/find-numbers.ts'
import { tokenize } from './numbers/tokens.ts'

/** What the language layer sees in a text. Positions are UTF-16 code units. */
export interface Annotation {
  readonly numbers: readonly Pick<NumberMention, 'start' | 'end' | 'value' | 'bound'>[]
  readonly dates: readonly (Pick<DateMention, 'start' | 'end'> & { readonly edtf: string })[]
}

/**
 * Annotates a text: every number as written (both ends of a range, the article «un» too; no telephone numbers) and every
 * date that can be told, those from another date with it.
 */
export function annotateText(text: string, context: DateContext, tables: DateTables): Annotation {
  const tokens = tokenize(text)
  const numbers = findNumbers(text, tables.numbers, tokens).filter(({ kind }) => kind !== 'phone')
  const dates = resolveAnchors(findDates(text, context, tables, tokens), context)
  return {
    numbers: numbers.flatMap(({ start, end, value, bound, parts }) => parts ? parts.map(part => ({ ...part, bound })) : [{ start, end, value, bound }]),
    dates: dates.flatMap(({ start, end, edtf }) => edtf === null ? [] : [{ start, end, edtf }]),
  }
}
