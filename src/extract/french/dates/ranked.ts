import { GAP } from '../numbers/tokens.ts'
import type { Day, When } from './calendar.ts'
import { readDirected, readOf } from './directed.ts'
import type { Clock, Found } from './found.ts'
import type { DateKind } from './mention.ts'
import { readCalendar } from './partial.ts'
import { rankBefore } from './ranks.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Tense } from './reference.ts'
import { resolve } from './reference.ts'
import { unitAround, years } from './shift.ts'
import type { UnitWord } from './units.ts'
import { readUnit } from './units.ts'
import { dayOf, isoWeek, oneDay, span, weekOf, weekendOf, wholeMonth } from './calendar.ts'

/** «Troisième semaine de 2027», «premier semestre 2024», «dernier jour d'octobre», «quatrième trimestre». */
export function readNth(source: Source, word: UnitWord, clock: Clock): Found | null {
  const { tables } = source
  const rank = rankBefore(source, word.at)
  if (!rank) return null
  if (word.unit === 'century' && rank.value > 0) return { first: rank.first, next: word.next, when: years((rank.value - 1) * 100 + 1, rank.value * 100), kind: 'absolute' }
  const holder = readHolder(source, word.next, clock, rank.first)
  const size = tables.fractionsOfYear.get(textAt(source, word.at))
  if (size !== undefined) return nthPart(rank, size, word.next, holder, clock, source)
  if (!holder || !holder.when?.first || !holder.when.last) return null
  const { first, last } = holder.when
  if (word.unit === 'week') {
    // As ISO 8601 counts the weeks of a year, a week is of the month that most of its days are in.
    const inYear = holder.when.precision === 'year'
    const week = rank.value > 0 ? (inYear ? isoWeek(first.year, rank.value) : weekOf(first.add({ days: 3 + 7 * (rank.value - 1) }))) : weekOf(last.subtract({ days: 3 }))
    return { first: rank.first, next: holder.next, when: week, kind: holder.kind }
  }
  if (word.unit === 'weekend') return holder.when.precision === 'month' ? { first: rank.first, next: holder.next, when: nthWeekend(first, last, rank.value), kind: holder.kind } : null
  if (word.unit !== 'day') return null
  const day = rank.value > 0 ? first.add({ days: rank.value - 1 }) : last
  return day.until(last).days >= 0 ? { first: rank.first, next: holder.next, when: oneDay(day), kind: holder.kind } : null
}

/** A month's weekends are those whose Saturday is in it. */
function nthWeekend(first: Day, last: Day, rank: number): When {
  return weekendOf(rank > 0 ? first.add({ days: (13 - first.dayOfWeek) % 7 + 7 * (rank - 1) }) : last.subtract({ days: (last.dayOfWeek + 1) % 7 }))
}

/** The month or year that a rank counts in: «de 2027», «d'octobre 2015», «de ce mois», «2024». */
export function readHolder(source: Source, at: number, clock: Clock, first: number): { when: When | null; next: number; kind: DateKind } | null {
  if (source.tokens[at]?.gap === GAP.line) return null
  const { numbers: { of, the }, words } = source.tables
  const joined = of.has(textAt(source, at)) || words.rank_in.has(textAt(source, at)) ? at + 1 : at
  const start = the.has(textAt(source, joined)) ? joined + 1 : joined
  const unit = readUnit(source, source.tables.this.has(textAt(source, start)) ? start + 1 : start)
  if (unit && start > at) {
    const found = readDirected(source, unit, clock) ?? readOf(source, unit, clock)
    if (found?.when) return { when: found.when, next: found.next, kind: 'relative' }
    if (unit.unit === 'month' || unit.unit === 'year') return { when: clock.day && unitAround(clock.day, unit.unit, 0), next: unit.next, kind: 'relative' }
  }
  const dated = readCalendar(source, start, clock.century)
  if (!dated || (dated.partial.day !== undefined && start === at)) return null
  return { when: resolve(dated.partial, clock.day, clock.tense(first, dated.next)), next: dated.next, kind: dated.kind }
}

function nthPart(rank: { value: number; first: number }, size: number, next: number, holder: ReturnType<typeof readHolder>, clock: Clock, source: Source): Found | null {
  const count = 12 / size
  const index = rank.value === -1 ? count : rank.value
  if (index < 1 || index > count) return null
  const year = holder?.when?.precision === 'year' ? holder.when.first!.year : clock.day ? yearOfPart(index, size, clock, clock.tense(rank.first, next)) : null
  const end = holder?.when?.precision === 'year' ? holder.next : next
  // «Le troisième quart» alone is no part of a year.
  if (year === null || (textAt(source, next - 1) === 'quart' && end === next)) return null
  return { first: rank.first, next: end, when: span(dayOf(year, (index - 1) * size + 1, 1), wholeMonth(year, index * size).last), kind: end === next ? 'no_year' : 'absolute' }
}

/** The last one that has begun; the next one where the verb looks ahead. */
function yearOfPart(index: number, size: number, clock: Clock, tense: Tense): number {
  const begins = (index - 1) * size + 1
  if (tense === 'future') return index * size >= clock.day!.month ? clock.day!.year : clock.day!.year + 1
  return begins <= clock.day!.month ? clock.day!.year : clock.day!.year - 1
}
