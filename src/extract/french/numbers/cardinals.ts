import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

/** A number read from tokens: its value, and the token after its last. */
export interface Reading {
  readonly value: number
  readonly next: number
  /** The magnitude word that the number ended with, as a factor: 1e6 for «3 millions». Missing where there was none. */
  readonly factor?: number
}

/** The token that follows `at` in one number: after spaces, or after a hyphen that touches both. Null at the end of a line. */
export function follow(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  if (!token || token.gap === GAP.line) return -1
  if (token.kind === 'word' || token.kind === 'digits') return at
  const after = tokens[at + 1]
  if ((token.text === '-' || token.text === '‑' || token.text === '‐') && token.gap === GAP.none && after && after.gap === GAP.none) return at + 1
  return -1
}

/** A whole number in words: «quatre-vingt-quatre», «un milliard vingt-cinq millions», «dix-neuf cent vingt», «zéro huit». */
export function readCardinal(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  const zero = readZeros(tokens, at, tables)
  if (!zero) return readGroups(tokens, at, tables)
  const after = follow(tokens, zero.next)
  return (after >= 0 ? readGroups(tokens, after, tables) : null) ?? zero
}

// Bounds that keep reading linear in hostile texts, above what is ever said.
const MOST_ZEROS = 20
const MOST_MAGNITUDES = 3

function readZeros(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  let next = at
  for (let here = at; here >= 0 && next - at < MOST_ZEROS && tables.zeros.has(tokens[here]?.text ?? ''); here = follow(tokens, next)) next = here + 1
  return next > at ? { value: 0, next } : null
}

/** Groups below a million, each with its magnitude, from the greatest down. */
function readGroups(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  let total = 0
  let next = at
  let least = Infinity
  for (let here = at; here >= 0;) {
    const group = readBelowMillion(tokens, here, tables)
    if (!group) break
    const magnitude = readMagnitudes(tokens, group.next, tables)
    const factor = magnitude?.value ?? 1
    if (factor >= least) break
    total += group.value * factor
    next = magnitude?.next ?? group.next
    least = factor
    if (factor === 1) break
    here = follow(tokens, next)
  }
  return next > at ? { value: total, next, ...(least > 1 && least < Infinity ? { factor: least } : {}) } : null
}

/** «millions», «millions de milliards»: the product, or null. */
export function readMagnitudes(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  let value = 1
  let next = at
  for (let here = follow(tokens, at), count = 0; here >= 0 && count < MOST_MAGNITUDES; here = follow(tokens, next), count++) {
    const at = tokens[here]!.text === 'de' && value > 1 ? follow(tokens, here + 1) : here
    const factor = at >= 0 ? tables.magnitudes.get(tokens[at]!.text) : undefined
    if (factor === undefined) break
    value *= factor
    next = at + 1
  }
  return next > at ? { value, next } : null
}

function readBelowMillion(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  const before = readBelowThousand(tokens, at, tables)
  const word = before ? follow(tokens, before.next) : at
  if (word < 0 || !tables.thousands.has(tokens[word]?.text ?? '')) return before
  const thousands = (before?.value ?? 1) * 1000
  const after = follow(tokens, word + 1)
  const rest = after >= 0 ? readBelowThousand(tokens, after, tables) : null
  // «Deux mille vingt mille» are two numbers: what follows may not be thousands again.
  const again = rest ? follow(tokens, rest.next) : -1
  if (!rest || (again >= 0 && tables.thousands.has(tokens[again]!.text))) return { value: thousands, next: word + 1 }
  return { value: thousands + rest.value, next: rest.next }
}

function readBelowThousand(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  const first = readBelowHundred(tokens, at, tables)
  const word = first ? follow(tokens, first.next) : at
  const isHundred = word >= 0 && tables.hundreds.has(tokens[word]?.text ?? '')
  // «Dix-neuf cent»: hundreds are counted by two to nine, and by eleven to nineteen in years.
  if (!isHundred || (first && (first.value < 2 || first.value > 19 || first.value === 10))) return first
  if (!first && tokens[word]!.text !== 'cent') return null
  const hundreds = (first?.value ?? 1) * 100
  const after = follow(tokens, word + 1)
  const rest = after >= 0 ? readBelowHundred(tokens, after, tables) : null
  return rest ? { value: hundreds + rest.value, next: rest.next } : { value: hundreds, next: word + 1 }
}

function readBelowHundred(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  const text = tokens[at]?.text
  if (text === undefined) return null
  const unit = tables.units.get(text)
  if (unit !== undefined) {
    const after = unit === 4 ? follow(tokens, at + 1) : -1
    return after >= 0 && tables.twenties.has(tokens[after]!.text)
      ? withUnit(tokens, { value: 80, next: after + 1 }, true, tables)
      : { value: unit, next: at + 1 }
  }
  const teen = tables.teens.get(text)
  if (teen !== undefined) return readTeen(tokens, at, teen, tables)
  const ten = tables.tens.get(text)
  return ten === undefined ? null : withUnit(tokens, { value: ten, next: at + 1 }, tables.vigesimal.has(text), tables)
}

/** Ten to sixteen as they are; ten takes seven to nine («dix-sept»). */
function readTeen(tokens: readonly Token[], at: number, teen: number, tables: NumberTables): Reading {
  const after = teen === 10 ? follow(tokens, at + 1) : -1
  const unit = after >= 0 ? tables.units.get(tokens[after]!.text) : undefined
  return unit !== undefined && unit >= 7 ? { value: 10 + unit, next: after + 1 } : { value: teen, next: at + 1 }
}

/** Adds «deux», «et un», and after a vigesimal ten «dix» to «dix-neuf» and «et onze». */
function withUnit(tokens: readonly Token[], ten: Reading, vigesimal: boolean, tables: NumberTables): Reading {
  let at = follow(tokens, ten.next)
  if (at < 0) return ten
  const and = tokens[at]!.text === 'et'
  if (and) at = follow(tokens, at + 1)
  if (at < 0) return ten
  const { text, kind, end, start } = tokens[at]!
  if (kind === 'digits') return !and && end - start === 1 && text !== '0' ? { value: ten.value + Number(text), next: at + 1 } : ten
  const unit = tables.units.get(text)
  if (unit !== undefined) {
    if (and && unit !== 1) return ten
    // «Vingt quatre vingt»: the unit belongs to a number of its own.
    const after = unit === 4 ? follow(tokens, at + 1) : -1
    return after >= 0 && tables.twenties.has(tokens[after]!.text) ? ten : { value: ten.value + unit, next: at + 1 }
  }
  const teen = vigesimal ? tables.teens.get(text) : undefined
  if (teen === undefined || (and && teen !== 11)) return ten
  const reading = readTeen(tokens, at, teen, tables)
  return { value: ten.value + reading.value, next: reading.next }
}
