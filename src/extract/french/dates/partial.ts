import { GAP } from '../numbers/tokens.ts'
import { readDay, readDayMonth, readMonthFirst, readWeekday, readYearAlone } from './named.ts'
import { readNumeric } from './numeric.ts'
import type { DateReading, Source } from './reading.ts'
import { textAt } from './reading.ts'

/** A date by the calendar at `at`, whole or in part: digits, a day, a month, a weekday, a year. */
export function readCalendar(source: Source, at: number, century: number): DateReading | null {
  const token = source.tokens[at]
  if (!token) return null
  if (token.kind === 'digits') {
    return readNumeric(source, at, century) ?? readDayMonth(source, at, century) ?? readDayWeekday(source, at) ?? readYearAlone(source, at)
  }
  if (token.kind !== 'word') return null
  const weekday = readWeekday(source, at)
  if (weekday) {
    const dated = readAfterWeekday(source, weekday.next, century)
    if (dated && !(weekday.abbreviated && dated.partial.month === undefined)) return { ...dated, partial: { ...dated.partial, weekday: weekday.value } }
    if (!weekday.abbreviated) return isNamed(source, at) ? null : { partial: { weekday: weekday.value }, next: weekday.next, kind: 'weekday' }
    if (source.tables.weekdayAbbreviationsAlone.has(token.text)) return { partial: { weekday: weekday.value }, next: at + 1, kind: 'weekday' }
  }
  const { tables } = source
  if (tables.months.has(token.text) || tables.monthAbbreviations.has(token.text)) {
    return readNumeric(source, at, century) ?? readMonthFirst(source, at, century) ?? readDayMonth(source, at, century)
  }
  return tables.numbers.starters.has(token.text) || token.text === 'seconde' ? readDayMonth(source, at, century) ?? readDayWeekday(source, at) : null
}

/** «Chaque mercredi», «mardi gras»: no day in particular, or a name. */
const isNamed = (source: Source, at: number): boolean =>
  (source.tables.words.any_day.has(textAt(source, at - 1)) && source.tokens[at]!.gap !== GAP.line) ||
  (source.tables.noWeekdayBefore.has(textAt(source, at + 1)) && source.tokens[at + 1]!.gap !== GAP.line)

function readAfterWeekday(source: Source, at: number, century: number): DateReading | null {
  const start = textAt(source, at) === ',' || textAt(source, at) === 'le' ? at + 1 : at
  const token = source.tokens[start]
  if (!token || token.gap === GAP.line) return null
  const dated = (token.kind === 'digits' ? readNumeric(source, start, century) : null) ?? readDayMonth(source, start, century)
  if (dated && dated.partial.day !== undefined) return dated
  const day = start === at ? readDay(source, start) : null
  return day && !countsSomething(source, day.next) ? { partial: { day: day.value }, next: day.next, kind: 'no_year' } : null
}

/** «Mercredi 31» is a day; «mercredi 20 personnes» is not. */
function countsSomething(source: Source, at: number): boolean {
  const after = source.tokens[at]
  if (!after || after.gap === GAP.line) return false
  // «Mardi 1,7 million»
  const fraction = source.tokens[at + 1]
  if (after.text === ',' && after.gap === GAP.none && fraction?.kind === 'digits' && fraction.gap === GAP.none) return true
  return after.kind === 'word' ? !source.tables.words.after_bare_day.has(after.text) && after.text !== 'a' : after.text === '%' || after.text === '€' || after.kind === 'digits'
}

/** «Le 25 mardi»: the weekday after the day. */
function readDayWeekday(source: Source, at: number): DateReading | null {
  const day = readDay(source, at)
  if (!day || source.tokens[day.next]?.gap === GAP.line) return null
  const weekday = day.value > 1 ? source.tables.weekdays.get(textAt(source, day.next)) : undefined
  return weekday === undefined ? null : { partial: { day: day.value, weekday }, next: day.next + 1, kind: 'no_year' }
}

/** «Le 23»: a day alone, after its article and before nothing that it could count. */
export function readBareDay(source: Source, at: number): DateReading | null {
  if (!isDayArticle(source, at - 1) || source.tokens[at]!.kind !== 'digits' || source.tokens[at]!.gap === GAP.line) return null
  const day = readDay(source, at)
  if (!day || day.next !== at + 1) return null
  const after = source.tokens[day.next]
  const free = !after || after.gap === GAP.line || (after.kind === 'mark' ? ['.', ';', '!', '?', ')', '»'].includes(after.text) || (after.text === ',' && after.gap === GAP.none && source.tokens[day.next + 1]?.gap !== GAP.none) : source.tables.words.after_bare_day.has(after.text))
  return free ? { partial: { day: day.value }, next: day.next, kind: 'no_year' } : null
}

const isDayArticle = (source: Source, at: number): boolean =>
  textAt(source, at) === 'le' || (source.tables.words.day_articles.has(textAt(source, at)) && source.tables.words.dating_stems.some(stem => textAt(source, at - 1).startsWith(stem)))
