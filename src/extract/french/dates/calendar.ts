import { Temporal } from 'temporal-polyfill'

export type Day = Temporal.PlainDate

/** Days from the first to the last, both included. An open end is null. */
export interface When {
  readonly first: Day | null
  readonly last: Day | null
  /** What the text named: a day, a month or a year as such, or a stretch of days. */
  readonly precision: 'day' | 'month' | 'year' | 'span'
  readonly approximate?: boolean
}

export const oneDay = (day: Day): When => ({ first: day, last: day, precision: 'day' })
export const span = (first: Day | null, last: Day | null): When => ({ first, last, precision: 'span' })
export const wholeMonth = (year: number, month: number): When => ({ first: at(year, month, 1), last: endOfMonth(year, month), precision: 'month' })
export const wholeYear = (year: number): When => ({ first: at(year, 1, 1), last: at(year, 12, 31), precision: 'year' })
/** Monday to Sunday (ISO 8601). */
export const weekOf = (day: Day): When => span(monday(day), monday(day).add({ days: 6 }))
export const weekendOf = (day: Day): When => span(monday(day).add({ days: 5 }), monday(day).add({ days: 6 }))

const monday = (day: Day): Day => day.subtract({ days: day.dayOfWeek - 1 })
const at = (year: number, month: number, day: number): Day => new Temporal.PlainDate(year, month, day)
const endOfMonth = (year: number, month: number): Day => at(year, month, at(year, month, 1).daysInMonth)

/** The day, or null where the calendar has none (31 February). */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > at(year, month, 1).daysInMonth) return null
  return at(year, month, day)
}

/** The Monday of the week of a year by ISO 8601: week 1 holds 4 January. */
export const isoWeek = (year: number, week: number): When => weekOf(at(year, 1, 4).add({ weeks: week - 1 }))

/**
 * The publication's day where the dossier's clocks are: an instant with an offset is moved there, a bare day or local time is taken as it is.
 * Null for none and for what is no date.
 */
export function publicationDay(published: string | null, timezone: string): Day | null {
  if (published === null) return null
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/i.test(published) && published.includes('T')) {
      return Temporal.Instant.from(published).toZonedDateTimeISO(timezone).toPlainDate()
    }
    return Temporal.PlainDate.from(published.slice(0, 10))
  } catch {
    return null
  }
}

/** EDTF, level 0 and 1 with intervals. */
export function toEdtf({ first, last, precision, approximate }: When): string {
  const mark = approximate ? '~' : ''
  if (first && precision === 'day') return `${first.toString()}${mark}`
  if (first && precision === 'month') return `${first.toString().slice(0, 7)}${mark}`
  if (first && precision === 'year') return `${first.toString().slice(0, 4)}${mark}`
  return `${first?.toString() ?? '..'}/${last?.toString() ?? '..'}`
}

/** The third of a month that «début», «mi-» and «fin» name: days 1 to 10, 11 to 20, 21 to the last. */
function thirdOfMonth(year: number, month: number, part: Part): When {
  if (part === 'start') return span(at(year, month, 1), at(year, month, 10))
  return part === 'middle' ? span(at(year, month, 11), at(year, month, 20)) : span(at(year, month, 21), endOfMonth(year, month))
}

export type Part = 'start' | 'middle' | 'end'

/**
 * The part of a longer stretch: a third of a year by months (January to April, May to August, September to December), of a
 * decade by years, of a
 * week by days (Monday and Tuesday, Wednesday and Thursday, Friday to Sunday), of anything else by equal thirds.
 */
export function partOf(when: When, part: Part): When {
  const { first, last, precision } = when
  if (!first || !last) return when
  if (precision === 'month') return thirdOfMonth(first.year, first.month, part)
  if (precision === 'year') {
    const month = { start: 1, middle: 5, end: 9 }[part]
    return span(at(first.year, month, 1), endOfMonth(first.year, month + 3))
  }
  if (last.year - first.year === 9) {
    // A decade: four years, three, three.
    const [from, to] = { start: [0, 3], middle: [4, 6], end: [7, 9] }[part] as [number, number]
    return span(at(first.year + from, 1, 1), at(first.year + to, 12, 31))
  }
  const days = first.until(last).days + 1
  if (days === 7) {
    const [from, to] = { start: [0, 1], middle: [2, 3], end: [4, 6] }[part] as [number, number]
    return span(first.add({ days: from }), first.add({ days: to }))
  }
  const third = Math.floor(days / 3)
  if (part === 'start') return span(first, first.add({ days: third - 1 }))
  return part === 'middle' ? span(first.add({ days: third }), last.subtract({ days: third })) : span(last.subtract({ days: third - 1 }), last)
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, «Astronomical Algorithms», chapter 8). */
export function easter(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return at(year, Math.floor(n / 31), (n % 31) + 1)
}
