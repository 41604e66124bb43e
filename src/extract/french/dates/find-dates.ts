import type { Token } from '../numbers/tokens.ts'
import { GAP, tokenize } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { oneDay, publicationDay, span, toEdtf } from './calendar.ts'
import type { DateMention, DateRelation } from './mention.ts'
import { readBareDay, readCalendar } from './partial.ts'
import { readCoded, readDecade, readFeast, readMonthTurned, readNthWeekday, readPart, readSeason, readWeekdayTurned } from './periods.ts'
import { readRange } from './ranges.ts'
import type { DateReading, Source } from './reading.ts'
import { resolve } from './reference.ts'
import type { DateTables } from './tables.ts'
import { tenseAround } from './tense.ts'
import type { Clock, Found } from './units.ts'
import { readUnitDate } from './units.ts'

export type { Anchor, DateKind, DateMention, DateRelation } from './mention.ts'
export type { DateTables } from './tables.ts'
export { dateTables } from './tables.ts'

/** What dates are read against: the article's publication (ISO 8601, or null) and where the dossier's clocks are. */
export interface DateContext {
  readonly published: string | null
  readonly timezone: string
}

const ARTICLES = new Set(['le', 'la', 'l\'', 'les', 'du', 'au', 'ce', 'cette', 'un'])
// Stands for the century of two-digit years where the article has no date.
const UNDATED_CENTURY = 2025

/**
 * Every date of a text, in order, in EDTF. One pass, in time linear in the text.
 * @example findDates('Le portail a fermé fin janvier.', {published: '2024-02-07', timezone: 'Europe/Paris'}, tables)
 * // [{edtf: '2024-01-21/2024-01-31', kind: 'no_year', …}]
 */
export function findDates(text: string, context: DateContext, tables: DateTables): DateMention[] {
  const tokens = tokenize(text)
  const source: Source = { text, tokens, tables }
  const day = publicationDay(context.published, context.timezone)
  const clock: Clock = { day, century: day?.year ?? UNDATED_CENTURY, tense: (first, next) => tenseAround(text, tokens, first, next, tables) }
  const mentions: DateMention[] = []
  let free = 0
  for (let at = 0; at < tokens.length; at++) {
    const skip = skipAt(source, at)
    if (skip > at) {
      at = skip - 1
      free = skip
      continue
    }
    const found = isTrigger(tokens[at]!, tables) ? read(source, at, clock) : null
    if (!found || found.first < free) continue
    const mention = finish(source, found)
    if (!mention) continue
    mentions.push(mention)
    free = found.next
    at = found.next - 1
  }
  return mentions
}

const skipAt = (source: Source, at: number): number =>
  source.tables.starters.has(source.tokens[at]!.text) ? source.tables.noDate.startingAt(source.tokens, at)?.next ?? -1 : -1

/** One look at a token rules out nearly all of a text. */
function isTrigger({ kind, text }: Token, tables: DateTables): boolean {
  if (kind === 'digits') return true
  if (kind !== 'word') return false
  return tables.months.has(text) || tables.weekdays.has(text) || tables.units.has(text) || tables.starters.has(text) || tables.parts.has(text) ||
    tables.monthAbbreviations.has(text) || tables.weekdayAbbreviations.has(text) || tables.seasons.has(text) || tables.fractionsOfYear.has(text) || tables.numbers.starters.has(text) ||
    text === 'week' || text === 'seconde' || text === 't' || text === 's'
}

function read(source: Source, at: number, clock: Clock): Found | null {
  const phrase = readPhrase(source, at, clock)
  if (phrase) return phrase
  const special = readWeekdayTurned(source, at, clock) ?? readNthWeekday(source, at, clock) ?? readMonthTurned(source, at, clock) ?? readPart(source, at, clock) ??
    readDecade(source, at, clock) ?? readSeason(source, at, clock) ?? readCoded(source, at)
  if (special) return special
  const reading = readCalendar(source, at, clock.century)
  if (reading && isHabit(source, at, reading)) return null
  const range = readRange(source, at, clock, reading)
  if (range) return range
  if (reading) return settle(source, at, reading, clock)
  const unit = readUnitDate(source, at, clock)
  if (unit) return unit
  const bare = source.tokens[at]!.kind === 'digits' ? readBareDay(source, at) : null
  return bare && settle(source, at, bare, clock)
}

function settle(source: Source, at: number, reading: DateReading, clock: Clock): Found | null {
  const when = resolve(reading.partial, clock.day, clock.tense(at, reading.next))
  if (!when && clock.day) return null
  const named = reading.kind === 'weekday' && source.tables.this.has(source.tokens[at - 1]?.text ?? '')
  return { first: named ? at - 1 : at, next: reading.next, when, kind: reading.kind }
}

/** «Le lundi», «du lundi au vendredi»: every week, no day. */
const isHabit = (source: Source, at: number, { kind }: DateReading): boolean =>
  kind === 'weekday' && ['le', 'du', 'au'].includes(source.tokens[at - 1]?.text ?? '') && source.tokens[at]!.gap !== GAP.line

/** Set phrases: «hier», «la veille», «Noël». The longest wins. */
function readPhrase(source: Source, at: number, clock: Clock): Found | null {
  const { tables, tokens } = source
  if (!tables.starters.has(tokens[at]!.text)) return null
  const anchored = tables.anchoredDays.startingAt(tokens, at)
  const relative = tables.relativeDays.startingAt(tokens, at)
  if (anchored && anchored.next > (relative?.next ?? 0)) {
    return { first: at, next: anchored.next, when: null, kind: 'anchored', anchor: { to: 'previous', days: anchored.value.days } }
  }
  if (!relative) return readFeast(source, at, clock)
  const range = rangeFrom(source, at, relative, clock)
  return range ?? { first: at, next: relative.next, when: clock.day && oneDay(clock.day.add({ days: relative.value })), kind: 'relative' }
}

/** «D'aujourd'hui jusqu'à demain». */
function rangeFrom(source: Source, at: number, relative: { value: number; next: number }, clock: Clock): Found | null {
  if (!clock.day) return null
  const day = clock.day.add({ days: relative.value })
  return readRange(source, at, clock, { partial: { fixed: oneDay(day) }, next: relative.next, kind: 'relative' })
}

/** The mention with what stands before it: «avant le 7 février» is everything up to it, «depuis» and «jusqu'à» are told apart. */
function finish(source: Source, found: Found): DateMention | null {
  const { tokens, tables } = source
  const article = found.first > 0 && ARTICLES.has(tokens[found.first - 1]!.text) ? found.first - 1 : found.first
  const before = found.kind === 'anchored' ? null : tables.relations.endingAt(tokens, found.first) ?? tables.relations.endingAt(tokens, article)
  const relation = before?.value ?? found.relation
  const opened = found.when && relation ? open(found.when, relation) : null
  const first = opened ? before!.first : found.first
  const when = opened ?? found.when
  if (!when && found.kind !== 'anchored' && found.when === undefined) return null
  return {
    start: tokens[first]!.start, end: tokens[found.next - 1]!.end, edtf: when ? toEdtf(when) : null, kind: found.kind,
    ...(found.anchor ? { anchor: found.anchor } : {}), ...(relation ? { relation } : {}),
  }
}

/** A day bounds itself; before a month or a year is before its first day. */
function open(when: When, relation: DateRelation): When | null {
  if (relation === 'before' && when.first) return span(null, when.precision === 'day' ? when.first : when.first.subtract({ days: 1 }))
  if (relation === 'after' && when.last) return span(when.precision === 'day' ? when.last : when.last.add({ days: 1 }), null)
  return null
}
