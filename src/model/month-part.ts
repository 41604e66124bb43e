export type MonthPart = 'early' | 'mid' | 'late'

/**
 * The part of a month that an interval of days stands for in the claims format: the first ten days, the 11th to the 20th,
 * or the 21st to the last; null for any other interval.
 *
 * @param from ISO day.
 * @param to ISO day.
 */
export function monthPart(from: string, to: string): { readonly part: MonthPart; readonly month: string } | null {
  const [month, other] = [from.slice(0, 7), to.slice(0, 7)]
  if (month !== other || from.length !== 10 || to.length !== 10) return null
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
  const days = `${Number(from.slice(8))}-${Number(to.slice(8))}`
  const part = days === '1-10' ? 'early' : days === '11-20' ? 'mid' : days === `21-${last}` ? 'late' : null
  return part && { part, month }
}
