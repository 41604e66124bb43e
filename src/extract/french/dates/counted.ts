import { readCardinal } from '../numbers/cardinals.ts'
import { GAP } from '../numbers/tokens.ts'
import { oneDay } from './calendar.ts'
import type { Clock, Found } from './found.ts'
import { readCalendar } from './partial.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import { resolve } from './reference.ts'
import { rolling, shiftDay } from './shift.ts'
import type { Unit } from './tables.ts'
import type { UnitWord } from './units.ts'
import { isDirection } from './units.ts'

/** A number of units, before or after the publication, another event or the date before. */
export function readCounted(source: Source, word: UnitWord, clock: Clock): Found | null {
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
  const rough = around !== null || number.rough
  const ago = tables.ago.endingAt(tokens, start)
  if (ago) return shifted(clock, word.unit, -count, { first: ago.first, next, rough })
  const later = tables.later.startingAt(tokens, next)
  if (later) return fromAnchor(source, clock, word.unit, count, number.first, later.next, textAt(source, later.next - 1) === 'apres')
  const earlier = tables.earlier.startingAt(tokens, next)
  if (earlier) return fromAnchor(source, clock, word.unit, -count, number.first, earlier.next, textAt(source, earlier.next - 1) === 'avant')
  // «Depuis dix jours»: since the day so long ago.
  const since = textAt(source, start - 1) === 'depuis' && (unitOf(word.unit) && !adjective) ? shifted(clock, word.unit, -count, { first: start, next, rough }) : null
  if (since) return since
  const lasted = afterLasting(source, word.unit, count, start, next, rough)
  if (lasted) return lasted
  const inside = tables.ahead.endingAt(tokens, start)
  return inside && isAhead(source, next) ? shifted(clock, word.unit, count, { first: inside.first, next, rough }) : null
}

const unitOf = (unit: Unit): boolean => unit === 'hour' || unit === 'day' || unit === 'week'

/** «Le portail a rouvert mardi, après cinq jours de fermeture»: so long before the date beside it. */
function afterLasting(source: Source, unit: Unit, count: number, first: number, next: number, rough: boolean): Found | null {
  const of = textAt(source, next)
  const days = unit === 'day' ? count : null
  if (!days || rough || textAt(source, first - 1) !== 'apres' || !source.tables.numbers.of.has(of)) return null
  return { first: first - 1, next, when: null, kind: 'anchored', anchor: { to: 'previous', days: -days, lasted: true } }
}

const SPAN_WORDS = 5

interface NumberBefore {
  readonly value: number
  readonly first: number
  /** «Une dizaine». */
  readonly rough: boolean
}

/** The number that ends right before token `end`, read from up to five tokens back. */
function numberBefore(source: Source, end: number): NumberBefore | null {
  let found: NumberBefore | null = null
  for (let at = end - 1; at >= 0 && at >= end - SPAN_WORDS; at--) {
    const token = source.tokens[at]!
    if (token.kind === 'digits' && at === end - 1) return token.text.length <= 4 ? { value: Number(token.text), first: at, rough: false } : null
    const reading = source.tables.numbers.starters.has(token.text) ? readCardinal(source.tokens, at, source.tables.numbers) : null
    if (reading?.next === end) found = { value: reading.value, first: at, rough: false }
    if (token.gap === GAP.line) break
  }
  return found ?? collectiveBefore(source, end)
}

/** «Une dizaine de», «une quinzaine de» before a unit. */
function collectiveBefore(source: Source, end: number): NumberBefore | null {
  const of = textAt(source, end - 1)
  const size = source.tables.numbers.of.has(of) ? source.tables.numbers.collectives.get(textAt(source, end - 2)) : undefined
  return size !== undefined && textAt(source, end - 3) === 'une' ? { value: size, first: end - 3, rough: true } : null
}

/** «Dans trois ans» lies ahead; «dans 20 ans de carrière» does not. */
const isAhead = (source: Source, next: number): boolean => !source.tables.numbers.of.has(textAt(source, next))

function shifted(clock: Clock, unit: Unit, count: number, { first, next, rough }: { first: number; next: number; rough: boolean }): Found | null {
  // «Il y a deux heures» is no day; «il y a 48 heures» is.
  if (unit === 'hour' && count % 24 !== 0) return null
  const day = clock.day && shiftDay(clock.day, unit, count)
  return clock.day && !day ? null : { first, next, when: day && { ...oneDay(day), approximate: rough }, kind: 'relative' }
}

/** From the date that follows («cinq jours après le 31 janvier»), from an event the text names, or from the date before. */
function fromAnchor(source: Source, clock: Clock, unit: Unit, count: number, first: number, next: number, names: boolean): Found {
  const { tokens } = source
  const article = source.tables.words.articles.has(textAt(source, next))
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
  // «Une heure plus tard» is the same day.
  if (unit === 'hour') return count % 24 === 0 ? count / 24 : Math.abs(count) < 24 ? 0 : null
  return unit === 'week' ? count * 7 : unit === 'day' ? count : null
}
