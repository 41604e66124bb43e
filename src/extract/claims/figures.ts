import { publicationDay } from '../french/dates/calendar.ts'
import { carryDates } from '../french/dates/carried.ts'
import { findDates } from '../french/dates/find-dates.ts'
import type { DateMention } from '../french/dates/find-dates.ts'
import type { French } from '../french/french.ts'
import { findNumbers } from '../french/numbers/find-numbers.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Token } from '../french/numbers/tokens.ts'
import { tokenize } from '../french/numbers/tokens.ts'
import type { Reading } from '../french/read.ts'

/** A figure's tokens, `from` to `to` (excluded). */
export interface Placed<T> {
  readonly from: number
  readonly to: number
  readonly mention: T
}

/** When an article was written, as far as is known: the day it was published, or the window of its dossier. */
export interface Time {
  readonly published: string | null
  readonly timezone: string
  readonly window?: { readonly from: string; readonly to: string } | undefined
}

/** The numbers and dates of a reading, placed on its tokens. */
export function findFigures(reading: Reading, time: Time, french: French): { numbers: Placed<NumberMention>[]; dates: Placed<DateMention>[] } {
  const tokens = tokenize(reading.text)
  const dates = place(readDates(reading.text, tokens, time, french), reading)
  return { numbers: without(place(findNumbers(reading.text, french.numbers, tokens), reading), dates), dates }
}

/** A number within a date counts nothing: «le 13», «il y a huit jours». Both in the order of the text. */
function without(numbers: readonly Placed<NumberMention>[], dates: readonly Placed<DateMention>[]): Placed<NumberMention>[] {
  let next = 0
  return numbers.filter(number => {
    while (next < dates.length && dates[next]!.to <= number.from) next++
    const date = dates[next]
    return !date || date.from > number.from || date.to < number.to || number.to === number.from
  })
}

/** Kinds of date that need no day of publication, only a year. */
const WITHOUT_DAY = new Set(['absolute', 'no_year', 'anchored'])

/**
 * The dates of a text. Where its own day is not known, a day without a year is taken to be of the dossier's window, if there
 * is but one such day in it; «hier» and «mercredi» say nothing then.
 */
function readDates(text: string, tokens: readonly Token[], { published, timezone, window }: Time, french: French): readonly DateMention[] {
  if (published !== null || !window) return carryDates(findDates(text, { published, timezone }, french.dates, tokens), text, publicationDay(published, timezone))
  const isShort = Date.parse(window.to) - Date.parse(window.from) < 366 * 86_400_000
  if (!isShort) return findDates(text, { published, timezone }, french.dates, tokens)
  return findDates(text, { published: window.to, timezone }, french.dates, tokens)
    .filter(({ kind, edtf }) => WITHOUT_DAY.has(kind) && (kind !== 'no_year' || (edtf !== null && edtf.slice(0, 4) >= window.from.slice(0, 4) && edtf.slice(0, 10) <= window.to)))
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
