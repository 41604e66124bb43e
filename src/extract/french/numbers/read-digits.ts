import { follow, readCardinal } from './cardinals.ts'
import { readScaledDigits } from './digits.ts'
import { readSlashed } from './fractions.ts'
import { readPhone } from './phones.ts'
import type { RawNumber } from './read-words.ts'
import { withTail } from './read-words.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

const DATE_MARKS = new Set(['/', '.', '-'])

/** A number that begins with digits, or where reading goes on after digits that count nothing («TF1», «31/01/2024»). */
export function readFromDigits(text: string, tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | { readonly skip: number } {
  const before = tokens[at - 1]
  if (tokens[at]!.gap === GAP.none && before && isCode(tokens, at, before)) return { skip: at + 1 }
  const phone = readPhone(tokens, at)
  if (phone > at) return { first: at, next: phone, value: Number(digitsOf(tokens, at, phone)), kind: 'phone' }
  const date = skipDate(tokens, at)
  if (date > at) return { skip: date }
  if (isDecimalOnly(tokens, at)) return readDecimalOnly(text, tokens, at, tables)
  const slashed = readSlashed(text, tokens, at)
  if (slashed) return { ...slashed, first: at, kind: slashed.value < 1 ? 'fraction' : 'cardinal' }
  const ordinal = readOrdinalSuffix(tokens, at, tables)
  if (ordinal) return ordinal
  const reading = readScaledDigits(text, tokens, at, tables)
  if (isName(tokens, reading.next, tables)) return { skip: skipGlued(tokens, reading.next) }
  return withTail(tokens, at, reading, tables)
}

/** Digits that touch a letter or a hyphen after a letter: «TF1», «GLP-1», «14h30». */
const isCode = (tokens: readonly Token[], at: number, before: Token): boolean =>
  before.kind === 'word' ? !before.text.endsWith('\'') : (before.text === '-' || before.text === '_') && before.gap === GAP.none && tokens[at - 2]?.kind === 'word'

/** Letters that touch the digits and are no unit, month or rank: «3D», «2FA». */
function isName(tokens: readonly Token[], at: number, tables: NumberTables): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.gap !== GAP.none) return false
  const { text } = token
  return !tables.measures.has(text) && !tables.clock.has(text) && !tables.spans.has(text) && !tables.months.has(text) &&
    !tables.currencies.has(text) && !tables.repeats.has(text) && text !== 's' && text.length <= 4 && !tables.ordinalSuffixes.has(text)
}

function skipGlued(tokens: readonly Token[], at: number): number {
  let next = at
  while (tokens[next] && tokens[next]!.gap === GAP.none && tokens[next]!.kind !== 'mark') next++
  return Math.max(next, at)
}

const digitsOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens.slice(from, to).filter(token => token.kind === 'digits').map(token => token.text).join('')

/** «31/01/2024», «31.01.24», «2024-01-31»: three parts with one mark, the shape of a date. The token after it, or -1. */
function skipDate(tokens: readonly Token[], at: number): number {
  const mark = tokens[at + 1]
  if (!mark || !DATE_MARKS.has(mark.text)) return -1
  for (const [offset, text] of [[1, mark.text], [3, mark.text]] as const) {
    const between = tokens[at + offset]
    const digits = tokens[at + offset + 1]
    if (between?.text !== text || between.gap !== GAP.none || digits?.kind !== 'digits' || digits.gap !== GAP.none) return -1
  }
  const lengths = [tokens[at]!, tokens[at + 2]!, tokens[at + 4]!].map(token => token.text.length)
  const [first, second, third] = lengths as [number, number, number]
  const fits = second <= 2 && ((first <= 2 && (third === 4 || third === 2)) || (first === 4 && third <= 2))
  return fits && tokens[at + 5]?.text !== mark.text ? at + 5 : -1
}

/** «,08», «-,08»: nothing but a sign before the mark. */
function isDecimalOnly(tokens: readonly Token[], at: number): boolean {
  const mark = tokens[at - 1]
  if (tokens[at]!.gap !== GAP.none || (mark?.text !== ',' && mark?.text !== '.')) return false
  return mark.gap !== GAP.none || tokens[at - 2]?.text === '-'
}

function readDecimalOnly(text: string, tokens: readonly Token[], at: number, tables: NumberTables): RawNumber {
  const scaled = readScaledDigits(text, tokens, at, tables)
  const digits = tokens[at]!.text
  const value = Number(`0.${digits}`) * (scaled.factor ?? 1)
  return { value, next: scaled.factor ? scaled.next : at + 1, first: at - 1, kind: 'cardinal', ...(scaled.factor ? { factor: scaled.factor } : {}) }
}

/** «1er», «21e», «2ème»; the suffix touches the digits, or stands after a space where it can be nothing else. */
function readOrdinalSuffix(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const suffix = tokens[at + 1]
  if (!suffix || !tables.ordinalSuffixes.has(suffix.text) || suffix.gap !== GAP.none) return null
  return { value: Number(tokens[at]!.text), next: at + 2, first: at, kind: 'ordinal' }
}

/** The share of «N … sur M»: «1 sur 3», «un Français sur deux», «neuf entreprises françaises sur dix»; null where it is none. */
export function readRatio(text: string, tokens: readonly Token[], count: RawNumber, tables: NumberTables): RawNumber | null {
  if (!Number.isInteger(count.value) || count.value < 1) return null
  let at = count.next
  const named = (): number => at - count.next
  while (named() <= 3 && tokens[at]?.kind === 'word' && tokens[at]!.gap !== GAP.line && tokens[at]!.text !== 'sur' && !tables.starters.has(tokens[at]!.text)) at++
  if (tokens[at]?.text !== 'sur' || tokens[at]!.gap === GAP.line) return null
  const over = follow(tokens, at + 1)
  if (over < 0) return null
  const whole = tokens[over]!.kind === 'digits' ? readScaledDigits(text, tokens, over, tables) : readCardinal(tokens, over, tables)
  return whole && ratio(tokens, count, whole, named(), tables)
}

// «Neuf villes sur dix» is a share; «84 villes sur 130» counts villes.
const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000])

function ratio(tokens: readonly Token[], count: RawNumber, whole: { value: number; next: number }, between: number, tables: NumberTables): RawNumber | null {
  if (!(count.value < whole.value) || !Number.isInteger(whole.value)) return null
  const after = tokens[whole.next]
  const unit = after?.kind === 'word' && (tables.spans.has(after.text) || tables.clock.has(after.text) || tables.measures.has(after.text) || tables.currencies.has(after.text))
  const counts = after?.kind === 'word' && after.gap !== GAP.line && (after.text.endsWith('s') || after.text.endsWith('x')) && !tables.partFollowers.has(after.text)
  if (unit || (between > 0 && (counts || !WHOLES.has(whole.value)))) return null
  return { value: count.value / whole.value, next: whole.next, first: count.first, kind: 'fraction' }
}
