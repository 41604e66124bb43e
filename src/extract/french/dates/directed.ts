import { GAP } from '../numbers/tokens.ts'
import { weekOf, weekendOf, wholeMonth } from './calendar.ts'
import type { Clock, Found } from './found.ts'
import { readCalendar } from './partial.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import { resolve } from './reference.ts'
import { unitAround } from './shift.ts'
import type { UnitWord } from './units.ts'
import { isDirection, readFollowing } from './units.ts'

/** «Cette semaine», «le mois dernier», «prochaine année», «la semaine suivante». */
export function readDirected(source: Source, word: UnitWord, clock: Clock): Found | null {
  const { tables } = source
  const before = textAt(source, word.at - 1)
  const singular = word.unit !== 'hour' && !tables.words.several.has(textAt(source, word.at))
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
  // «Ce mois de février», «le week-end du 3 février».
  const named = word.unit === 'month' || word.unit === 'weekend' ? readOf(source, word, clock) : null
  if (named) return named
  if (tables.this.has(before) && !(word.unit === 'day' && textAt(source, word.next) === '-')) return thisUnit(source, word, clock)
  // «Le week-end», «au cours du week-end».
  return word.unit === 'weekend' && (before === 'le' || before === 'du') ? weekend(source, word, clock, word.at, word.next) : null
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
  const following = readFollowing(source, word.next)
  if (!following || !['week', 'month', 'year'].includes(word.unit)) return null
  const { step, next } = following
  const unit = word.unit as 'week' | 'month' | 'year'
  const months = unit === 'month' ? step : unit === 'year' ? 12 * step : undefined
  return { first: word.at, next, when: null, kind: 'anchored', anchor: { to: 'previous', days: unit === 'week' ? 7 * step : 0, unit, ...(months === undefined ? {} : { months }) } }
}

/** «La semaine du 5 février», «le mois de septembre». */
export function readOf(source: Source, word: UnitWord, clock: Clock): Found | null {
  if (word.unit !== 'week' && word.unit !== 'month' && word.unit !== 'year' && word.unit !== 'weekend') return null
  const isOf = source.tables.numbers.of.has(textAt(source, word.next))
  if (!isOf && word.unit !== 'year') return null
  const start = isOf ? word.next + 1 : word.next
  const dated = source.tokens[start]?.gap === GAP.line ? null : readCalendar(source, start, clock.century)
  const when = dated && resolve(dated.partial, clock.day, clock.tense(word.at, dated.next))
  if (!dated || !when?.first) return null
  if (word.unit === 'year') return when.precision === 'year' ? { first: word.at, next: dated.next, when, kind: 'absolute' } : null
  if (word.unit !== 'month' && when.precision !== 'day') return null
  const whole = word.unit === 'week' ? weekOf(when.first) : word.unit === 'weekend' ? weekendOf(when.first) : wholeMonth(when.first.year, when.first.month)
  return { first: word.at, next: dated.next, when: whole, kind: dated.kind }
}
