import { comparable } from './text.ts'

/** Nothing on the web is older (the first server went up in 1991): an earlier date speaks of something else. */
const EARLIEST = '1991-01-01'
/** Clocks and time zones differ: a page may be dated up to a day ahead. In milliseconds. */
const AHEAD = 86_400_000

const ISO = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?:\s*(Z))?\s*$/
/** Day first or month first is told only where one of them is no month. */
const SLASHED = /^\s*(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)|^\s*(\d{1,2})([/.-])(\d{1,2})\5(\d{4})(?!\d)/
const ENGLISH = /^\s*(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i
const RFC_2822 = /^\s*(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(GMT|UTC|Z|[+-]\d{4})?/i
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A machine-readable date as pages write them (ISO 8601 and its neighbours, RFC 2822, English) as ISO 8601: a bare day, or a time to the second
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
  const slashed = SLASHED.exec(text)
  if (slashed?.[1]) return checked(slashed[1], slashed[2]!, slashed[3]!, '', now)
  if (slashed) {
    const [one, other] = [Number(slashed[4]), Number(slashed[6])]
    if (one > 12 || one === other) return checked(slashed[7]!, slashed[6]!, slashed[4]!, '', now)
    return other > 12 ? checked(slashed[7]!, slashed[4]!, slashed[6]!, '', now) : null
  }
  const english = ENGLISH.exec(text)
  const named = english ? ENGLISH_MONTHS.indexOf(english[1]!.toLowerCase()) + 1 : 0
  if (english && named > 0) return checked(english[3]!, String(named), english[2]!, '', now)
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
  const after = said ? text.slice(said.index + said[0].length) : ''
  const read = said ? writtenDate(after.slice(0, 80), months, now) : null
  return read && !GOES_ON.test(after.slice(read.length)) ? read.date : null
}

/** A sentence that goes on after its date tells of something else: «publié le 3 mars, le rapport de la Cnil dénonce…». */
const GOES_ON = /^,?\s+(?!(?:par|à|et|mise?|modifi|actualis|màj|puis|sur|dans|lecture|temps|by|at)(?!\p{L}{3}))\p{Ll}/u

const LINE_START = /(?:^|[,|·•–—-]\s*|(?<=\p{L})\s+(?=\d{1,2}[/.]\d{1,2}[/.]\d{4}))(?:le\s+)?(?:(?:lun|mar|mer|jeu|ven|sam|dim)(?:\.|[a-z]{2,5})?\s+)?(?=\d)/iu

/** A line that is a day, with little before it and less after: «L'Exemple, 6 février 2024 à 10:40». Null where it may be a sentence. */
export function dateLine(text: string, months: readonly string[], now: string | null): string | null {
  const start = LINE_START.exec(text)
  if (!start || start.index > 50 || /[.!?]$/.test(text)) return null
  const rest = text.slice(start.index + start[0].length)
  const read = writtenDate(rest, months, now)
  const apart = read ? /^\s*[|•·]/.test(rest.slice(read.length)) : false
  return read && (apart || rest.length - read.length <= 25) && !/^\s*[\p{Ll}]/u.test(rest.slice(read.length).replace(/^\s*par\b/, '')) ? read.date : null
}

/** The date at the start of a text, and how many characters it takes. */
function writtenDate(text: string, months: readonly string[], now: string | null): { date: string; length: number } | null {
  const written = /^[^\d]{0,20}?(\d{1,2})(?:er)?\s+([\p{L}.]{3,10})\s+(\d{4})/u.exec(text)
  const numeric = /^[^\d]{0,20}?(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text)
  const found = written ?? numeric
  if (!found) return null
  const month = written ? String(monthNumber(written[2]!, months)) : numeric![3]!
  const said = written ? written[3]! : numeric![4]!
  const year = said.length === 2 ? `20${said}` : said
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
