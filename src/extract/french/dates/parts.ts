import { GAP } from '../numbers/tokens.ts'
import { partOf, span } from './calendar.ts'
import { readDecade } from './eras.ts'
import type { Clock, Found } from './found.ts'
import { readCalendar } from './partial.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import { resolve } from './reference.ts'
import { readSeason } from './seasons.ts'
import { unitAround } from './shift.ts'
import { readUnitDate } from './unit-dates.ts'
import { readUnit } from './units.ts'

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
  while (start <= at + 3 && source.tables.words.part_of.has(textAt(source, start)) && source.tokens[start]!.gap !== GAP.line) start++
  if (!source.tokens[start] || source.tokens[start]!.gap === GAP.line) return null
  const inner = readInner(source, start, clock, at)
  if (!inner?.when) return null
  return { ...inner, first: at, when: part === 'whole' ? inner.when : partOf(inner.when, part) }
}

/** «Fin janvier ou début février», «de fin janvier à mi-février»: from the one to the other. */
function readOtherPart(source: Source, at: number, clock: Clock): Found | null {
  const joins = source.tables.words.part_joins.has(textAt(source, at)) && source.tokens[at]!.gap !== GAP.line
  const start = joins && source.tables.numbers.the.has(textAt(source, at + 1)) ? at + 2 : at + 1
  return joins ? readOnePart(source, start, clock) : null
}

/** What a part is taken of: a decade, a month, a year, a week, a season. */
function readInner(source: Source, start: number, clock: Clock, first: number): Found | null {
  const decade = readDecade(source, start, clock)
  if (decade) return decade
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
    return alone && clock.day ? { first, next: unit.next, when: unitAround(clock.day, unit.unit, 0), kind: 'relative' } : null
  }
  return readSeason(source, start, clock)
}
