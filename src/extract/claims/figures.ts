import { findDates } from '../french/dates/find-dates.ts'
import type { DateMention } from '../french/dates/find-dates.ts'
import type { French } from '../french/french.ts'
import { findNumbers } from '../french/numbers/find-numbers.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Reading } from '../french/read.ts'

/** A figure's tokens, `from` to `to` (excluded). */
export interface Placed<T> {
  readonly from: number
  readonly to: number
  readonly mention: T
}

/** The numbers and dates of a reading, placed on its tokens. */
export function findFigures(reading: Reading, published: string | null, timezone: string, french: French): { numbers: Placed<NumberMention>[]; dates: Placed<DateMention>[] } {
  return {
    numbers: place(findNumbers(reading.text, french.numbers), reading),
    dates: place(findDates(reading.text, { published, timezone }, french.dates), reading),
  }
}

/** Mentions in the order of the text, on the tokens that they cover. */
function place<T extends { readonly start: number; readonly end: number }>(mentions: readonly T[], { tokens }: Reading): Placed<T>[] {
  const placed: Placed<T>[] = []
  let at = 0
  for (const mention of mentions) {
    while (at < tokens.length && tokens[at]!.end <= mention.start) at++
    let to = at
    while (to < tokens.length && tokens[to]!.start < mention.end) to++
    if (to > at) placed.push({ from: at, to, mention })
  }
  return placed
}
