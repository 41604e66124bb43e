import { GAP } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { dayOf, oneDay, span } from './calendar.ts'
import type { DateKind } from './mention.ts'
import { endsDay, readDay } from './named.ts'
import { readBareDay, readCalendar } from './partial.ts'
import type { DateReading, Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Partial } from './reference.ts'
import { resolve, resolveRange } from './reference.ts'
import { readDirected } from './directed.ts'
import type { Clock, Found } from './found.ts'
import { readUnit } from './units.ts'

const DASHES = new Set(['-', '–', '—'])
// Tokens of an enumeration of days: a bound that keeps reading linear, far above what is written.
const LONGEST_LIST = 30
// «Samedi et dimanche derniers» are one weekend; other days with «et» are two.
const SATURDAY = 6

/** A stretch whose first end stands at `at`: «31 janvier au 1er février», «4 au 22 ce mois», «19-20 novembre», «janvier à mars 2024». */
export function readRange(source: Source, at: number, clock: Clock, left: DateReading | null): Found | null {
  const { stretch_opens } = source.tables.words
  const opened = stretch_opens.has(textAt(source, at - 1)) || (isArticle(source, at - 1) && stretch_opens.has(textAt(source, at - 2)))
  const whole = left && between(source, at, left, opened, clock)
  if (whole) return place(source, at, whole)
  if (left && left.partial.day !== undefined) return null
  const inner = left && left.partial.month !== undefined && left.partial.day === undefined ? entreAfter(source, left, clock) : null
  if (inner) return { ...inner, first: at }
  const day = readDay(source, at)
  if (!day || textAt(source, at) === 'un') return null
  const found = between(source, at, { partial: { day: day.value }, next: day.next, kind: 'no_year' }, opened, clock)
  return found && place(source, at, found)
}

interface Stretch {
  readonly when: When
  readonly next: number
  readonly kind: DateKind
  /** Joined by «et». */
  readonly and: boolean
}

const isArticle = (source: Source, at: number): boolean => source.tables.words.stretch_articles.has(textAt(source, at))

/** «Entre» belongs to the stretch that it opens with «et». */
function place(source: Source, at: number, { when, next, kind, and }: Stretch): Found {
  const entre = !and ? undefined : [1, 2].find(back => textAt(source, at - back) === 'entre' && (back === 1 || isArticle(source, at - 1)))
  return { first: entre === undefined ? at : at - entre, next, when, kind }
}

function between(source: Source, at: number, left: DateReading, opened: boolean, clock: Clock): Stretch | null {
  const join = connector(source, source.tables.words.parts_of_day.has(textAt(source, left.next)) ? left.next + 1 : left.next)
  if (!join) return null
  const bare = left.partial.day !== undefined && left.partial.month === undefined && left.partial.weekday === undefined
  const saturday = left.partial.weekday === SATURDAY
  if (join.and && !opened && !bare && !saturday) return null
  const monthFirst = source.tables.months.has(textAt(source, at)) || source.tables.monthAbbreviations.has(textAt(source, at))
  const right = readRight(source, join.next, left, bare ? 'bare' : monthFirst ? 'month_first' : 'whole', clock)
  if (!right || (join.and && !opened && !bare && right.partial.weekday !== SATURDAY + 1)) return null
  const range = resolveRange(left.partial, right.partial, clock.day, clock.tense(left.next, right.next))
  return range && { when: span(range.first, range.last), next: right.next, kind: right.kind === 'absolute' || left.kind === 'absolute' ? 'absolute' : right.kind, and: join.and }
}

/** The other end: a date, a day after a month («novembre 19 au 20»), or a unit («au 22 ce mois»). */
function readRight(source: Source, at: number, left: DateReading, shape: 'bare' | 'month_first' | 'whole', clock: Clock): DateReading | null {
  const bare = shape === 'bare'
  const dated = readCalendar(source, at, clock.century) ?? relative(source, at, clock)
  if (dated && (!bare || dated.partial.month !== undefined || dated.partial.weekday !== undefined)) return dated.partial.fixed && bare ? null : dated
  const day = readDay(source, at)
  if (!day) return null
  if (bare) return dayInUnit(source, day, clock) ?? bareDay(source, at, left)
  return shape === 'month_first' && left.partial.day !== undefined && endsDay(source, day.next) ? { partial: { day: day.value, ...(left.partial.month === undefined ? {} : { month: left.partial.month }) }, next: day.next, kind: left.kind } : null
}

/** «Entre le 3 et le 6»: two days of the month, each with its article. */
function bareDay(source: Source, at: number, left: DateReading): DateReading | null {
  const first = left.next - 1
  const entre = textAt(source, first - 1) === 'le' && textAt(source, first - 2) === 'entre'
  return entre ? readBareDay(source, at) : null
}

function relative(source: Source, at: number, clock: Clock): DateReading | null {
  const found = source.tables.relativeDays.startingAt(source.tokens, at)
  const next = found ?? (textAt(source, at) === 'lendemain' ? { value: 1, next: at + 1 } : null)
  if (!next || !clock.day) return null
  const day = clock.day.add({ days: next.value })
  return { partial: { fixed: { first: day, last: day, precision: 'day' } }, next: next.next, kind: 'relative' }
}

/**
 * A day of an enumeration that ends with its month: «les 4 et 22 février» are two days, «les 29, 30 et 31 janvier» one stretch.
 * At the first day, or at a later one that is not the last.
 */
export function readDayList(source: Source, at: number, clock: Clock): Found | null {
  const back = listStart(source, at)
  if (back < 0) return null
  const days: number[] = []
  let next = at
  while (next - at < LONGEST_LIST) {
    const day = readDay(source, next)
    if (!day) return null
    days.push(day.value)
    const dated = days.length > 1 ? readCalendar(source, next, clock.century) : null
    if (dated?.partial.month !== undefined && dated.partial.day === day.value) return placeList(source, { at, back, days, dated }, clock)
    if (textAt(source, day.next) !== ',' && textAt(source, day.next) !== 'et') return null
    next = day.next + 1
  }
  return null
}

/** The token after the «les» that opens the enumeration, or -1. */
function listStart(source: Source, at: number): number {
  let start = at
  while (start >= 2 && at - start < LONGEST_LIST && (textAt(source, start - 1) === ',' || textAt(source, start - 1) === 'et') && source.tokens[start - 2]!.kind === 'digits') start -= 2
  return textAt(source, start - 1) === 'les' && source.tokens[at]!.kind === 'digits' ? start : -1
}

function placeList(source: Source, list: { at: number; back: number; days: readonly number[]; dated: DateReading }, clock: Clock): Found | null {
  const { at, back, days, dated } = list
  const last = resolve(dated.partial, clock.day, clock.tense(back, dated.next))?.first
  if (!last) return null
  const run = back === at && days.every((day, index) => index === 0 || day - days[index - 1]! === 1)
  if (run) return { first: at, next: dated.next, when: span(last.subtract({ days: days.length - 1 }), last), kind: dated.kind }
  const day = dayOf(last.year, last.month, days[0]!)
  return day && { first: at, next: readDay(source, at)!.next, when: oneDay(day), kind: dated.kind }
}

/** «Le 3 du mois dernier», «le 23 de ce mois». */
export function readDayOfMonth(source: Source, at: number, clock: Clock): DateReading | null {
  const day = textAt(source, at - 1) === 'le' ? readDay(source, at) : null
  return day && source.tables.numbers.of.has(textAt(source, day.next)) ? dayInUnit(source, day, clock) : null
}

/** «22 cette mois», «23 de ce mois», «23 du mois prochain»: the month comes from the unit. */
function dayInUnit(source: Source, day: { value: number; next: number }, clock: Clock): DateReading | null {
  for (let at = day.next; at <= day.next + 2; at++) {
    const unit = source.tokens[at]?.gap === GAP.line ? null : readUnit(source, at)
    if (!unit) continue
    const found = unit.unit === 'month' ? readDirected(source, unit, clock) : null
    if (!found?.when?.first) return null
    return { partial: { day: day.value, month: found.when.first.month, year: found.when.first.year }, next: found.next, kind: 'relative' }
  }
  return null
}

/** «Novembre entre 19 et 20». */
function entreAfter(source: Source, left: DateReading, clock: Clock): Stretch | null {
  if (textAt(source, left.next) !== 'entre') return null
  const from = readDay(source, left.next + 1)
  const join = from && connector(source, from.next)
  const to = join && readDay(source, join.next)
  if (!from || !to) return null
  const month: Partial = left.partial
  const range = resolveRange({ ...month, day: from.value }, { ...month, day: to.value }, clock.day, clock.tense(left.next, to.next))
  return range && { when: span(range.first, range.last), next: to.next, kind: left.kind, and: true }
}

/** What joins two ends, with the article after it; a dash, «au», «jusqu'au», «et». */
function connector(source: Source, at: number): { next: number; and: boolean } | null {
  const token = source.tokens[at]
  if (!token || token.gap === GAP.line) return null
  const dash = DASHES.has(token.text)
  const to = dash ? { next: at + 1 } : source.tables.to.startingAt(source.tokens, at)
  const and = token.text === 'et'
  const next = to?.next ?? (and ? at + 1 : -1)
  const after = source.tokens[next]
  if (!after || after.gap === GAP.line) return null
  return { next: isArticle(source, next) || after.text === 'a' ? next + 1 : next, and }
}
