import type { Day, When } from './calendar.ts'
import { oneDay, span, weekOf, weekendOf, wholeMonth, wholeYear } from './calendar.ts'
import type { Unit } from './tables.ts'

/** A day some units away; null for units that have no length in days of their own. */
export function shiftDay(day: Day, unit: Unit, count: number): Day | null {
  const whole = Math.trunc(count)
  // Half a month is fifteen days, half a year six months, half a week three days.
  const half = Math.sign(count) * (Math.abs(count - whole) >= 0.5 ? 1 : 0)
  switch (unit) {
    case 'hour': return day.add({ days: Math.trunc(whole / 24) })
    case 'day': return day.add({ days: whole })
    case 'week': return day.add({ weeks: whole, days: half * 3 })
    case 'month': return day.add({ months: whole, days: half * 15 })
    case 'quarter': return day.add({ months: whole * 3 })
    case 'half': return day.add({ months: whole * 6 })
    case 'year': return day.add({ years: whole, months: half * 6 })
    case 'decade': return day.add({ years: whole * 10 })
    case 'century': return day.add({ years: whole * 100 })
    case 'weekend': return null
  }
}

/** The calendar's own unit that holds a day, some units away: «cette semaine» (0), «le mois dernier» (-1). */
export function unitAround(day: Day, unit: Unit, count: number): When {
  switch (unit) {
    case 'hour': return oneDay(day)
    case 'day': return oneDay(day.add({ days: count }))
    case 'week': return weekOf(day.add({ weeks: count }))
    case 'weekend': return weekendOf(day.add({ weeks: count }))
    case 'month': { const there = day.add({ months: count }); return wholeMonth(there.year, there.month) }
    case 'quarter': return months(day.add({ months: 3 * count }), 3)
    case 'half': return months(day.add({ months: 6 * count }), 6)
    case 'year': return wholeYear(day.year + count)
    case 'decade': { const first = day.year - (day.year % 10) + 10 * count; return years(first, first + 9) }
    // A century ends with the year of its hundreds: the 20th in 2000.
    case 'century': { const first = Math.floor((day.year - 1) / 100) * 100 + 1 + 100 * count; return years(first, first + 99) }
  }
}

function months(day: Day, length: number): When {
  const first = day.month - ((day.month - 1) % length)
  return span(wholeMonth(day.year, first).first, wholeMonth(day.year, first + length - 1).last)
}

export const years = (first: number, last: number): When => span(wholeYear(first).first, wholeYear(last).last)

/** «Les trois derniers mois»: up to the day before. «Les trois prochaines semaines»: from the day after. */
export function rolling(day: Day, unit: Unit, count: number): When | null {
  const there = shiftDay(day, unit, count)
  if (!there) return null
  return count < 0 ? span(there, day.subtract({ days: 1 })) : span(day.add({ days: 1 }), there)
}
