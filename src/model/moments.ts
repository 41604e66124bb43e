/**
 * Publication times as articles give them: an ISO 8601 time with an offset, or a bare day.
 * A bare day is neither before nor after another time of that day.
 */

const BARE_DAY = /^\d{4}-\d{2}-\d{2}$/

export const isMoment = (text: string): boolean => BARE_DAY.test(text) || /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text))

/** Whether `a` is certainly later than `b`. Unknown times are not. */
export function isLater(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return false
  // Times as precise, with one offset, are in the order of their letters: reading them costs ten times as much.
  if (a.length === b.length && a.slice(19) === b.slice(19)) return a > b
  if (BARE_DAY.test(a) || BARE_DAY.test(b)) return a.slice(0, 10) > b.slice(0, 10)
  return Date.parse(a) > Date.parse(b)
}

/** So many days are remembered at most. */
const REMEMBERED = 10_000

/** Gives the ISO day of a time in a time zone, null for what is no time; the same strings come back often, so they are remembered. */
export function dayTeller(timezone: string): (published: string | null) => string | null {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const known = new Map<string, string | null>()
  return published => {
    if (published === null) return null
    let day = known.get(published)
    if (day === undefined) {
      day = BARE_DAY.test(published) ? published : isMoment(published) ? format.format(new Date(published)) : null
      if (known.size >= REMEMBERED) known.clear()
      known.set(published, day)
    }
    return day
  }
}
