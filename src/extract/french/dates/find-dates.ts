import type { Token } from '../numbers/tokens.ts'
import { GAP, tokenize } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { oneDay, publicationDay, span, toEdtf } from './calendar.ts'
import type { DateMention, DateRelation } from './mention.ts'
import { readBareDay, readCalendar } from './partial.ts'
import { readCoded, readDecade } from './eras.ts'
import { readFeast } from './feasts.ts'
import { readHour } from './hours.ts'
import { readPart } from './parts.ts'
import { readSeason } from './seasons.ts'
import { readMonthTurned, readNthWeekday, readWeekdayTurned } from './turned.ts'
import { readDayList, readDayOfMonth, readRange } from './ranges.ts'
import type { DateReading, Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Tense } from './reference.ts'
import { resolve } from './reference.ts'
import type { DateTables } from './tables.ts'
import { tenseAround } from './tense.ts'
import type { Clock, Found } from './found.ts'
import { readUnitDate } from './unit-dates.ts'

export type { DateMention } from './mention.ts'
export type { DateTables } from './tables.ts'
export { dateTables } from './tables.ts'

/** What dates are read against: the article's publication (ISO 8601, or null) and where the dossier's clocks are. */
export interface DateContext {
  readonly published: string | null
  readonly timezone: string
}

// Stands for the century of two-digit years where the article has no date.
const UNDATED_CENTURY = 2025

/**
 * Every date of a text, in order, in EDTF. One pass, in time linear in the text. `tokens` are the text's own, for who has
 * cut it already.
 * @example findDates('Le portail a fermé fin janvier.', {published: '2024-02-07', timezone: 'Europe/Paris'}, tables)
 * // [{edtf: '2024-01-21/2024-01-31', kind: 'no_year', …}]
 */
export function findDates(text: string, context: DateContext, tables: DateTables, tokens: readonly Token[] = tokenize(text)): DateMention[] {
  const source: Source = { text, tokens, tables }
  const day = publicationDay(context.published, context.timezone)
  const clock: Clock = { day, century: day?.year ?? UNDATED_CENTURY, tense: (first, next) => tenseOfDate(source, first, next) }
  const mentions: DateMention[] = []
  let free = 0
  for (let at = 0; at < tokens.length; at++) {
    const skip = skipAt(source, at)
    if (skip > at) {
      at = skip - 1
      free = skip
      continue
    }
    const { kind, text: word } = tokens[at]!
    // One look rules out nearly all of a text.
    const found = kind === 'digits' || (kind === 'word' && tables.triggers.has(word)) ? read(source, at, clock) : null
    if (!found || found.first < free) continue
    if (!found.nothing) mentions.push(finish(source, found))
    free = found.next
    at = found.next - 1
  }
  return mentions
}

/** «Depuis le 29 janvier» lies behind, whatever the verb; «jusqu'au 15 mars» and «à partir du 1er mars» may lie ahead after a past one. */
function tenseOfDate(source: Source, first: number, next: number): Tense {
  const { text, tokens, tables } = source
  const relation = relationBefore(source, first)
  // «Espérée pour le 24», «prévue pour lundi».
  if ([first - 1, first - 2].some(at => tokens[at]?.text === 'pour')) return 'future'
  if (relation?.value === 'since' && tokens[relation.first]!.text === 'depuis') return 'past'
  return relation?.value === 'since' || relation?.value === 'until' ? 'none' : tenseAround(text, tokens, first, next, tables)
}

/** The preposition before a date, with or without an article between. */
function relationBefore({ tokens, tables }: Source, first: number): { value: DateRelation; first: number } | null {
  const article = first > 0 && tables.words.articles.has(tokens[first - 1]!.text) ? first - 1 : first
  return tables.relations.endingAt(tokens, first) ?? tables.relations.endingAt(tokens, article)
}

const skipAt = (source: Source, at: number): number =>
  source.tables.starters.has(source.tokens[at]!.text) ? source.tables.noDate.startingAt(source.tokens, at)?.next ?? -1 : -1

function read(source: Source, at: number, clock: Clock): Found | null {
  const phrase = readPhrase(source, at, clock)
  if (phrase) return phrase
  const special = readHour(source, at) ?? readWeekdayTurned(source, at, clock) ?? readNthWeekday(source, at, clock) ?? readMonthTurned(source, at, clock) ?? readPart(source, at, clock) ??
    readDecade(source, at, clock) ?? readSeason(source, at, clock) ?? readCoded(source, at)
  if (special) return special
  const reading = readCalendar(source, at, clock.century)
  if (reading && isHabit(source, at, reading)) return null
  const listed = source.tokens[at]!.kind === 'digits' ? readDayList(source, at, clock) : null
  if (listed) return listed
  const range = readRange(source, at, clock, reading)
  if (range) return range
  if (reading) return settle(source, at, reading, clock)
  const unit = readUnitDate(source, at, clock)
  if (unit) return unit
  const bare = source.tokens[at]!.kind === 'digits' ? readDayOfMonth(source, at, clock) ?? readBareDay(source, at) : null
  return bare && settle(source, at, bare, clock)
}

function settle(source: Source, at: number, reading: DateReading, clock: Clock): Found | null {
  if (isStreet(source, at)) return { first: at, next: reading.next, when: null, kind: reading.kind, nothing: true }
  const turned = turnedPast(source, reading)
  const when = resolve(reading.partial, clock.day, turned ? 'past' : clock.tense(at, reading.next))
  if (!when && clock.day) return { first: at, next: reading.next, when, kind: reading.kind, nothing: true }
  const named = reading.kind === 'weekday' && source.tables.this.has(source.tokens[at - 1]?.text ?? '')
  return { first: named ? at - 1 : at, next: turned ? reading.next + 1 : reading.next, when, kind: reading.kind }
}

/** «Le 6 février dernier». */
const turnedPast = (source: Source, { partial, next }: DateReading): boolean =>
  partial.day !== undefined && partial.month !== undefined && partial.year === undefined &&
  source.tables.last.has(source.tokens[next]?.text ?? '') && source.tokens[next]!.gap !== GAP.line

/** «Rue du 4-Septembre», «place du 8 mai 1945». */
const isStreet = (source: Source, at: number): boolean =>
  source.tokens[at - 1]?.text === 'du' && source.tables.numbers.streets.has(source.tokens[at - 2]?.text ?? '')

/** «Le lundi», «du lundi au vendredi»: every week, no day. «Depuis le lundi» is one. */
const isHabit = (source: Source, at: number, { kind }: DateReading): boolean =>
  kind === 'weekday' && source.tables.words.day_articles.has(textAt(source, at - 1)) && source.tokens[at]!.gap !== GAP.line && !source.tables.words.since.has(textAt(source, at - 2))

/** Set phrases: «hier», «la veille», «Noël». The longest wins. */
function readPhrase(source: Source, at: number, clock: Clock): Found | null {
  const { tables, tokens } = source
  if (!tables.starters.has(tokens[at]!.text)) return null
  const anchored = tables.anchoredDays.startingAt(tokens, at)
  const relative = tables.relativeDays.startingAt(tokens, at)
  if (anchored && anchored.next > (relative?.next ?? 0)) {
    // «Dans la soirée du 1er février»: the day says all.
    if (anchored.value.days === 0 && tables.numbers.of.has(textAt(source, anchored.next))) return null
    const named = anchored.value.days === null ? null : fromNamed(source, at, anchored.next, anchored.value.days, clock)
    if (named) return named
    return { first: at, next: anchored.next, when: null, kind: 'anchored', anchor: { to: 'previous', days: anchored.value.days } }
  }
  if (!relative) return readFeast(source, at, clock)
  const range = rangeFrom(source, at, relative, clock)
  return range ?? { first: at, next: relative.next, when: clock.day && oneDay(clock.day.add({ days: relative.value })), kind: 'relative' }
}

/** «Le lendemain du 13 février» is told; «le lendemain de l'attaque» waits for its date. */
function fromNamed(source: Source, first: number, next: number, days: number, clock: Clock): Found | null {
  const of = source.tokens[next]
  if (!of || of.gap === GAP.line || !source.tables.numbers.of.has(of.text)) return null
  const start = source.tables.numbers.the.has(textAt(source, next + 1)) ? next + 2 : next + 1
  const reading = readCalendar(source, start, clock.century)
  const feast = reading || !source.tokens[start] ? null : readFeast(source, start, clock)
  const base = reading ? resolve(reading.partial, clock.day, clock.tense(first, reading.next)) : feast?.when
  const end = reading?.next ?? feast?.next
  if (base?.first && end !== undefined && base.precision === 'day') return { first, next: end, when: oneDay(base.first.add({ days })), kind: 'relative' }
  return { first, next, when: null, kind: 'anchored', anchor: { to: 'event', days } }
}

/** «D'aujourd'hui jusqu'à demain». */
function rangeFrom(source: Source, at: number, relative: { value: number; next: number }, clock: Clock): Found | null {
  if (!clock.day) return null
  const day = clock.day.add({ days: relative.value })
  return readRange(source, at, clock, { partial: { fixed: oneDay(day) }, next: relative.next, kind: 'relative' })
}

/** The mention with what stands before it: «avant le 7 février» is everything up to it, «depuis» and «jusqu'à» are told apart. */
function finish(source: Source, found: Found): DateMention {
  const { tokens } = source
  const before = found.kind === 'anchored' ? null : relationBefore(source, found.first)
  const relation = before?.value ?? found.relation
  const opened = found.when && relation ? open(found.when, relation) : null
  const first = opened ? before!.first : found.first
  const when = opened ?? (found.when && isApproximate(source, found.first) ? { ...found.when, approximate: true } : found.when)
  return {
    start: tokens[first]!.start, end: tokens[found.next - 1]!.end, edtf: when ? toEdtf(when) : null, kind: found.kind,
    ...(found.anchor ? { anchor: found.anchor } : {}), ...(relation ? { relation } : {}),
  }
}

/** «Vers le 15 janvier», «aux alentours du 10 février». */
const isApproximate = ({ tokens, tables }: Source, first: number): boolean =>
  tables.approximate.endingAt(tokens, first) !== null || (tables.words.articles.has(tokens[first - 1]?.text ?? '') && tables.approximate.endingAt(tokens, first - 1) !== null)

/** A day bounds itself; before a month or a year is before its first day. */
function open(when: When, relation: DateRelation): When | null {
  if (relation === 'before' && when.first) return span(null, when.precision === 'day' ? when.first : when.first.subtract({ days: 1 }))
  if (relation === 'after' && when.last) return span(when.precision === 'day' ? when.last : when.last.add({ days: 1 }), null)
  return null
}
