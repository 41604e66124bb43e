import { follow, readCardinal } from '../numbers/cardinals.ts'
import { readOrdinal } from '../numbers/fractions.ts'
import { GAP } from '../numbers/tokens.ts'
import type { Day, When } from './calendar.ts'
import { dayOf, isoWeek, oneDay, span, weekOf, weekendOf, wholeMonth } from './calendar.ts'
import type { Anchor, DateKind, DateRelation } from './mention.ts'
import { readCalendar } from './partial.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Tense } from './reference.ts'
import { resolve } from './reference.ts'
import { rolling, shiftDay, unitAround } from './shift.ts'
import type { Unit } from './tables.ts'

/** A date found around a unit, from its first token on. */
export interface Found {
  readonly first: number
  readonly next: number
  readonly when: When | null
  readonly kind: DateKind
  readonly anchor?: Anchor
  readonly relation?: DateRelation
  /** A date by its words that names none: «31 février», a street. Reading goes on after it. */
  readonly nothing?: true
}

/** What dates are counted from: the day of publication where it is known, and where the clause's verb looks. */
export interface Clock {
  readonly day: Day | null
  readonly century: number
  readonly tense: (first: number, next: number) => Tense
}

interface UnitWord {
  readonly unit: Unit
  readonly at: number
  readonly next: number
}

/** The unit that stands at `at`, «week-end» in one piece. */
export function readUnit(source: Source, at: number): UnitWord | null {
  const text = textAt(source, at)
  if (text === 'week') {
    const end = follow(source.tokens, at + 1)
    return end >= 0 && (textAt(source, end) === 'end' || textAt(source, end) === 'ends') ? { unit: 'weekend', at, next: end + 1 } : null
  }
  const unit = source.tables.units.get(text)
  return unit === undefined ? null : { unit, at, next: at + 1 }
}

/** Everything that a unit of time can date: «cette semaine», «le mois dernier», «il y a deux ans», «trois jours plus tard», «premier semestre 2024». */
export function readUnitDate(source: Source, at: number, clock: Clock): Found | null {
  const word = readUnit(source, at)
  if (!word) return source.tables.fractionsOfYear.has(textAt(source, at)) ? readNth(source, { unit: 'quarter', at, next: at + 1 }, clock) : null
  return readCounted(source, word, clock) ?? readDirected(source, word, clock) ?? readNth(source, word, clock) ?? readOf(source, word, clock)
}

const SPAN_WORDS = 5
const isDirection = (source: Source, at: number): -1 | 1 | 0 => {
  const text = textAt(source, at)
  if (source.tables.last.has(text)) return -1
  return source.tables.next.has(text) || (text === 'a' && textAt(source, at + 1) === 'venir') ? 1 : 0
}

/** The number that ends right before token `end`, read from up to five tokens back. */
function numberBefore(source: Source, end: number): { value: number; first: number } | null {
  let found: { value: number; first: number } | null = null
  for (let at = end - 1; at >= 0 && at >= end - SPAN_WORDS; at--) {
    const token = source.tokens[at]!
    if (token.kind === 'digits' && at === end - 1) return token.text.length <= 4 ? { value: Number(token.text), first: at } : null
    const reading = source.tables.numbers.starters.has(token.text) ? readCardinal(source.tokens, at, source.tables.numbers) : null
    if (reading?.next === end) found = { value: reading.value, first: at }
    if (token.gap === GAP.line) break
  }
  return found ?? collectiveBefore(source, end)
}

/** «Une dizaine de», «une quinzaine de» before a unit. */
function collectiveBefore(source: Source, end: number): { value: number; first: number } | null {
  const of = textAt(source, end - 1)
  const size = of === 'de' || of === 'd\'' ? source.tables.numbers.collectives.get(textAt(source, end - 2)) : undefined
  return size !== undefined && textAt(source, end - 3) === 'une' ? { value: size, first: end - 3 } : null
}

/** A number of units, before or after the publication, another event or the date before. */
function readCounted(source: Source, word: UnitWord, clock: Clock): Found | null {
  const { tables, tokens } = source
  const adjective = isDirection(source, word.at - 1)
  const number = numberBefore(source, adjective === 0 ? word.at : word.at - 1)
  if (!number) return null
  const ahead = isDirection(source, number.first - 1)
  const after = isDirection(source, word.next)
  // «Du 4 au 23 mois prochain»: the number is a day.
  if (after !== 0 && number.value > 1 && !textAt(source, word.next).endsWith('s') && textAt(source, word.next) !== 'a') return null
  const direction = adjective || ahead || after
  if (direction !== 0) {
    const next = after !== 0 ? word.next + (textAt(source, word.next) === 'a' ? 2 : 1) : word.next
    return { first: ahead !== 0 ? number.first - 1 : number.first, next, when: clock.day && rolling(clock.day, word.unit, direction * number.value), kind: 'relative' }
  }
  const half = textAt(source, word.next) === 'et' && textAt(source, word.next + 1).startsWith('demi') ? 2 : 0
  const count = number.value + (half ? 0.5 : 0)
  const next = word.next + half
  const around = tables.around.endingAt(tokens, number.first)
  const start = around?.first ?? number.first
  const ago = tables.ago.endingAt(tokens, start)
  if (ago) return shifted(source, clock, word.unit, -count, ago.first, next)
  const later = tables.later.startingAt(tokens, next)
  if (later) return fromAnchor(source, clock, word.unit, count, number.first, later.next, textAt(source, later.next - 1) === 'apres')
  const earlier = tables.earlier.startingAt(tokens, next)
  if (earlier) return fromAnchor(source, clock, word.unit, -count, number.first, earlier.next, textAt(source, earlier.next - 1) === 'avant')
  const inside = tables.ahead.endingAt(tokens, start)
  return inside && isAhead(source, next) ? shifted(source, clock, word.unit, count, inside.first, next) : null
}

/** «Dans trois ans» lies ahead; «dans 20 ans de carrière» does not. */
const isAhead = (source: Source, next: number): boolean => textAt(source, next) !== 'de' && textAt(source, next) !== 'd\''

function shifted(source: Source, clock: Clock, unit: Unit, count: number, first: number, next: number): Found | null {
  // «Il y a deux heures» is no day; «il y a 48 heures» is.
  if (unit === 'hour' && count % 24 !== 0) return null
  const day = clock.day && shiftDay(clock.day, unit, count)
  return clock.day && !day ? null : { first, next, when: day && oneDay(day), kind: 'relative' }
}

/** From the date that follows («cinq jours après le 31 janvier»), from an event the text names, or from the date before. */
function fromAnchor(source: Source, clock: Clock, unit: Unit, count: number, first: number, next: number, names: boolean): Found {
  const { tokens } = source
  const article = ['le', 'la', 'l\'', 'les', 'ce', 'cette'].includes(textAt(source, next))
  const dated = names && tokens[next]?.gap !== GAP.line ? readCalendar(source, article ? next + 1 : next, clock.century) : null
  if (dated) {
    const base = resolve(dated.partial, clock.day, clock.tense(first, dated.next))
    const edge = count < 0 ? base?.first : base?.last
    const day = edge && shiftDay(edge, unit, count)
    if (day) return { first, next: dated.next, when: oneDay(day), kind: 'relative' }
  }
  const after = tokens[next]
  const event = names && after?.kind === 'word' && after.gap !== GAP.line
  const months = unit === 'month' ? count : unit === 'year' ? count * 12 : undefined
  const days = months === undefined ? daysIn(unit, count) : 0
  return { first, next, when: null, kind: 'anchored', anchor: { to: event ? 'event' : 'previous', days, ...(months === undefined ? {} : { months }) } }
}

function daysIn(unit: Unit, count: number): number | null {
  if (unit === 'hour') return count % 24 === 0 ? count / 24 : null
  return unit === 'week' ? count * 7 : unit === 'day' ? count : null
}

/** «Cette semaine», «le mois dernier», «prochaine année», «la semaine suivante». */
export function readDirected(source: Source, word: UnitWord, clock: Clock): Found | null {
  const { tables } = source
  const before = textAt(source, word.at - 1)
  const singular = word.unit !== 'hour' && !['jours', 'semaines', 'ans', 'annees', 'trimestres', 'semestres', 'siecles'].includes(textAt(source, word.at))
  if (!singular) return null
  const ahead = isDirection(source, word.at - 1)
  const after = isDirection(source, word.next)
  const next = after === 0 ? word.next : word.next + (textAt(source, word.next) === 'a' ? 2 : 1)
  // «Dans les prochains mois» names no month.
  const several = (ahead && before.endsWith('s')) || (after && textAt(source, word.next).endsWith('s'))
  if ((ahead || after) && several) return null
  if ((ahead || after) && word.unit !== 'day') return directed(source, word, clock, ahead || after, ahead ? word.at - 1 : word.at, next)
  const anchored = anchoredUnit(source, word)
  if (anchored) return anchored
  if (tables.this.has(before) && !(word.unit === 'day' && textAt(source, word.next) === '-')) return thisUnit(source, word, clock)
  return word.unit === 'weekend' && before === 'le' ? weekend(source, word, clock, word.at, word.next) : null
}

function directed(source: Source, word: UnitWord, clock: Clock, direction: number, first: number, next: number): Found {
  if (!clock.day) return { first, next, when: null, kind: 'relative' }
  // «Le week-end dernier», said on a Sunday, is not the one that runs.
  const passed = word.unit === 'weekend' && direction < 0 && clock.day.dayOfWeek < 6 ? -1 : direction
  const count = word.unit === 'weekend' && direction > 0 && clock.day.dayOfWeek < 6 ? 0 : passed
  return { first, next, when: unitAround(clock.day, word.unit, count), kind: 'relative' }
}

function thisUnit(source: Source, word: UnitWord, clock: Clock): Found {
  const here = textAt(source, word.next) === '-' && textAt(source, word.next + 1) === 'ci' ? 2 : 0
  if (word.unit === 'weekend') return weekend(source, word, clock, word.at - 1, word.next)
  return { first: word.at - 1, next: word.next + here, when: clock.day && unitAround(clock.day, word.unit, 0), kind: 'relative' }
}

/** The weekend that runs; else the last with a past tense, or on the two days after it with «ce» and no verb; else the coming one. */
function weekend(source: Source, word: UnitWord, clock: Clock, first: number, next: number): Found {
  if (!clock.day) return { first, next, when: null, kind: 'relative' }
  const tense = clock.tense(first, next)
  const recent = tense === 'none' && first < word.at && clock.day.dayOfWeek <= 2
  const behind = clock.day.dayOfWeek < 6 && (tense === 'past' || recent)
  return { first, next, when: weekendOf(behind ? clock.day.subtract({ weeks: 1 }) : clock.day), kind: 'relative' }
}

/** «La semaine suivante», «le mois précédent»: from the date before. */
function anchoredUnit(source: Source, word: UnitWord): Found | null {
  const { tables } = source
  const after = textAt(source, word.next)
  const step = tables.following.has(after) ? 1 : tables.preceding.has(after) ? -1 : 0
  if (step === 0 || !['week', 'month', 'year'].includes(word.unit)) return null
  const unit = word.unit as 'week' | 'month' | 'year'
  const months = unit === 'month' ? step : unit === 'year' ? 12 * step : undefined
  return { first: word.at, next: word.next + 1, when: null, kind: 'anchored', anchor: { to: 'previous', days: unit === 'week' ? 7 * step : 0, unit, ...(months === undefined ? {} : { months }) } }
}

/** «Troisième semaine de 2027», «premier semestre 2024», «dernier jour d'octobre», «quatrième trimestre». */
function readNth(source: Source, word: UnitWord, clock: Clock): Found | null {
  const { tables } = source
  const rank = rankBefore(source, word.at)
  if (!rank) return null
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
  if (word.unit !== 'day') return null
  const day = rank.value > 0 ? first.add({ days: rank.value - 1 }) : last
  return day.until(last).days >= 0 ? { first: rank.first, next: holder.next, when: oneDay(day), kind: holder.kind } : null
}

/** «Premier», «2e», «T3» count from one; «dernier» is -1. */
export function rankBefore(source: Source, end: number): { value: number; first: number } | null {
  for (let at = end - 1; at >= 0 && at >= end - 3; at--) {
    const token = source.tokens[at]!
    if (at === end - 1 && source.tables.last.has(token.text) && token.text.startsWith('dern')) return { value: -1, first: at }
    if (token.kind === 'digits' && at === end - 2 && source.tables.numbers.ordinalSuffixes.has(textAt(source, at + 1))) return { value: Number(token.text), first: at }
    const reading = source.tables.numbers.starters.has(token.text) ? readOrdinal(source.tokens, at, source.tables.numbers) : null
    if (reading?.next === end) return { value: reading.value, first: at }
  }
  return null
}

/** The month or year that a rank counts in: «de 2027», «d'octobre 2015», «de ce mois», «2024». */
export function readHolder(source: Source, at: number, clock: Clock, first: number): { when: When | null; next: number; kind: DateKind } | null {
  if (source.tokens[at]?.gap === GAP.line) return null
  const joined = ['de', 'd\'', 'du', 'en'].includes(textAt(source, at)) ? at + 1 : at
  const start = textAt(source, joined) === 'l\'' || textAt(source, joined) === 'la' ? joined + 1 : joined
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

/** «La semaine du 5 février», «le mois de septembre». */
function readOf(source: Source, word: UnitWord, clock: Clock): Found | null {
  if (word.unit !== 'week' && word.unit !== 'month' && word.unit !== 'year') return null
  const of = textAt(source, word.next)
  if (of !== 'de' && of !== 'du' && of !== 'd\'' && word.unit !== 'year') return null
  const start = of === 'de' || of === 'du' || of === 'd\'' ? word.next + 1 : word.next
  const dated = source.tokens[start]?.gap === GAP.line ? null : readCalendar(source, start, clock.century)
  const when = dated && resolve(dated.partial, clock.day, clock.tense(word.at, dated.next))
  if (!dated || !when?.first) return null
  if (word.unit === 'year') return when.precision === 'year' ? { first: word.at, next: dated.next, when, kind: 'absolute' } : null
  if (word.unit === 'week' && when.precision !== 'day') return null
  const whole = word.unit === 'week' ? weekOf(when.first) : wholeMonth(when.first.year, when.first.month)
  return { first: word.at, next: dated.next, when: whole, kind: dated.kind }
}

