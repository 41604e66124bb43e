import { readCardinal } from '../numbers/cardinals.ts'
import { GAP } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { dayOf, easter, oneDay, partOf, span, wholeMonth } from './calendar.ts'
import { yearOfWords } from './named.ts'
import type { Source } from './reading.ts'
import { expandYear, isPlausibleYear, textAt } from './reading.ts'
import { readCalendar } from './partial.ts'
import type { Partial } from './reference.ts'
import { nearestWeekday, resolve } from './reference.ts'
import { unitAround, years } from './shift.ts'
import type { Clock, Found } from './units.ts'
import { rankBefore, readHolder, readUnit, readUnitDate } from './units.ts'

const DETERMINERS = new Set(['de', 'd\'', 'du', 'la', 'l\'', 'le', '-', 'ce', 'cette', 'cet', 'des'])

/** «Fin janvier», «mi-2023», «début février 2024», «courant mars», «à la fin de la semaine dernière», «fin du mois». */
export function readPart(source: Source, at: number, clock: Clock): Found | null {
  const found = readOnePart(source, at, clock)
  const other = found?.when?.first ? readOtherPart(source, found.next, clock) : null
  const reaches = other?.when?.last && found!.when!.first!.until(other.when.last).days > 0
  return reaches ? { ...other!, first: at, when: span(found!.when!.first, other!.when!.last) } : found
}

function readOnePart(source: Source, at: number, clock: Clock): Found | null {
  const part = source.tables.parts.get(textAt(source, at))
  if (part === undefined) return null
  let start = at + 1
  while (start <= at + 3 && DETERMINERS.has(textAt(source, start)) && source.tokens[start]!.gap !== GAP.line) start++
  if (!source.tokens[start] || source.tokens[start]!.gap === GAP.line) return null
  const inner = readInner(source, start, clock, at)
  if (!inner?.when) return null
  return { ...inner, first: at, when: part === 'whole' ? inner.when : partOf(inner.when, part) }
}

/** «Fin janvier ou début février», «de fin janvier à mi-février»: from the one to the other. */
function readOtherPart(source: Source, at: number, clock: Clock): Found | null {
  const joins = ['-', '–', '/', 'ou', 'a', 'au', 'et'].includes(textAt(source, at)) && source.tokens[at]!.gap !== GAP.line
  const start = joins && ['la', 'le'].includes(textAt(source, at + 1)) ? at + 2 : at + 1
  return joins ? readOnePart(source, start, clock) : null
}

function readInner(source: Source, start: number, clock: Clock, first: number): Found | null {
  const dated = readCalendar(source, start, clock.century)
  if (dated) {
    if (dated.partial.day !== undefined || dated.partial.weekday !== undefined) return null
    return { first, next: dated.next, when: resolve(dated.partial, clock.day, clock.tense(first, dated.next)), kind: dated.kind }
  }
  const unit = readUnit(source, start)
  if (unit && unit.unit !== 'day') {
    const found = readUnitDate(source, start, clock)
    if (found) return found
    if (unit.unit === 'year') {
      const year = readCalendar(source, unit.next, clock.century)
      if (year?.partial.year !== undefined) return { first, next: year.next, when: resolve(year.partial, clock.day, 'past'), kind: 'absolute' }
    }
    const alone = textAt(source, first + 1) !== 'des' && unit.unit !== 'century' && unit.unit !== 'decade'
    return alone && clock.day ? { first, next: unit.next, when: readThis(source, unit.next - 1, clock), kind: 'relative' } : null
  }
  return readSeason(source, start, clock) ?? null
}

const readThis = (source: Source, at: number, clock: Clock): When | null => {
  const unit = readUnit(source, textAt(source, at) === 'end' ? at - (textAt(source, at - 1) === '-' ? 2 : 1) : at)
  const holder = unit && readHolder(source, at, clock, at)
  return holder?.when ?? (unit && clock.day ? unitAround(clock.day, unit.unit, 0) : null)
}

/** «L'été 2023», «cet hiver», «l'automne dernier»: three whole months; winter begins in December of the year before. */
export function readSeason(source: Source, at: number, clock: Clock): Found | null {
  const month = source.tables.seasons.get(textAt(source, at))
  if (month === undefined) return null
  const before = textAt(source, at - 1)
  const after = textAt(source, at + 1)
  const start = after === 'de' ? at + 2 : at + 1
  const year = source.tokens[start]?.kind === 'digits' && source.tokens[start]!.gap !== GAP.line ? readCalendar(source, start, clock.century) : null
  if (year?.partial.year !== undefined && year.partial.month === undefined) {
    return { first: at, next: year.next, when: season(month, year.partial.year), kind: 'absolute' }
  }
  const direction = source.tables.last.has(after) ? -1 : source.tables.next.has(after) ? 1 : 0
  const named = source.tables.this.has(before)
  if (!clock.day || (direction === 0 && !named)) return null
  const tense = clock.tense(at, at + 1)
  const candidates = [-1, 0, 1].map(step => season(month, clock.day!.year + step))
  const today = clock.day.toString()
  const begun = candidates.filter(candidate => candidate.first!.toString() <= today)
  const running = begun.at(-1)!
  const coming = candidates.find(candidate => candidate.first!.toString() > today) ?? null
  const runs = running.last!.toString() >= today
  const when = direction < 0 ? (runs ? begun.at(-2) ?? running : running) : direction > 0 ? coming : runs || tense === 'past' ? running : coming
  return { first: named ? at - 1 : at, next: direction === 0 ? at + 1 : at + 2, when, kind: 'relative' }
}

/** «Hiver 2023» runs from December 2023 to February 2024. */
function season(month: number, year: number): When {
  const first = dayOf(year, month, 1)!
  const last = first.add({ months: 2 })
  return span(first, wholeMonth(last.year, last.month).last)
}

/** «Les années 1990», «années 70», «années quatre-vingt-dix»: ten years. */
export function readDecade(source: Source, at: number, clock: Clock): Found | null {
  if (textAt(source, at) !== 'annees') return null
  const token = source.tokens[at + 1]
  if (!token || token.gap === GAP.line) return null
  const digits = token.kind === 'digits' && (token.text.length === 4 || token.text.length === 2)
  const words = digits ? null : yearOfWords(source, at + 1) ?? tensInWords(source, at + 1)
  const value = digits ? Number(token.text) : words?.value
  if (value === undefined || value % 10 !== 0) return null
  const year = value >= 100 ? value : value <= 10 ? expandYear(value, clock.century) : 1900 + value
  if (!isPlausibleYear(year)) return null
  return { first: at, next: digits ? at + 2 : words!.next, when: years(year, year + 9), kind: 'absolute' }
}

function tensInWords(source: Source, at: number): { value: number; next: number } | null {
  const day = source.tables.numbers.starters.has(textAt(source, at)) ? readCardinal(source.tokens, at, source.tables.numbers) : null
  return day && day.value >= 10 && day.value < 100 ? day : null
}

/** «Premier vendredi de juillet», «dernier lundi du mois»: the weekday by its rank in a month. */
export function readNthWeekday(source: Source, at: number, clock: Clock): Found | null {
  const weekday = source.tables.weekdays.get(textAt(source, at))
  const rank = weekday === undefined ? null : rankBefore(source, at)
  if (weekday === undefined || !rank) return null
  const holder = ['de', 'd\'', 'du'].includes(textAt(source, at + 1)) ? readHolder(source, at + 1, clock, rank.first) : null
  if (!holder?.when?.first || holder.when.precision !== 'month') return null
  const { first, last } = holder.when
  const day = rank.value > 0
    ? first.add({ days: (weekday - first.dayOfWeek + 7) % 7 + 7 * (rank.value - 1) })
    : last!.subtract({ days: (last!.dayOfWeek - weekday + 7) % 7 })
  return day.month === first.month ? { first: rank.first, next: holder.next, when: oneDay(day), kind: holder.kind } : null
}

/** «Noël», «lundi de Pâques 2024», «à la Toussaint»: with its year, or the nearest in the verb's direction. */
export function readFeast(source: Source, at: number, clock: Clock): Found | null {
  const found = source.tables.feasts.startingAt(source.tokens, at)
  if (!found || source.tokens[at]!.gap === GAP.none && source.tokens[at - 1]?.kind === 'word' && !textAt(source, at - 1).endsWith('\'')) return null
  const follower = source.tokens[found.next]
  const isName = follower?.kind === 'word' && follower.gap === GAP.space && /\p{Lu}/u.test(source.text[follower.start]!)
  if (isName) return null
  const year = follower?.kind === 'digits' && follower.gap !== GAP.line && follower.text.length === 4 ? Number(follower.text) : null
  const next = year === null ? found.next : found.next + 1
  if (year !== null) return { first: at, next, when: feastOf(found.value, year), kind: 'feast' }
  const partial: Partial | null = 'easter' in found.value ? null : found.value
  const when = partial ? resolve(partial, clock.day, clock.tense(at, next)) : movable(found.value, clock, clock.tense(at, next) === 'future')
  return { first: at, next, when, kind: 'feast' }
}

const feastOf = (feast: { readonly month: number; readonly day: number } | { readonly easter: number }, year: number): When =>
  oneDay('easter' in feast ? easter(year).add({ days: feast.easter }) : dayOf(year, feast.month, feast.day)!)

function movable(feast: Parameters<typeof feastOf>[0], clock: Clock, future: boolean): When | null {
  if (!clock.day) return null
  const today = clock.day.toString()
  const candidates = [-1, 0, 1].map(step => feastOf(feast, clock.day!.year + step))
  return (future ? candidates.find(({ first }) => first!.toString() >= today) : candidates.filter(({ first }) => first!.toString() <= today).at(-1)) ?? null
}

/** «Vendredi dernier», «dimanche prochain», «ce mardi», «vendredi de la semaine dernière». */
export function readWeekdayTurned(source: Source, at: number, clock: Clock): Found | null {
  const weekday = source.tables.weekdays.get(textAt(source, at))
  if (weekday === undefined || !clock.day) return null
  const { day } = clock
  const after = textAt(source, at + 1)
  const onLine = source.tokens[at + 1] !== undefined && source.tokens[at + 1]!.gap !== GAP.line
  if (onLine && source.tables.last.has(after)) return { first: at, next: at + 2, when: oneDay(nearestWeekday(weekday, day.subtract({ days: 1 }), 'past')), kind: 'weekday' }
  if (onLine && source.tables.next.has(after)) return { first: at, next: at + 2, when: oneDay(nearestWeekday(weekday, day.add({ days: 1 }), 'future')), kind: 'weekday' }
  const following = onLine ? (source.tables.following.has(after) ? 1 : source.tables.preceding.has(after) ? -1 : 0) : 0
  if (following !== 0) return { first: at, next: at + 2, when: null, kind: 'anchored', anchor: { to: 'previous', days: following, weekday } }
  // «Lundi en huit»: a week after the coming one.
  const weeks = after === 'en' ? { huit: 1, 8: 1, quinze: 2, 15: 2 }[textAt(source, at + 2)] : undefined
  if (weeks !== undefined) return { first: at, next: at + 3, when: oneDay(nearestWeekday(weekday, day.add({ days: 1 }), 'future').add({ weeks })), kind: 'weekday' }
  const joins = ['de', 'la', 'cette', 'd\''].includes(after) ? weekAfter(source, at + 1, clock) : null
  if (joins?.when?.first) return { first: at, next: joins.next, when: oneDay(joins.when.first.add({ days: weekday - 1 })), kind: 'weekday' }
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

function weekAfter(source: Source, from: number, clock: Clock): Found | null {
  for (let at = from; at <= from + 3; at++) {
    const unit = readUnit(source, at)
    if (unit) return unit.unit === 'week' ? readUnitDate(source, at, clock) : null
  }
  return null
}

/** «T3 2024», «S1 2023»: as accounts write them. */
export function readCoded(source: Source, at: number): Found | null {
  const token = source.tokens[at]!
  const size = token.text === 't' ? 3 : token.text === 's' ? 6 : 0
  const rank = source.tokens[at + 1]
  const year = source.tokens[at + 2]
  if (size === 0 || rank?.kind !== 'digits' || rank.gap !== GAP.none || rank.text.length !== 1 || year?.kind !== 'digits' || year.gap === GAP.line || year.text.length !== 4) return null
  const index = Number(rank.text)
  if (index < 1 || index > 12 / size) return null
  return { first: at, next: at + 3, when: span(dayOf(Number(year.text), (index - 1) * size + 1, 1), wholeMonth(Number(year.text), index * size).last), kind: 'absolute' }
}
