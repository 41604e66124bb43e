import { Temporal } from 'temporal-polyfill'
import { oneDay, publicationDay, toEdtf } from './calendar.ts'
import type { Anchor, DateMention } from './mention.ts'
import type { DateContext } from './find-dates.ts'
import { nearestWeekday } from './reference.ts'
import { unitAround } from './shift.ts'

/**
 * The date that an anchor gives once what it is counted from is known, in EDTF: «cinq jours après» 2024-02-01 is 2024-02-06.
 * From a stretch, what comes before is counted from its first day and what comes after from its last. Null where the
 * text gives no figure, or the date is open on that side.
 */
export function dateFromAnchor(anchor: Anchor, from: string): string | null {
  if (anchor.days === null) return null
  const months = anchor.months ?? 0
  if (anchor.weekday !== undefined) {
    const base = edge(from, anchor.days < 0)
    return base && toEdtf(oneDay(nearestWeekday(anchor.weekday, base.add({ days: anchor.days }), anchor.days < 0 ? 'past' : 'future')))
  }
  const day = edge(from, anchor.days < 0 || months < 0)
  if (!day) return null
  const there = day.add({ months, days: anchor.days })
  return toEdtf(anchor.unit ? unitAround(there, anchor.unit, 0) : oneDay(there))
}

/**
 * The mentions with those resolved that count from the date before them («le lendemain»), or from the publication where the
 * text gave none. What counts from an event that the text names stays without a date.
 */
export function resolveAnchors(mentions: readonly DateMention[], context: DateContext): DateMention[] {
  const published = publicationDay(context.published, context.timezone)
  let previous = published && published.toString()
  return mentions.map(mention => {
    const edtf = mention.edtf ?? (mention.anchor?.to === 'previous' && previous ? dateFromAnchor(mention.anchor, previous) : null)
    if (edtf !== null && !edtf.includes('..')) previous = edtf
    return { ...mention, edtf }
  })
}

/** The first or last day of a date in EDTF without qualification. */
function edge(edtf: string, first: boolean): Temporal.PlainDate | null {
  const ends = edtf.split('/')
  const end = (first ? ends[0] : ends.at(-1))!.replace(/[~?%]$/, '')
  if (!/^\d{4}(?:-\d\d){0,2}$/.test(end)) return null
  if (end.length === 10) return Temporal.PlainDate.from(end)
  if (end.length === 7) {
    const month = Temporal.PlainYearMonth.from(end)
    return month.toPlainDate({ day: first ? 1 : month.daysInMonth })
  }
  return Temporal.PlainDate.from(first ? `${end}-01-01` : `${end}-12-31`)
}
