import type { Reading } from './cardinals.ts'
import { follow, readCardinal, readMagnitudes } from './cardinals.ts'
import { readDigits } from './digits.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

const isPlural = (word: string): boolean => word.endsWith('s')

/** The value of the ordinal that stands at `at` («cinquième», «tiers», «quart»), as what divides. */
export function denominator(tokens: readonly Token[], at: number, tables: NumberTables): number | null {
  const text = tokens[at]?.text
  if (text === undefined) return null
  const part = tables.parts.get(text)
  if (part !== undefined) return part
  return tables.ordinalsOnly.has(text) ? null : tables.ordinals.get(text) ?? null
}

/**
 * The whole number with what follows it and makes it a fraction or adds one: «trois quarts», «cinq et un quart»,
 * «trois millions et demi», «vingt et un cinquième» (20 + 1/5). Null where nothing does.
 */
export function readFractionAfter(tokens: readonly Token[], whole: Reading, tables: NumberTables): Reading | null {
  const at = follow(tokens, whole.next)
  if (at < 0) return null
  if (tokens[at]!.text === 'et') {
    const added = readAdded(tokens, at + 1, tables)
    return added && { value: whole.value + added.value * (added.factor ?? whole.factor ?? 1), next: added.next }
  }
  const parts = denominator(tokens, at, tables)
  // «Trois demi-journées» are counted in halves, not divided.
  if (parts === null || (parts === 2 && tokens[at + 1]?.text === '-' && tokens[at + 1]!.gap === GAP.none)) return null
  const joined = tokens[whole.next - 1]!.text.startsWith('un') && tokens[whole.next - 2]?.text === 'et'
  return { value: joined && !isPlural(tokens[at]!.text) ? whole.value - 1 + 1 / parts : whole.value / parts, next: at + 1 }
}

/** What «et» adds, in units of what it is added to: «demi», «un quart», «trois cinquièmes»; «demi million» has its own. */
function readAdded(tokens: readonly Token[], from: number, tables: NumberTables): Reading | null {
  const at = follow(tokens, from)
  if (at < 0) return null
  if (tables.parts.get(tokens[at]!.text) === 2) {
    const magnitude = readMagnitudes(tokens, at + 1, tables)
    return magnitude ? { value: 0.5, next: magnitude.next, factor: magnitude.value } : { value: 0.5, next: at + 1 }
  }
  const count = readCardinal(tokens, at, tables)
  const by = count ? follow(tokens, count.next) : -1
  const parts = by >= 0 ? denominator(tokens, by, tables) : null
  return count && parts !== null && count.value < parts ? { value: count.value / parts, next: by + 1 } : null
}

/** «Un demi-million», «une demi-douzaine», «un demi»: half of what follows, or a half. */
export function readHalf(tokens: readonly Token[], at: number, tables: NumberTables): Reading | null {
  if (tables.parts.get(tokens[at]?.text ?? '') !== 2) return null
  const after = follow(tokens, at + 1)
  if (after < 0) return null
  const collective = tables.collectives.get(tokens[after]!.text)
  if (collective !== undefined) return { value: collective / 2, next: after + 1 }
  const magnitude = readMagnitudes(tokens, at + 1, tables)
  return magnitude && { value: magnitude.value / 2, next: magnitude.next }
}

/**
 * An ordinal in words, alone or as the end of a compound: «vingt-cinquième», «cent unième», «deux-millième».
 * `rank` is the place it names, `last` the ordinal word itself; `joined` says that all parts are one valid number.
 */
export function readOrdinal(tokens: readonly Token[], at: number, tables: NumberTables): (Reading & { readonly plural: boolean; readonly hyphenated: boolean }) | null {
  const alone = tables.ordinals.get(tokens[at]?.text ?? '')
  if (alone !== undefined) return { value: alone, next: at + 1, plural: isPlural(tokens[at]!.text), hyphenated: true }
  const head = readCardinal(tokens, at, tables)
  if (!head) return null
  let here = follow(tokens, head.next)
  if (here >= 0 && tokens[here]!.text === 'et') here = follow(tokens, here + 1)
  const unit = here >= 0 ? tables.ordinals.get(tokens[here]!.text) : undefined
  if (unit === undefined || (tables.ordinalsOnly.has(tokens[here]!.text) && tokens[here]!.text.length > 7 && unit !== 2 && unit !== 1)) return null
  const plural = isPlural(tokens[here]!.text)
  const hyphenated = tokens[here]!.gap === GAP.none
  const value = compose(head.value, unit)
  return value === null ? null : { value, next: here + 1, plural, hyphenated }
}

/** The rank of «vingt» + «cinquième», «cent» + «trentième», «deux» + «millième»; null where they make no number. */
function compose(head: number, last: number): number | null {
  if (last >= 1000) return head >= 2 && head < last ? head * last : null
  if (last === 100) return head >= 2 && head <= 9 ? head * 100 : head % 1000 === 0 ? head + 100 : null
  const tail = head % 100
  if (last < 10 && tail % 10 === 0 && tail !== 10) return tail === 0 || tail >= 20 ? head + last : null
  if (last < 10 && tail === 10 && last >= 7) return head + last
  if (last >= 10 && last < 20 && (tail === 60 || tail === 80 || tail === 0)) return head + last
  if (last >= 20 && tail === 0) return head + last
  return last === 20 && tail === 4 ? head + 76 : null
}

/** Digits in a fraction: «4/5», «1 4/5». A third part («31/01/2024») or a greater second («22/4» as a date) is left alone. */
export function readSlashed(text: string, tokens: readonly Token[], at: number): Reading | null {
  const direct = slashed(text, tokens, at)
  if (direct) return direct
  const whole = readDigits(text, tokens, at)
  if (!Number.isInteger(whole.value) || tokens[whole.next]?.kind !== 'digits' || tokens[whole.next]!.gap !== GAP.space) return null
  const part = slashed(text, tokens, whole.next)
  return part && part.value < 1 ? { value: whole.value + part.value, next: part.next } : null
}

function slashed(text: string, tokens: readonly Token[], at: number): Reading | null {
  const over = tokens[at + 1]
  const under = tokens[at + 2]
  if (tokens[at]?.kind !== 'digits' || over?.text !== '/' || over.gap !== GAP.none || under?.kind !== 'digits' || under.gap !== GAP.none) return null
  const after = tokens[at + 3]
  if (after && after.gap === GAP.none && (after.text === '/' || after.kind === 'word')) return null
  const divisor = Number(under.text)
  return divisor === 0 || under.text.length > 4 ? null : { value: Number(tokens[at]!.text) / divisor, next: at + 3 }
}
