import { follow, readCardinal } from '../numbers/cardinals.ts'
import { readOrdinal } from '../numbers/fractions.ts'
import { classify } from '../numbers/surroundings.ts'
import { GAP } from '../numbers/tokens.ts'
import type { DateReading, Source } from './reading.ts'
import { expandYear, isPlausibleYear, textAt } from './reading.ts'

interface Found {
  readonly value: number
  readonly next: number
}

const CLAUSE_MARKS = new Set(['.', ',', ';', ':', '!', '?', ')', '»', '-', '–', '—', '"', '…', ']'])

const onLine = (source: Source, at: number): boolean => source.tokens[at] !== undefined && source.tokens[at]!.gap !== GAP.line

/** A month's name or abbreviation with its dot. */
function readMonth(source: Source, at: number): (Found & { readonly abbreviated: boolean }) | null {
  const text = textAt(source, at)
  const month = source.tables.months.get(text)
  if (month !== undefined) return { value: month, next: at + 1, abbreviated: false }
  const short = source.tables.monthAbbreviations.get(text)
  if (short === undefined) return null
  const dotted = textAt(source, at + 1) === '.' && source.tokens[at + 1]!.gap === GAP.none
  return { value: short, next: at + (dotted ? 2 : 1), abbreviated: true }
}

/** A weekday's name, or its abbreviation with a dot or a comma after it. */
export function readWeekday(source: Source, at: number): (Found & { readonly abbreviated: boolean }) | null {
  const text = textAt(source, at)
  const day = source.tables.weekdays.get(text)
  if (day !== undefined) return { value: day, next: at + 1, abbreviated: false }
  const short = source.tables.weekdayAbbreviations.get(text)
  if (short === undefined) return null
  const marked = ['.', ','].includes(textAt(source, at + 1)) && source.tokens[at + 1]!.gap === GAP.none
  return { value: short, next: at + (marked ? 2 : 1), abbreviated: true }
}

/** A day of the month: «31», «1er», «vingt et un», «premier», «2e». */
export function readDay(source: Source, at: number): Found | null {
  const token = source.tokens[at]
  if (!token) return null
  if (token.kind === 'digits') {
    if (token.text.length > 2 || (token.gap === GAP.none && source.tokens[at - 1]?.kind === 'word')) return null
    const value = Number(token.text)
    const suffix = source.tokens[at + 1]
    const ordinal = suffix?.gap === GAP.none && source.tables.numbers.ordinalSuffixes.has(suffix.text)
    return value >= 1 && value <= 31 ? { value, next: at + (ordinal ? 2 : 1) } : null
  }
  if (token.text === 'seconde') return { value: 2, next: at + 1 }
  if (!source.tables.numbers.starters.has(token.text)) return null
  const reading = readOrdinal(source.tokens, at, source.tables.numbers) ?? readCardinal(source.tokens, at, source.tables.numbers)
  return reading && reading.value >= 1 && reading.value <= 31 && token.text !== 'un' && token.text !== 'une' ? { value: reading.value, next: reading.next } : null
}

/** The year that may follow a month: «2024», «, 2024», «de 1987», «99», «mil neuf cent vingt», «dix-neuf soixante-douze». */
function readYear(source: Source, at: number, century: number): Found | null {
  if (!onLine(source, at)) return null
  const text = textAt(source, at)
  if (source.tokens[at]!.kind === 'digits') return yearOfDigits(source, at, century)
  const joined = source.tables.numbers.of.has(text) || source.tables.words.before_year.has(text)
  const start = joined ? at + 1 : at
  if (!onLine(source, start)) return null
  if (source.tokens[start]!.kind === 'digits') {
    return joined && text !== 'a' && textAt(source, start).length === 4 ? yearOfDigits(source, start, century) : null
  }
  return text === ',' ? null : yearOfWords(source, start)
}

function yearOfDigits(source: Source, at: number, century: number): Found | null {
  const { text } = source.tokens[at]!
  const after = source.tokens[at + 1]
  if (after && after.gap === GAP.none && (after.kind === 'word' || (after.text === ',' && source.tokens[at + 2]?.gap === GAP.none && source.tokens[at + 2]!.kind === 'digits'))) return null
  const value = Number(text)
  if (text.length === 4) return isPlausibleYear(value) ? { value, next: at + 1 } : null
  return text.length === 2 && value > 31 && after?.text !== '%' ? { value: expandYear(value, century), next: at + 1 } : null
}

/** «Mille neuf cent vingt», «deux mille vingt-quatre», «dix-neuf cent soixante», «dix-neuf soixante-douze». */
export function yearOfWords(source: Source, at: number): Found | null {
  const { tokens } = source
  const head = source.tables.numbers.starters.has(textAt(source, at)) ? readCardinal(tokens, at, source.tables.numbers) : null
  if (!head) return null
  if (isPlausibleYear(head.value)) return head
  if (head.value < 10 || head.value > 20) return null
  const after = follow(tokens, head.next)
  const rest = after >= 0 ? readCardinal(tokens, after, source.tables.numbers) : null
  return rest && rest.value >= 10 && rest.value < 100 ? { value: head.value * 100 + rest.value, next: rest.next } : null
}

/** Day, month and year in words, with a weekday before or after: «mercredi 31 janvier 2024», «1er mars», «le 25 mardi». */
export function readDayMonth(source: Source, at: number, century: number): DateReading | null {
  const day = readDay(source, at)
  if (!day || !onLine(source, day.next)) return null
  const joined = source.tables.numbers.of.has(textAt(source, day.next)) ? day.next + 1 : day.next
  const month = textAt(source, joined) === '-' ? null : readMonth(source, joined)
  if (!month || !onLine(source, joined)) return null
  return withYear(source, { month: month.value, day: day.value }, month.next, century)
}

function withYear(source: Source, partial: { month: number; day?: number }, next: number, century: number): DateReading {
  const year = readYear(source, next, century)
  return year
    ? { partial: { ...partial, year: year.value }, next: year.next, kind: 'absolute' }
    : { partial, next: trimDot(source, next), kind: 'no_year' }
}

/** The dot of «janv.» is the date's only where the sentence goes on. */
const trimDot = (source: Source, next: number): number =>
  textAt(source, next - 1) === '.' && (!source.tokens[next] || source.tokens[next]!.gap === GAP.line) ? next - 1 : next

/** A date that begins with its month: «janvier 2024», «Oct. 2», «mai vingt et un», «novembre 23 de 1987», «janvier». */
export function readMonthFirst(source: Source, at: number, century: number): DateReading | null {
  const month = readMonth(source, at)
  const before = source.tokens[at - 1]
  // «45 janvier»: no day, and no month either.
  const misdated = before?.kind === 'digits' && before.text.length <= 2 && source.tokens[at]!.gap !== GAP.line
  if (!month || misdated || isOtherMonth(source, at, month.abbreviated)) return null
  const year = readYear(source, month.next, century)
  if (year) return { partial: { month: month.value, year: year.value }, next: year.next, kind: 'absolute' }
  const dotted = textAt(source, month.next) === '.' && source.tokens[month.next]!.gap === GAP.none
  const start = dotted ? month.next + 1 : month.next
  const day = onLine(source, start) ? readDay(source, start) : null
  if (day && endsDay(source, day.next)) return withYear(source, { month: month.value, day: day.value }, day.next, century)
  return month.abbreviated ? null : { partial: { month: month.value }, next: month.next, kind: 'no_year' }
}

export function endsDay(source: Source, at: number): boolean {
  const after = source.tokens[at]
  if (!after || after.gap === GAP.line) return true
  if (after.kind === 'mark') return CLAUSE_MARKS.has(after.text)
  return source.tables.words.after_month_day.has(after.text) || (after.kind === 'digits' && after.text.length === 4) || after.gap === GAP.none
}

/** «La planète Mars», «sept» the number, «oct» with no day. */
function isOtherMonth(source: Source, at: number, abbreviated: boolean): boolean {
  const before = textAt(source, at - 1)
  if (abbreviated) return source.tables.numbers.units.has(textAt(source, at)) && before !== 'de'
  const capital = source.text[source.tokens[at]!.start] !== source.tokens[at]!.text[0]
  return capital && source.tables.noMonthAfter.has(before)
}

/** A year that nothing else dates: «en 2023», «2024». A number that counts something is none. */
export function readYearAlone(source: Source, at: number): DateReading | null {
  const token = source.tokens[at]!
  if (token.text.length !== 4 || token.gap === GAP.none && source.tokens[at - 1]?.kind !== 'mark') return null
  const after = source.tokens[at + 1]
  if (after?.gap === GAP.none && after.kind !== 'mark') return null
  const raw = { first: at, next: at + 1, value: Number(token.text), kind: 'cardinal' as const }
  return classify(source.text, source.tokens, raw, source.tables.numbers) === 'year' && raw.value >= 1000
    ? { partial: { year: raw.value }, next: at + 1, kind: 'absolute' }
    : null
}
