import type { Reading } from './cardinals.ts'
import { follow, readCardinal, readMagnitudes } from './cardinals.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

const touches = (tokens: readonly Token[], at: number, text: string): boolean => tokens[at]?.gap === GAP.none && tokens[at]!.text === text
const isDigits = (token: Token | undefined): token is Token => token?.kind === 'digits'
/** Digits that touch the token before. */
const gluedDigits = (tokens: readonly Token[], at: number): boolean => isDigits(tokens[at]) && tokens[at].gap === GAP.none
const APOSTROPHES = ['\'', '’']

/**
 * Digits as written: groups of three by space, dot or apostrophe, a decimal comma or dot, a power («1,1^23»).
 * A single comma or a dot without three digits after it is decimal; two commas with three digits each group as in English.
 */
export function readDigits(text: string, tokens: readonly Token[], at: number): Reading {
  const whole = readGrouped(text, tokens, at)
  let value = whole.value
  let next = whole.next
  if (gluedDigits(tokens, next + 1) && isDecimalMark(tokens, next, whole.grouping)) {
    value = Number(`${whole.digits}.${tokens[next + 1]!.text}`)
    next += 2
  }
  if (touches(tokens, next, '^') && gluedDigits(tokens, next + 1)) {
    value **= Number(tokens[next + 1]!.text)
    next += 2
  }
  return { value, next }
}

// Thousands of billions: beyond, runs of three digits are a column of figures.
const MOST_GROUPED = 15

interface Grouped extends Reading {
  readonly digits: string
  readonly grouping: string
}

function readGrouped(text: string, tokens: readonly Token[], at: number): Grouped {
  const first = tokens[at]!
  let digits = first.text
  let next = at + 1
  let grouping = ''
  while (digits.length <= MOST_GROUPED && (digits.length > 3 ? grouping !== '' : first.text.length <= 3 && !first.text.startsWith('0'))) {
    const separator = groupSeparator(text, tokens, next)
    if (separator === null || (grouping !== '' && separator.mark !== grouping)) break
    const group = tokens[separator.at]!
    if (group.text.length !== 3) break
    if (separator.mark === ',' && grouping === '' && !(touches(tokens, separator.at + 1, ',') && gluedDigits(tokens, separator.at + 2) && tokens[separator.at + 2]!.text.length === 3)) break
    grouping = separator.mark
    digits += group.text
    next = separator.at + 1
  }
  return { value: Number(digits), next, digits, grouping }
}

/** What stands between two groups of digits, and where the second is. All spaces count as one mark. */
function groupSeparator(text: string, tokens: readonly Token[], at: number): { mark: string; at: number } | null {
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'digits') {
    const single = token.gap === GAP.space && tokens[at - 1]!.end === token.start - 1
    return single && text[token.start - 1] !== '\t' ? { mark: ' ', at } : null
  }
  if (token.gap !== GAP.none || !gluedDigits(tokens, at + 1)) return null
  if (token.text === '.' || token.text === ',') return { mark: token.text, at: at + 1 }
  return APOSTROPHES.includes(token.text) ? { mark: '\'', at: at + 1 } : null
}

/** «,» unless it groups; «.» unless it groups or belongs to a dotted chain (a date, an address of the network). */
function isDecimalMark(tokens: readonly Token[], at: number, grouping: string): boolean {
  if (touches(tokens, at, ',')) return grouping !== ',' && !(touches(tokens, at + 2, ',') && gluedDigits(tokens, at + 3))
  return touches(tokens, at, '.') && grouping !== '.' && !(touches(tokens, at + 2, '.') && gluedDigits(tokens, at + 3))
}

/**
 * Digits with what makes them greater: «33 M», «1,2 million», «100 mille», «322 cent», «1 million 200 000», «3 millions cinq cent mille».
 */
export function readScaledDigits(text: string, tokens: readonly Token[], at: number, tables: NumberTables): Reading {
  const digits = readDigits(text, tokens, at)
  const symbol = readSymbol(text, tokens, digits.next, tables)
  if (symbol) return { value: scale(digits.value, symbol.value), next: symbol.next, factor: symbol.value }
  let { value, next } = digits
  const hundred = follow(tokens, next)
  if (hundred >= 0 && value >= 2 && tables.hundreds.has(tokens[hundred]!.text)) {
    value *= 100
    next = hundred + 1
  }
  const thousand = follow(tokens, next)
  if (thousand >= 0 && tables.thousands.has(tokens[thousand]!.text)) {
    value = scale(value, 1000)
    next = thousand + 1
  }
  const magnitude = readMagnitudes(tokens, next, tables)
  if (!magnitude) return { value, next }
  return withRest(text, tokens, { value: scale(value, magnitude.value), next: magnitude.next, factor: magnitude.value }, magnitude.value, tables)
}

/** What «1 million» may be followed by: «200 000», «deux cent mille». */
function withRest(text: string, tokens: readonly Token[], head: Reading, magnitude: number, tables: NumberTables): Reading {
  const at = follow(tokens, head.next)
  if (at < 0) return head
  const rest = isDigits(tokens[at]) ? readScaledDigits(text, tokens, at, tables) : readCardinal(tokens, at, tables)
  if (!rest || rest.value < 1000 || rest.value >= magnitude || !Number.isInteger(rest.value)) return head
  return { value: head.value + rest.value, next: rest.next }
}

function readSymbol(text: string, tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.gap === GAP.line) return null
  const raw = text.slice(token.start, token.end)
  const value = tables.symbols.get(raw)
  if (value === undefined || (tables.gluedSymbols.has(raw) && token.gap !== GAP.none)) return null
  return { value, next: at + 1 }
}

/** Multiplies a decimal as written: 1,1 million is 1 100 000, not 1 100 000.0000000001. */
export const scale = (value: number, factor: number): number => Number((value * factor).toPrecision(15))
