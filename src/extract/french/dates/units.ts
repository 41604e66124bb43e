import { follow } from '../numbers/cardinals.ts'
import { GAP } from '../numbers/tokens.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Unit } from './tables.ts'

export interface UnitWord {
  readonly unit: Unit
  readonly at: number
  readonly next: number
}

/** The unit that stands at `at`, «week-end» in one piece. */
export function readUnit(source: Source, at: number): UnitWord | null {
  const text = textAt(source, at)
  if (text === 'week') {
    const end = follow(source.tokens, at + 1)
    return end >= 0 && (textAt(source, end) === 'end' || textAt(source, end) === 'ends') ? { unit: 'weekend', at, next: end + 1 } : null
  }
  const unit = source.tables.units.get(text)
  return unit === undefined ? null : { unit, at, next: at + 1 }
}

export const isDirection = (source: Source, at: number): -1 | 1 | 0 => {
  const text = textAt(source, at)
  if (source.tables.last.has(text)) return -1
  return source.tables.next.has(text) || (text === 'a' && textAt(source, at + 1) === 'venir') ? 1 : 0
}

/** «Suivant» (1) and «précédent» (-1). «D'après» before a name says who said so: «mardi d'après la Cnil». */
export function readFollowing(source: Source, at: number): { step: 1 | -1; next: number } | null {
  if (!source.tokens[at] || source.tokens[at]!.gap === GAP.line) return null
  const found = source.tables.following.startingAt(source.tokens, at)
  const after = found ? source.tokens[found.next] : undefined
  const names = textAt(source, at) === 'd\'' && after?.kind === 'word' && after.gap !== GAP.line
  return found && !names ? { step: found.value, next: found.next } : null
}
