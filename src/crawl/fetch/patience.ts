/**
 * Milliseconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds, or a date), or null where it says nothing.
 */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null
  const text = value.trim()
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/**
 * Milliseconds before attempt number `attempt` (2 for the second): doubled each time, and drawn between half of it and
 * the whole, so that many waiting crawlers do not come back at once.
 */
export const backOff = (attempt: number, base: number, random: () => number): number =>
  Math.min(base * 2 ** (attempt - 2), MAX_BACK_OFF) * (0.5 + random() / 2)

const MAX_BACK_OFF = 5 * 60_000
