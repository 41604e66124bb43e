import type { Day, Part, When } from './calendar.ts'
import { dayOf, oneDay, partOf, wholeMonth, wholeYear } from './calendar.ts'

/** Where the clause's verb looks. `none` where no verb says. */
export type Tense = 'past' | 'future' | 'none'

/** A date as far as the text says it. Weekdays are 1 (Monday) to 7; `fixed` is one that needs nothing more. */
export interface Partial {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly weekday?: number
  readonly fixed?: When
  /** «début», «mi-», «fin» of what the rest names. */
  readonly part?: Part
}

// Without a verb, the press speaks of the past: a coming date must be this many times nearer to be meant.
const PAST_BIAS = 3
// A leap day is at most eight years away (1896 to 1904, 2096 to 2104).
const YEARS = 8
// «La Cnil, qui a ouvert une enquête le 18 octobre, appréciera»: a day just over is not meant of the next year, in days.
const JUST_OVER = 61
const FAR_AHEAD = 240

/** The whole date, with what is missing taken from the day of publication and the tense. Null where that can't be said. */
export function resolve(partial: Partial, reference: Day | null, tense: Tense): When | null {
  const whole = resolveWhole(partial, reference, tense)
  return whole && partial.part ? partOf(whole, partial.part) : whole
}

function resolveWhole(partial: Partial, reference: Day | null, tense: Tense): When | null {
  const { year, month, day, weekday, fixed } = partial
  if (fixed) return fixed
  if (year !== undefined) return resolveYear(year, month, day)
  if (!reference) return null
  if (month !== undefined && day !== undefined) {
    return choose(reference, tense, weekday, step => dayOf(reference.year + step, month, day), YEARS)
  }
  if (month !== undefined) return resolveMonth(month, reference, tense)
  if (day !== undefined) {
    return choose(reference, tense, weekday, step => { const there = reference.add({ months: step }); return dayOf(there.year, there.month, day) }, 2)
  }
  return weekday === undefined ? null : oneDay(nearestWeekday(weekday, reference, tense))
}

function resolveYear(year: number, month: number | undefined, day: number | undefined): When | null {
  if (month === undefined) return wholeYear(year)
  if (day === undefined) return wholeMonth(year, month)
  const exact = dayOf(year, month, day)
  return exact && oneDay(exact)
}

/** The last one up to the day itself; the next one where the verb looks ahead. */
export function nearestWeekday(weekday: number, reference: Day, tense: Tense): Day {
  return tense === 'future'
    ? reference.add({ days: (weekday - reference.dayOfWeek + 7) % 7 })
    : reference.subtract({ days: (reference.dayOfWeek - weekday + 7) % 7 })
}

function resolveMonth(month: number, reference: Day, tense: Tense): When {
  const behind = (reference.month - month + 12) % 12
  const ahead = (month - reference.month + 12) % 12
  const future = tense === 'future' || (tense === 'none' && ahead * PAST_BIAS < behind)
  const there = future ? reference.add({ months: ahead }) : reference.subtract({ months: behind })
  return wholeMonth(there.year, there.month)
}

/** The candidate before and the one after the publication: a weekday that fits only one decides, then the tense, then nearness. */
function choose(reference: Day, tense: Tense, weekday: number | undefined, candidate: (step: number) => Day | null, steps: number): When | null {
  let past: Day | null = null
  let future: Day | null = null
  for (let step = 0; step <= steps && !(past && future); step++) {
    for (const day of step === 0 ? [candidate(0)] : [candidate(-step), candidate(step)]) {
      if (!day) continue
      const before = day.until(reference).days >= 0
      if (before && !past) past = day
      if ((!before || day.equals(reference)) && !future) future = day
    }
  }
  if (!past || !future) return past ?? future ? oneDay((past ?? future)!) : null
  if (weekday !== undefined && (past.dayOfWeek === weekday) !== (future.dayOfWeek === weekday)) return oneDay(past.dayOfWeek === weekday ? past : future)
  if (tense === 'future' && past.until(reference).days <= JUST_OVER && reference.until(future).days >= FAR_AHEAD) return oneDay(past)
  if (tense !== 'none') return oneDay(tense === 'past' ? past : future)
  return oneDay(reference.until(future).days * PAST_BIAS < past.until(reference).days ? future : past)
}

/**
 * Two ends of one stretch, each with what the other leaves unsaid: «du 4 au 22 janvier», «du 31 janvier au 1er février 2024».
 * In the past the first end is placed before the publication, in the future the last one after it.
 */
export function resolveRange(left: Partial, right: Partial, reference: Day | null, tense: Tense): { first: Day; last: Day } | null {
  const filled = fill(left, right)
  if (!filled) return null
  const [from, to] = filled
  if (tense === 'future' && to.year === undefined && !to.fixed) {
    const last = resolve(to, reference, tense)?.last
    const first = last && resolve(from, last, 'past')?.first
    return last && first ? { first, last } : null
  }
  if (reference && isWeekday(from) && isWeekday(to) && tense !== 'future') {
    // «Dans la nuit de mercredi à jeudi»: the night is over.
    const last = nearestWeekday(to.weekday!, reference, 'past')
    return { first: nearestWeekday(from.weekday!, last, 'past'), last }
  }
  const start = resolve(from, reference, tense)?.first
  const end = start && (to.year === undefined && !to.fixed ? resolve(to, start, 'future') : resolve(to, reference, tense))?.last
  return start && end && start.until(end).days >= 0 ? { first: start, last: end } : null
}

const isWeekday = ({ weekday, day, month, fixed }: Partial): boolean => weekday !== undefined && day === undefined && month === undefined && !fixed

function fill(left: Partial, right: Partial): [Partial, Partial] | null {
  if (left.fixed || right.fixed) return [left, right]
  let from = left
  let to = right
  if (from.month === undefined && to.month !== undefined && from.day !== undefined) {
    const wraps = to.day !== undefined && from.day > to.day
    from = { ...from, month: wraps ? (to.month + 10) % 12 + 1 : to.month }
    if (wraps && to.month === 1 && to.year !== undefined) from = { ...from, year: to.year - 1 }
  } else if (to.month === undefined && from.month !== undefined && to.day !== undefined) {
    to = { ...to, month: from.month }
  }
  if (from.year === undefined && to.year !== undefined && from.month !== undefined) from = { ...from, year: later(from, to) ? to.year - 1 : to.year }
  if (to.year === undefined && from.year !== undefined && to.month !== undefined) to = { ...to, year: later(from, to) ? from.year + 1 : from.year }
  return [from, to]
}

const later = (from: Partial, to: Partial): boolean =>
  from.month! > (to.month ?? 0) || (from.month === to.month && (from.day ?? 0) > (to.day ?? 31))
