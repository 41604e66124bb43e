import { Temporal } from 'temporal-polyfill'
import { dateFromAnchor } from '../../french/dates/anchors.ts'
import type { DateMention } from '../../french/dates/find-dates.ts'
import type { Anchor } from '../../french/dates/mention.ts'
import type { Placed } from '../figures.ts'

export type PlacedDate = Placed<DateMention>

/** No date has more tokens: what bounds a look back. */
export const LONGEST_DATE = 40

export const isDay = (edtf: string | null): edtf is string => edtf !== null && /^\d{4}-\d{2}-\d{2}$/.test(edtf)

/** A day, or a stretch from one day to another: what may be counted from. */
export const isCountable = (edtf: string | null): edtf is string => edtf !== null && /^\d{4}-\d{2}-\d{2}(\/\d{4}-\d{2}-\d{2})?$/.test(edtf)

export const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/**
 * What an anchored date says once its base is known: «deux jours plus tard» a day, «un mois plus tard» a month, «la semaine
 * suivante» a week. Null where it gives no figure.
 */
export function counted(base: string, anchor: Anchor): string | null {
  if (anchor.unit !== undefined || anchor.weekday !== undefined) return dateFromAnchor(anchor, base)
  if (anchor.months !== undefined) return Temporal.PlainYearMonth.from(base.slice(0, 7)).add({ months: anchor.months }).toString()
  return dateFromAnchor(anchor, base)
}
