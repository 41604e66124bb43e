import { Temporal } from 'temporal-polyfill'
import type { Day } from './calendar.ts'
import type { DateMention } from './mention.ts'

/** How far a date carries its year and month on, in characters, and how far from it what it carries to may lie, in days. */
const REACH = { characters: 1500, days: 92 } as const
/** Of a younger story the day of publication says enough, in days. */
const OLD = 31
/** «29 novembre … le 3»: so much earlier in its month, a day is the next month's. */
const WRAPS = 20
/** Of what is just over, the day of publication says enough too, in days. */
const JUST_OVER = 61
/** «12», «le 1er». */
const BARE = /^\D{0,3}\d{1,2}(?:er)?$/
const DAY = /\d{4}-\d{2}-\d{2}/g

/**
 * Dates of a look back take what they leave unsaid from the date before them, and not from the article's own: «9 septembre 2024.
 * Des requêtes… Le 12, l'alarme sonne. 16 septembre. Premier message», read in July 2025.
 */
export function carryDates(mentions: readonly DateMention[], text: string, published: Day | null): DateMention[] {
  if (!published) return [...mentions]
  let last: { readonly day: Day; readonly end: number; readonly dated: boolean } | null = null
  return mentions.map(mention => {
    const days = mention.edtf?.match(DAY)
    if (!days || (mention.kind !== 'absolute' && mention.kind !== 'no_year')) return mention
    const own = Temporal.PlainDate.from(days[0])
    const isNear = last !== null && mention.start - last.end <= REACH.characters && last.day.until(published).days > OLD
    // What is just over, in a paragraph of its own, is of now: «La Cnil enquête depuis le 12 février».
    const isOfNow = !BARE.test(text.slice(mention.start, mention.end)) && Math.abs(own.until(published).days) <= JUST_OVER && last !== null && text.slice(last.end, mention.start).includes('\n')
    const there = mention.kind === 'absolute' || !isNear || isOfNow ? null : carried(own, text.slice(mention.start, mention.end), last!)
    const isMoved = there !== null && !there.equals(own) && Math.abs(last!.day.until(there).days) <= REACH.days && there.until(published).days >= 0
    const edtf = isMoved ? mention.edtf!.replace(DAY, day => Temporal.PlainDate.from(day).add(own.until(there, { largestUnit: 'day' })).toString()) : mention.edtf
    if (mention.relation !== undefined) return isMoved ? { ...mention, edtf } : mention
    const end = Temporal.PlainDate.from(edtf!.match(DAY)!.at(-1)!)
    last = { day: end, end: mention.end, dated: mention.kind === 'absolute' || (isNear && last!.dated && Math.abs(last!.day.until(end).days) <= REACH.days) }
    return isMoved ? { ...mention, edtf } : mention
  })
}

/** The day that a date without a year, or without a month, is after another; null where nothing carries on. */
function carried(own: Day, words: string, last: { readonly day: Day; readonly dated: boolean }): Day | null {
  if (BARE.test(words)) {
    const month = last.day.with({ day: 1 }).add({ months: last.day.day - own.day > WRAPS ? 1 : 0 })
    return own.day <= month.daysInMonth ? month.with({ day: own.day }) : null
  }
  if (!last.dated) return null
  const years = [-1, 0, 1].map(step => Temporal.PlainDate.from({ year: last.day.year + step, month: own.month, day: own.day }))
  const gap = (day: Day) => Math.abs(last.day.until(day, { largestUnit: 'day' }).days)
  return years.reduce((a, b) => gap(b) < gap(a) ? b : a)
}
