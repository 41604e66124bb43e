import type { Reading } from './cardinals.ts'
import { follow, readCardinal } from './cardinals.ts'
import { scale } from './digits.ts'
import { denominator, readFractionAfter, readHalf, readOrdinal } from './fractions.ts'
import type { NumberKind } from './mention.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'
import type { Bound } from '../../../model/value.ts'

/** A number as read, before its surroundings are looked at. `first` is its first token. */
export interface RawNumber extends Reading {
  readonly first: number
  readonly kind: NumberKind
  readonly bound?: Bound
}

const isOne = (word: string): boolean => word === 'un' || word === 'une'
const cardinal = (first: number, reading: Reading): RawNumber => ({ ...reading, first, kind: 'cardinal' })

/** A number that begins with a word: cardinal, ordinal, fraction, collective or order of magnitude. */
export function readWords(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const { text } = tokens[at]!
  if (tables.vague.has(text)) return readVague(tokens, at, tables)
  if (tables.halves.has(text)) return { value: 0.5, next: at + 1, first: at, kind: 'fraction' }
  if (isOne(text)) return readFromOne(tokens, at, tables)
  const counted = readCounted(tokens, at, tables)
  if (counted) return counted
  if (tables.collectives.has(text) || tables.magnitudes.has(text)) return readBare(tokens, at, tables)
  if (tables.parts.has(text)) return readPart(tokens, at, tables)
  return null
}

/** Cardinals and ordinals with what follows them. An ordinal that is plural after a number is a fraction: «cent trente cinquièmes». */
function readCounted(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const ordinal = readOrdinal(tokens, at, tables)
  const isPart = ordinal && ordinal.next - at > 1 && (ordinal.plural || (ordinal.value >= 1e6 && !ordinal.hyphenated))
  if (ordinal && !isPart) return { value: ordinal.value, next: ordinal.next, first: at, kind: 'ordinal' }
  const head = readCardinal(tokens, at, tables)
  return head && withTail(tokens, at, head, tables)
}

/** What may follow a whole number: «virgule trois», «et demi», «quarts», «douzaines». */
export function withTail(tokens: readonly Token[], first: number, head: Reading, tables: NumberTables): RawNumber {
  const decimal = readDecimal(tokens, head, tables)
  if (decimal) return cardinal(first, decimal)
  const collective = readCollective(tokens, head, tables)
  if (collective) return { ...collective, first, kind: 'cardinal' }
  const fraction = readFractionAfter(tokens, head, tables)
  if (!fraction) return cardinal(first, head)
  return { ...fraction, first, kind: fraction.value < 1 ? 'fraction' : 'cardinal' }
}

function readDecimal(tokens: readonly Token[], head: Reading, tables: NumberTables): Reading | null {
  const mark = follow(tokens, head.next)
  if (mark < 0 || !tables.decimalWords.has(tokens[mark]!.text)) return null
  let zeros = ''
  let at = follow(tokens, mark + 1)
  for (; at >= 0 && tables.zeros.has(tokens[at]!.text); at = follow(tokens, at + 1)) zeros += '0'
  const digits = at >= 0 ? readCardinal(tokens, at, tables) : null
  if (!digits) return null
  const parts = String(digits.value / (digits.factor ?? 1))
  const value = Number(`${head.value}.${zeros}${parts}`)
  return digits.factor ? { value: scale(value, digits.factor), next: digits.next, factor: digits.factor } : { value, next: digits.next }
}

/** «trois douzaines», «une centaine de milliers» after the number that counts them. */
function readCollective(tokens: readonly Token[], count: Reading, tables: NumberTables): (Reading & { readonly bound?: Bound }) | null {
  let at = follow(tokens, count.next)
  if (at >= 0 && tables.collectiveAdjectives.has(tokens[at]!.text)) at = follow(tokens, at + 1)
  const size = at >= 0 ? tables.collectives.get(tokens[at]!.text) : undefined
  if (size === undefined) return null
  const chain = readChain(tokens, at + 1, tables)
  const value = scale(count.value * size, chain?.value ?? 1)
  return { value, next: chain?.next ?? at + 1, ...(tables.exactCollectives.has(tokens[at]!.text) ? {} : { bound: 'about' as const }) }
}

// «Des centaines de milliers de milliards».
const MOST_LINKS = 3

/** «de milliers», «de millions de milliards» after a collective. */
function readChain(tokens: readonly Token[], from: number, tables: NumberTables): Reading | null {
  let value = 1
  let next = from
  for (let links = 0; ; links++) {
    const of = follow(tokens, next)
    const at = of >= 0 && tables.of.has(tokens[of]!.text) ? follow(tokens, of + 1) : -1
    const size = at >= 0 ? tables.collectives.get(tokens[at]!.text) ?? tables.magnitudes.get(tokens[at]!.text) : undefined
    if (size === undefined || links === MOST_LINKS) return next > from ? { value, next } : null
    value *= size
    next = at + 1
  }
}

/** «des millions», «plusieurs centaines de milliers»: an order of magnitude. */
function readVague(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const head = follow(tokens, at + 1)
  return head < 0 ? null : order(tokens, at, head, tables)
}

function order(tokens: readonly Token[], first: number, head: number, tables: NumberTables): RawNumber | null {
  const { text } = tokens[head]!
  const size = tables.collectives.get(text) ?? tables.magnitudes.get(text)
  if (size === undefined || !text.endsWith('s')) return null
  const chain = readChain(tokens, head + 1, tables)
  return { value: size * (chain?.value ?? 1), next: chain?.next ?? head + 1, first, kind: 'cardinal', bound: 'order' }
}

/** Without a number before it: «ces milliers», «par dizaines de milliers» an order; «la centaine» about. */
function readBare(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const plural = order(tokens, at, at, tables)
  if (plural) return plural
  const size = tables.collectives.get(tokens[at]!.text)
  if (size === undefined || !tables.collectiveDeterminers.has(tokens[at - 1]?.text ?? '')) return null
  const chain = readChain(tokens, at + 1, tables)
  return { value: size * (chain?.value ?? 1), next: chain?.next ?? at + 1, first: at, kind: 'cardinal', bound: 'about' }
}

/** «le quart des», «demi-million», «le tiers des»: a part that nothing counts. */
function readPart(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const half = readHalf(tokens, at, tables)
  if (half) return cardinal(at, half)
  const parts = tables.parts.get(tokens[at]!.text)!
  const after = tokens[at + 1]
  return parts > 2 && tokens[at - 1]?.text === 'le' && after && tables.of.has(after.text)
    ? { value: 1 / parts, next: at + 1, first: at, kind: 'fraction' }
    : null
}

/** What «un» or «une» begins: a number, a half, a part, a collective, or a noun (then it is the article). */
function readFromOne(tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const after = follow(tokens, at + 1)
  if (after >= 0 && !tables.phrases.startingAt(tokens, after)) {
    const half = readHalf(tokens, after, tables)
    if (half) return cardinal(at, half)
    const ordinal = readOrdinal(tokens, after, tables)
    const parts = ordinal?.value ?? denominator(tokens, after, tables)
    if (parts !== null && parts >= 2) {
      const next = ordinal?.next ?? after + 1
      if (namesPart(tokens, at, after, next, parts, tables) && isShare(tokens, next, tables)) return { value: 1 / parts, next, first: at, kind: 'fraction' }
      return ordinal ? { value: ordinal.value, next, first: after, kind: 'ordinal' } : null
    }
  }
  const head = readCardinal(tokens, at, tables)!
  const counted = withTail(tokens, at, head, tables)
  if (counted.next > at + 1) return counted
  return tables.pronounBefore.has(tokens[at - 1]?.text ?? '') ? null : { ...counted, kind: 'article' }
}

/** Parts are masculine, and the third and the fourth have names of their own: «une cinquième», «un troisième» are ranks. */
const namesPart = (tokens: readonly Token[], one: number, first: number, next: number, parts: number, tables: NumberTables): boolean =>
  next - first > 1 || tables.parts.has(tokens[first]!.text) || (tokens[one]!.text === 'un' && parts > 4)

/** «Un cinquième» is a share at the end of a clause and before «de»; before a noun it is a rank. */
function isShare(tokens: readonly Token[], next: number, tables: NumberTables): boolean {
  const after = tokens[next]
  return !after || after.kind !== 'word' || after.gap === GAP.line || tables.partFollowers.has(after.text)
}

