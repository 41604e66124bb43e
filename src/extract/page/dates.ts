import { comparable } from './text.ts'

/** Nothing on the web is older (the first server went up in 1991): an earlier date speaks of something else. */
const EARLIEST = '1991-01-01'
/** Clocks and time zones differ: a page may be dated up to a day ahead. In milliseconds. */
const AHEAD = 86_400_000

const ISO = /^\s*(\d{4})-(\d{2})-(\d{2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?:\s*(Z))?\s*$/
const RFC_2822 = /^\s*(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(GMT|UTC|Z|[+-]\d{4})?/i
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A machine-readable date as pages write them (ISO 8601 and its neighbours, RFC 2822) as ISO 8601: a bare day, or a time to the second
 * with the page's own offset where it has one. Null where it is no date, no day that exists, before the web or after `now`.
 */
export function machineDate(text: string, now: string | null): string | null {
  const iso = ISO.exec(text)
  if (iso) return checked(iso[1]!, iso[2]!, iso[3]!, time(iso[4], iso[5], iso[6], iso[7]), now)
  const compact = COMPACT.exec(text)
  if (compact) return checked(compact[1]!, compact[2]!, compact[3]!, time(compact[4], compact[5], compact[6], compact[7]), now)
  const mail = RFC_2822.exec(text)
  const month = mail ? ENGLISH_MONTHS.indexOf(mail[2]!.toLowerCase()) + 1 : 0
  if (mail && month > 0) return checked(mail[3]!, String(month), mail[1]!, time(mail[4], mail[5], mail[6], mail[7]), now)
  if (/^\s*\d{10}(?:\d{3})?\s*$/.test(text)) {
    const instant = new Date(Number(text) * (text.trim().length === 10 ? 1000 : 1)).toISOString()
    return checked(instant.slice(0, 4), instant.slice(5, 7), instant.slice(8, 10), `${instant.slice(10, 19)}Z`, now)
  }
  return null
}

/**
 * A day written in French, after a word that says what it is the date of: «Publié le 12 février 2024 à 10 h 32», «Mis à jour le 12/02/2024».
 * `months` are the names in order. Two-digit years are read as 20xx.
 */
export function frenchDate(text: string, words: RegExp, months: readonly string[], now: string | null): string | null {
  const said = words.exec(text)
  return said ? writtenDate(text.slice(said.index + said[0].length, said.index + said[0].length + 80), months, now)?.date ?? null : null
}

const LINE_START = /(?:^|[,|·•–—-]\s*)(?:le\s+)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?(?=\d)/i

/** A line that is a day, with little before it and less after: «L'Exemple, 6 février 2024 à 10:40». Null where it may be a sentence. */
export function dateLine(text: string, months: readonly string[], now: string | null): string | null {
  const start = LINE_START.exec(text)
  if (!start || start.index > 50 || /[.!?]$/.test(text)) return null
  const rest = text.slice(start.index + start[0].length)
  const read = writtenDate(rest, months, now)
  return read && rest.length - read.length <= 25 && !/^\s*[\p{Ll}]/u.test(rest.slice(read.length).replace(/^\s*par\b/, '')) ? read.date : null
}

/** The date at the start of a text, and how many characters it takes. */
function writtenDate(text: string, months: readonly string[], now: string | null): { date: string; length: number } | null {
  const written = /^[^\d]{0,20}?(\d{1,2})(?:er)?\s+([\p{L}.]{3,10})\s+(\d{4})/u.exec(text)
  const numeric = /^[^\d]{0,20}?(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)/.exec(text)
  const found = written ?? numeric
  if (!found) return null
  const month = written ? String(monthNumber(written[2]!, months)) : numeric![2]!
  const year = found[3]!.length === 2 ? `20${found[3]!}` : found[3]!
  const clock = /^[\s,-]{0,5}(?:à\s*)?(\d{1,2})\s?(?:h|:)\s?(\d{2})(?!\d)/.exec(text.slice(found[0].length))
  const date = checked(year, month, found[1]!, clock ? time(clock[1], clock[2], undefined, undefined) : '', now)
  return date ? { date, length: found[0].length + (clock?.[0].length ?? 0) } : null
}

function monthNumber(name: string, months: readonly string[]): number {
  const start = comparable(name)
  return start.length < 3 ? 0 : months.findIndex(month => comparable(month) === start || (start.length >= 3 && name.endsWith('.') && comparable(month).startsWith(start))) + 1
}

/** `T10:32:00+01:00`, or nothing where there is no time or none that exists. */
function time(hour: string | undefined, minute: string | undefined, second: string | undefined, offset: string | undefined): string {
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return ''
  const zone = !offset ? '' : /^(?:Z|UTC|GMT)$/i.test(offset) ? 'Z' : offset.length === 3 ? `${offset}:00` : offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
  return `T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${zone}`
}

function checked(year: string, month: string, day: string, clock: string, now: string | null): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date || date < EARLIEST) return null
  const instant = clock === '' ? midnight : Date.parse(date + (/[Z+-]/.test(clock.slice(1)) ? clock : `${clock}Z`))
  if (Number.isNaN(instant)) return date
  if (now !== null && instant > Date.parse(now) + AHEAD) return null
  return date + clock
}
