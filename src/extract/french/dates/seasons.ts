import { GAP } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { dayOf, span, wholeMonth } from './calendar.ts'
import type { Clock, Found } from './found.ts'
import { readCalendar } from './partial.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'

/** «L'été 2023», «cet hiver», «l'automne dernier»: three whole months; winter begins in December of the year before. */
export function readSeason(source: Source, at: number, clock: Clock): Found | null {
  const month = source.tables.seasons.get(textAt(source, at))
  if (month === undefined) return null
  const before = textAt(source, at - 1)
  const after = textAt(source, at + 1)
  const start = source.tables.numbers.of.has(after) ? at + 2 : at + 1
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
