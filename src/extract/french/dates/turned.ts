import { GAP } from '../numbers/tokens.ts'
import { oneDay, wholeMonth } from './calendar.ts'
import type { Clock, Found } from './found.ts'
import { readHolder } from './ranked.ts'
import { rankBefore } from './ranks.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import { nearestWeekday } from './reference.ts'
import { readUnitDate } from './unit-dates.ts'
import { readFollowing, readUnit } from './units.ts'

/** «Vendredi dernier», «dimanche prochain», «ce mardi», «vendredi de la semaine dernière». */
export function readWeekdayTurned(source: Source, at: number, clock: Clock): Found | null {
  const weekday = source.tables.weekdays.get(textAt(source, at))
  if (weekday === undefined || !clock.day) return null
  const { day } = clock
  const after = textAt(source, at + 1)
  const onLine = source.tokens[at + 1] !== undefined && source.tokens[at + 1]!.gap !== GAP.line
  // «Jeudi dernier», said on a Friday, is no «hier»; «dimanche dernier», said on a Monday, is.
  if (onLine && source.tables.last.has(after)) return { first: at, next: at + 2, when: oneDay(nearestWeekday(weekday, day.subtract({ days: day.dayOfWeek === 1 ? 1 : 2 }), 'past')), kind: 'weekday' }
  if (onLine && source.tables.next.has(after)) return { first: at, next: at + 2, when: oneDay(nearestWeekday(weekday, day.add({ days: 1 }), 'future')), kind: 'weekday' }
  const following = onLine ? readFollowing(source, at + 1) : null
  if (following) return { first: at, next: following.next, when: null, kind: 'anchored', anchor: { to: 'previous', days: following.step, weekday } }
  // «Lundi en huit»: a week after the coming one.
  const weeks = after === 'en' ? source.tables.words.weeks_on.get(textAt(source, at + 2)) : undefined
  if (weeks !== undefined) return { first: at, next: at + 3, when: oneDay(nearestWeekday(weekday, day.add({ days: 1 }), 'future').add({ weeks })), kind: 'weekday' }
  const joins = source.tables.words.week_of.has(after) ? weekAfter(source, at + 1, clock) : null
  if (joins?.when?.first) return { first: at, next: joins.next, when: oneDay(joins.when.first.add({ days: weekday - 1 })), kind: 'weekday' }
  return null
}

function weekAfter(source: Source, from: number, clock: Clock): Found | null {
  for (let at = from; at <= from + 3; at++) {
    const unit = readUnit(source, at)
    if (unit) return unit.unit === 'week' ? readUnitDate(source, at, clock) : null
  }
  return null
}

/** «En janvier dernier», «juin prochain», «ce mois de mars», «cette année en mars»: a month with what turns it. */
export function readMonthTurned(source: Source, at: number, clock: Clock): Found | null {
  const month = source.tables.months.get(textAt(source, at))
  if (month === undefined || !clock.day) return null
  const before = textAt(source, at - 1)
  const after = source.tokens[at + 1]?.gap === GAP.line ? '' : textAt(source, at + 1)
  const { last, next: coming, this: named } = source.tables
  if (named.has(before)) return { first: at - 1, next: at + 1, when: wholeMonth(clock.day.year, month), kind: 'no_year' }
  const behind = last.has(after) || last.has(before)
  if (!behind && !coming.has(after) && !coming.has(before)) return null
  const turned = last.has(after) || coming.has(after)
  // The month that runs is neither the last nor the next.
  const step = behind ? -((clock.day.month - month + 11) % 12 + 1) : (month - clock.day.month + 11) % 12 + 1
  const there = clock.day.with({ day: 1 }).add({ months: step })
  return { first: turned ? at : at - 1, next: turned ? at + 2 : at + 1, when: wholeMonth(there.year, there.month), kind: 'relative' }
}

/** «Premier vendredi de juillet», «dernier lundi du mois»: the weekday by its rank in a month. */
export function readNthWeekday(source: Source, at: number, clock: Clock): Found | null {
  const weekday = source.tables.weekdays.get(textAt(source, at))
  const rank = weekday === undefined ? null : rankBefore(source, at)
  if (weekday === undefined || !rank) return null
  const holder = source.tables.numbers.of.has(textAt(source, at + 1)) ? readHolder(source, at + 1, clock, rank.first) : null
  if (!holder?.when?.first || holder.when.precision !== 'month') return null
  const { first, last } = holder.when
  const day = rank.value > 0
    ? first.add({ days: (weekday - first.dayOfWeek + 7) % 7 + 7 * (rank.value - 1) })
    : last!.subtract({ days: (last!.dayOfWeek - weekday + 7) % 7 })
  return day.month === first.month ? { first: rank.first, next: holder.next, when: oneDay(day), kind: holder.kind } : null
}
