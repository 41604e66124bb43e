import { GAP } from '../numbers/tokens.ts'
import type { DateReading, Source } from './reading.ts'
import { expandYear, isPlausibleYear } from './reading.ts'
import { years } from './shift.ts'

interface Piece {
  readonly digits: number
  readonly length: number
  /** The month, where the piece is a month's name. */
  readonly month: number | null
}

const MARKS = new Set(['/', '-', '.', ','])

/**
 * Dates of digits, or of digits and one month's name, joined by marks or spaces: «31/01/2024», «2024-01-31», «15.05.99»,
 * «12/08,2015», «02 04 2009», «23/Sep/2020», «3/2015», «2015-3», «11 / 2016», «22/04».
 * Day first, as in French; month first only where the second can't be one.
 */
export function readNumeric(source: Source, at: number, century: number): DateReading | null {
  const first = piece(source, at)
  if (!first) return null
  const second = joined(source, at + 1)
  if (!second) return spaced(source, at, century)
  const third = second.spaced ? null : joined(source, second.next)
  if (third && !third.spaced && (third.mark === second.mark || third.mark === ',')) {
    const whole = three(first, second.piece, third.piece, century)
    const more = joined(source, third.next)
    return whole && !(more && more.mark === second.mark && !more.spaced && more.mark !== '-') ? { ...whole, next: third.next } : null
  }
  return second.mark === ',' ? null : two(source, at, first, second)
}

function piece(source: Source, at: number): Piece | null {
  const token = source.tokens[at]
  if (token?.kind === 'digits') return token.text.length > 4 ? null : { digits: Number(token.text), length: token.text.length, month: null }
  const month = token && (source.tables.months.get(token.text) ?? source.tables.monthAbbreviations.get(token.text))
  return month === undefined ? null : { digits: 0, length: 0, month }
}

interface Joined {
  readonly mark: string
  readonly piece: Piece
  readonly next: number
  readonly spaced: boolean
}

function joined(source: Source, at: number): Joined | null {
  const mark = source.tokens[at]
  const after = source.tokens[at + 1]
  if (!mark || !after || !MARKS.has(mark.text) || mark.gap === GAP.line || after.gap === GAP.line) return null
  const spaced = mark.gap !== GAP.none || after.gap !== GAP.none
  if (spaced && mark.text !== '/' && mark.text !== '-') return null
  const next = piece(source, at + 1)
  return next && { mark: mark.text, piece: next, next: at + 2, spaced }
}

/** «02 04 2009»: three runs of digits between spaces, with no digits around them. */
function spaced(source: Source, at: number, century: number): DateReading | null {
  const pieces = [0, 1, 2].map(offset => source.tokens[at + offset])
  if (pieces.some((token, index) => token?.kind !== 'digits' || (index > 0 && token.gap !== GAP.space))) return null
  if (source.tokens[at - 1]?.kind === 'digits' || source.tokens[at + 3]?.kind === 'digits') return null
  const [day, month, year] = [0, 1, 2].map(offset => piece(source, at + offset))
  if (!day || !month || !year || day.length > 2 || month.length > 2 || month.digits > 12) return null
  if (year.length === 2 ? year.digits <= 31 : !isPlausibleYear(year.digits) || year.length !== 4) return null
  const whole = three(day, month, year, century)
  return whole && { ...whole, next: at + 3 }
}

function three(first: Piece, second: Piece, third: Piece, century: number): Omit<DateReading, 'next'> | null {
  const pieces = [first, second, third]
  const named = pieces.find(candidate => candidate.month !== null)
  const numbers = pieces.filter(candidate => candidate.month === null)
  if (named) return withName(named.month!, numbers, century)
  const yearFirst = first.length === 4
  const [left, right] = yearFirst ? [third, second] : [first, second]
  const year = yearFirst ? first : third
  if (year.length !== 4 && year.length !== 2) return null
  const [day, month] = right.digits > 12 && left.digits <= 12 ? [right, left] : [left, right]
  return dated(year, month.digits, day, century)
}

function withName(month: number, numbers: readonly Piece[], century: number): Omit<DateReading, 'next'> | null {
  const [a, b] = numbers
  if (!a || !b || numbers.length !== 2) return null
  const [day, year] = a.length === 4 ? [b, a] : [a, b]
  return dated(year, month, day, century)
}

function dated(year: Piece, month: number, day: Piece, century: number): Omit<DateReading, 'next'> | null {
  const whole = year.length === 4 ? year.digits : expandYear(year.digits, century)
  if (day.length > 2 || day.digits < 1 || day.digits > 31 || month < 1 || month > 12 || !isPlausibleYear(whole)) return null
  return { partial: { year: whole, month, day: day.digits }, kind: 'absolute' }
}

/** «3/2015», «2015-3», «22/04», «Oct-2». A day and a month in digits only with a slash, and where they can't be a share. */
function two(source: Source, at: number, first: Piece, second: Joined): DateReading | null {
  const other = second.piece
  const { next, mark } = second
  if (first.month !== null || other.month !== null) {
    const day = first.month === null ? first : other
    const month = first.month ?? other.month!
    if (second.spaced || mark === '.' || (first.month !== null && other.month !== null)) return null
    if (day.length === 4) return isPlausibleYear(day.digits) ? { partial: { year: day.digits, month }, next, kind: 'absolute' } : null
    return day.digits >= 1 && day.digits <= 31 ? { partial: { month, day: day.digits }, next, kind: 'no_year' } : null
  }
  if (isYearPair(first, other, second)) return { partial: { fixed: years(first.digits, endYear(first, other)) }, next, kind: 'absolute' }
  const year = [first, other].find(candidate => candidate.length === 4 && candidate.digits >= 1900 && candidate.digits <= 2199)
  if (year) {
    const month = year === first ? other : first
    const after = source.tokens[next]
    const counts = second.spaced && after?.kind === 'word' && after.gap !== GAP.line
    return month.length <= 2 && month.digits >= 1 && month.digits <= 12 && !counts ? { partial: { year: year.digits, month: month.digits }, next, kind: 'absolute' } : null
  }
  if (mark !== '/' || second.spaced || first.length > 2 || other.length > 2) return null
  if (first.digits < 1 || first.digits > 31 || other.digits < 1 || other.digits > 12 || !isDayAndMonth(source, at, first, other, next)) return null
  return { partial: { month: other.digits, day: first.digits }, next, kind: 'no_year' }
}

/** «2021-2022», «2023-24», «2023/2024». */
const isYearPair = (first: Piece, other: Piece, { mark, spaced }: Joined): boolean =>
  first.length === 4 && first.digits >= 1900 && first.digits <= 2199 && !spaced && mark !== '.' && first.digits < endYear(first, other) && endYear(first, other) - first.digits < 100 &&
  (other.length === 4 || (other.length === 2 && other.digits > 12))

const endYear = (first: Piece, other: Piece): number => other.length === 4 ? other.digits : first.digits - (first.digits % 100) + other.digits

/** «22/04» and «22/4» are no share of anything; «3/4» is a date only after an article or a weekday, or beside another. */
function isDayAndMonth(source: Source, at: number, first: Piece, other: Piece, next: number): boolean {
  const before = source.tokens[at - 1]?.text ?? ''
  const after = source.tokens[next]
  if (source.tables.words.day_articles.has(before) || source.tables.weekdays.has(before)) return true
  if (after?.text === '-' && after.gap === GAP.none && source.tokens[next + 2]?.text === '/') return true
  if (before === '-' && source.tokens[at - 3]?.text === '/') return true
  return first.digits > other.digits && (first.digits > 12 || other.length === 2)
}
