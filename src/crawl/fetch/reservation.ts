import { comparablePath, matchesPattern } from './path-pattern.ts'

/** Where a rights holder said whether text and data mining is reserved. A later one overrides an earlier one. */
export type ReservationSource = 'file' | 'header' | 'meta'

/** A declaration of the TDM Reservation Protocol (W3C community group, final report of 10 May 2024). */
export interface Reservation {
  readonly reserved: boolean
  readonly source: ReservationSource
  /** Where the conditions stand under which mining is allowed. */
  readonly policy: string | null
}

export const RESERVATION_FILE = '/.well-known/tdmrep.json'

interface FileRule {
  readonly location: string
  readonly reserved: boolean
  readonly policy: string | null
}

/** The rules of a `tdmrep.json`; none where it is no such file. */
export function readReservationFile(text: string): FileRule[] {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return []
  }
  if (!Array.isArray(document)) return []
  return document.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = entry as Record<string, unknown>
    if (typeof location !== 'string' || !['0', '1'].includes(String(reservation))) return []
    return [{ location: comparablePath(location, 'pattern'), reserved: String(reservation) === '1', policy: typeof policy === 'string' ? policy : null }]
  })
}

/** What the file says of a path: the longest matching location, as robots.txt patterns are compared; the first of equals. */
export function reservationOfPath(rules: readonly FileRule[], path: string): Reservation | null {
  const compared = comparablePath(path, 'path')
  let best: FileRule | null = null
  for (const rule of rules) {
    if ((best === null || rule.location.length > best.location.length) && matchesPattern(rule.location, compared)) best = rule
  }
  return best && { reserved: best.reserved, source: 'file', policy: best.policy }
}

/** What a response's headers say. */
export const reservationOfHeaders = (headers: Readonly<Record<string, string>>): Reservation | null =>
  declared(headers['tdm-reservation'], headers['tdm-policy'], 'header')

/** What a page's `<meta name="tdm-reservation">` says. */
export const reservationOfMeta = (meta: { readonly reservation: string | null; readonly policy: string | null }): Reservation | null =>
  declared(meta.reservation ?? undefined, meta.policy ?? undefined, 'meta')

function declared(reservation: string | undefined, policy: string | undefined, source: ReservationSource): Reservation | null {
  // A header that came twice is joined by a comma: reserved where any says so.
  const values = (reservation ?? '').split(',').map(value => value.trim()).filter(value => value === '0' || value === '1')
  return values.length === 0 ? null : { reserved: values.includes('1'), source, policy: policy?.trim() || null }
}
