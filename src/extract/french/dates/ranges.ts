import { GAP } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { span } from './calendar.ts'
import type { DateKind } from './mention.ts'
import { readDay } from './named.ts'
import { readCalendar } from './partial.ts'
import type { DateReading, Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Partial } from './reference.ts'
import { resolveRange } from './reference.ts'
import type { Clock, Found } from './units.ts'
import { readDirected, readUnit } from './units.ts'

const DASHES = new Set(['-', '–', '—'])
const OPENERS = new Set(['entre', 'depuis'])

/** A stretch whose first end stands at `at`: «31 janvier au 1er février», «4 au 22 ce mois», «19-20 novembre», «janvier à mars 2024». */
export function readRange(source: Source, at: number, clock: Clock, left: DateReading | null): Found | null {
  const opened = OPENERS.has(textAt(source, at - 1)) || (isArticle(textAt(source, at - 1)) && OPENERS.has(textAt(source, at - 2)))
  const whole = left && between(source, left, opened, clock)
  if (whole) return place(source, at, whole)
  if (left && left.partial.day !== undefined) return null
  const inner = left && left.partial.month !== undefined && left.partial.day === undefined ? entreAfter(source, left, clock) : null
  if (inner) return { ...inner, first: at }
  const day = readDay(source, at)
  if (!day || textAt(source, at) === 'un') return null
  const found = between(source, { partial: { day: day.value }, next: day.next, kind: 'no_year' }, opened, clock)
  return found && place(source, at, found)
}

interface Stretch {
  readonly when: When
  readonly next: number
  readonly kind: DateKind
  /** Joined by «et». */
  readonly and: boolean
}

const isArticle = (text: string): boolean => text === 'le' || text === 'les' || text === 'du' || text === 'la'

/** «Entre» belongs to the stretch that it opens with «et». */
function place(source: Source, at: number, { when, next, kind, and }: Stretch): Found {
  const entre = !and ? undefined : [1, 2].find(back => textAt(source, at - back) === 'entre' && (back === 1 || isArticle(textAt(source, at - 1))))
  return { first: entre === undefined ? at : at - entre, next, when, kind }
}

function between(source: Source, left: DateReading, opened: boolean, clock: Clock): Stretch | null {
  const join = connector(source, left.next)
  if (!join) return null
  const bare = left.partial.day !== undefined && left.partial.month === undefined && left.partial.weekday === undefined
  if (join.and && !opened && !bare) return null
  const right = readRight(source, join.next, left, bare, clock)
  if (!right) return null
  if (join.and && bare && textAt(source, left.next - 2) === 'les' && right.partial.day !== undefined && right.partial.day - left.partial.day! !== 1) return null
  const range = resolveRange(left.partial, right.partial, clock.day, clock.tense(left.next, right.next))
  return range && { when: span(range.first, range.last), next: right.next, kind: right.kind === 'absolute' || left.kind === 'absolute' ? 'absolute' : right.kind, and: join.and }
}

/** The other end: a date, a day after a month («novembre 19 au 20»), or a unit («au 22 ce mois»). */
function readRight(source: Source, at: number, left: DateReading, bare: boolean, clock: Clock): DateReading | null {
  const dated = readCalendar(source, at, clock.century) ?? relative(source, at, clock)
  if (dated && (!bare || dated.partial.month !== undefined || dated.partial.weekday !== undefined)) return dated.partial.fixed && bare ? null : dated
  const day = readDay(source, at)
  if (!day) return null
  if (bare) return dayInUnit(source, day, clock)
  const monthFirst = left.partial.month !== undefined && left.partial.day !== undefined && source.tokens[left.next - 1]?.kind === 'digits'
  return monthFirst ? { partial: { day: day.value, month: left.partial.month! }, next: day.next, kind: left.kind } : null
}

function relative(source: Source, at: number, clock: Clock): DateReading | null {
  const found = source.tables.relativeDays.startingAt(source.tokens, at)
  const next = found ?? (textAt(source, at) === 'lendemain' ? { value: 1, next: at + 1 } : null)
  if (!next || !clock.day) return null
  const day = clock.day.add({ days: next.value })
  return { partial: { fixed: { first: day, last: day, precision: 'day' } }, next: next.next, kind: 'relative' }
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
export function connector(source: Source, at: number): { next: number; and: boolean } | null {
  const token = source.tokens[at]
  if (!token || token.gap === GAP.line) return null
  const dash = DASHES.has(token.text)
  const to = dash ? { next: at + 1 } : source.tables.to.startingAt(source.tokens, at)
  const and = token.text === 'et'
  const next = to?.next ?? (and ? at + 1 : -1)
  const after = source.tokens[next]
  if (!after || after.gap === GAP.line) return null
  return { next: isArticle(after.text) || after.text === 'a' ? next + 1 : next, and }
}
