import edtf from 'edtf'
import type { Comparison, Span } from './span.ts'
import { COMPATIBLE, compareSpans } from './span.ts'

/** A date as the reconciler compares it: days since 1970-01-01, and the same date without «vers», «environ». */
export interface Days {
  readonly span: Span
  readonly plain: string
}

const DAY = 86_400_000

/**
 * How far «vers le», «aux environs de» reaches on either side, in days, by the precision of the date: three days about
 * a day, half a month about a month, half a year about a year. Our choice: EDTF gives «~» no width.
 */
const APPROXIMATE = { day: 3, month: 15, year: 183 } as const

/**
 * Reads an EDTF date (levels 0 and 1, and intervals, open or not) as a span of days.
 *
 * @returns null where the text is no EDTF date.
 */
export function readDays(text: string): Days | null {
  const ends = text.split('/')
  if (ends.length > 2) return null
  const first = readEnd(ends[0]!)
  const last = ends.length === 2 ? readEnd(ends[1]!) : first
  if (!first || !last || first.low > last.high) return null
  const span = { low: ends.length === 2 && isOpen(ends[0]!) ? -Infinity : first.low, high: ends.length === 2 && isOpen(ends[1]!) ? Infinity : last.high }
  return { span, plain: text.replace(/[~?%]/g, '') }
}

const isOpen = (end: string): boolean => end === '..' || end === ''

function readEnd(end: string): Span | null {
  if (isOpen(end)) return { low: -Infinity, high: Infinity }
  const plain = end.replace(/[~?%]$/, '')
  if (plain === end && /^\d{4}-\d\d-\d\d$/.test(end)) return plainDay(end)
  try {
    const { min, max } = edtf(plain)
    const slack = plain === end ? 0 : APPROXIMATE[plain.length > 7 ? 'day' : plain.length > 4 ? 'month' : 'year']
    return Number.isNaN(min) || Number.isNaN(max) ? null : { low: Math.floor(min / DAY) - slack, high: Math.floor(max / DAY) + slack }
  } catch {
    return null
  }
}

/** A day of the calendar, as nearly all dates are: a general reading takes a thousand times as long. */
function plainDay(day: string): Span | null {
  const time = Date.parse(day)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : { low: time / DAY, high: time / DAY }
}

/** Compares two dates of the same event. The same date with and without «vers» is compatible, and neither refines the other. */
export const compareDays = (left: Days, right: Days): Comparison =>
  left.plain === right.plain && left.span.low !== right.span.low ? COMPATIBLE : compareSpans(left.span, right.span)
