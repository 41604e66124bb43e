import { diffWordsWithSpace } from 'diff'
import type { PlacedClaim } from '../../model/claim.ts'
import { positionKey } from '../../model/claim.ts'

/** A piece of the text of two versions: in both, only in the former, or only in the latter. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Edits that are looked for: beyond, two versions have too little in common for a comparison to say anything. */
const MOST_EDITS = 4000
/** How much of what stayed is shown on each side of a change, in characters. */
const AROUND = 120

/** What changed between two versions, with a little of what stayed around each change; null where they have too little in common. */
export function textChanges(before: string, after: string): Piece[] | null {
  const pieces = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS, timeout: 200 })
  if (!pieces) return null
  return pieces.flatMap(({ value, added, removed }, index): Piece[] => {
    if (added || removed) return [{ kind: added ? 'added' : 'removed', text: value }]
    const [first, last] = [index === 0, index === pieces.length - 1]
    if (value.length <= 2 * AROUND) return [{ kind: 'same', text: value }]
    const head = first ? '' : value.slice(0, AROUND)
    const tail = last ? '' : value.slice(-AROUND)
    return [{ kind: 'same', text: `${head} […] ${tail}` }]
  })
}

/** The claims that only one of two versions makes. */
export function claimChanges(before: readonly PlacedClaim[], after: readonly PlacedClaim[]): { gone: PlacedClaim[]; came: PlacedClaim[] } {
  const key = (claim: PlacedClaim) => `${positionKey(claim)}|${claim.speaker ?? ''}`
  const once = (claims: readonly PlacedClaim[], others: ReadonlySet<string>) => [...new Map(claims.filter(claim => !others.has(key(claim))).map(claim => [key(claim), claim])).values()]
  return { gone: once(before, new Set(after.map(key))), came: once(after, new Set(before.map(key))) }
}
