import { scale } from './digits.ts'
import type { RawNumber } from './read-words.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

const DASHES = new Set(['-', '–', '—'])

/**
 * The lower number as the upper one makes it read: «20 à 33 millions» is 20 000 000, «entre 20 et 33 %» 20 %.
 * Null where the two make no pair.
 */
export function pair(tokens: readonly Token[], lower: RawNumber, upper: RawNumber, tables: NumberTables): { lower: RawNumber; range: boolean } | null {
  const between = upper.first - lower.next
  if (between !== 1 || tokens[lower.next]!.gap === GAP.line || tokens[upper.first]!.gap === GAP.line) return null
  const word = tokens[lower.next]!
  const opened = tokens[lower.first - 1]?.text === 'entre'
  const joins = word.text === 'et' ? opened : tables.rangeWords.has(word.text) || (DASHES.has(word.text) && (word.gap === tokens[upper.first]!.gap))
  if (!joins || !isAmount(lower) || !isAmount(upper)) return null
  const shared = upper.factor !== undefined && lower.factor === undefined && lower.kind === 'cardinal' && lower.value < upper.value / upper.factor
  const scaled = shared ? { ...lower, value: scale(lower.value, upper.factor), factor: upper.factor } : inThousands(lower, upper) ? { ...lower, value: lower.value * 1000 } : lower
  const same = upper.kind === 'percent' && scaled.kind === 'cardinal' ? { ...scaled, kind: upper.kind } : scaled
  if (same.kind !== upper.kind || same.value >= upper.value) return null
  return { lower: same, range: !evolves(tokens, lower.first, tables) }
}

/** «De 10 à 15 000 euros» begins at ten thousand; «de 1 à 50 000» at one. */
const inThousands = (lower: RawNumber, upper: RawNumber): boolean =>
  upper.factor === undefined && lower.factor === undefined && upper.value % 1000 === 0 && Number.isInteger(lower.value) &&
  lower.value * 1000 < upper.value && lower.value * 10_000 >= upper.value

const isAmount = (raw: RawNumber): boolean => (raw.kind === 'cardinal' || raw.kind === 'percent') && raw.bound !== 'order'

/** «Passé de 20 à 33 millions»: what grew is no range. */
function evolves(tokens: readonly Token[], first: number, tables: NumberTables): boolean {
  if (!tables.of.has(tokens[first - 1]?.text ?? '')) return false
  for (let at = first - 2; at >= first - 4 && at >= 0; at--) if (tables.evolution.has(tokens[at]!.text)) return true
  return false
}
