/** Where a number or a day may lie, ends included. Open ends are infinite. */
export interface Span {
  readonly low: number
  readonly high: number
}

/** How one answer stands to another that speaks of the same thing. `finer` is the more precise of the two. */
export type Comparison =
  | { readonly kind: 'same' | 'compatible' | 'unrelated' }
  | { readonly kind: 'refines'; readonly finer: 'left' | 'right' }
  /** Can't both be true; `weakly` where only one reading of the two excludes the other. */
  | { readonly kind: 'opposed'; readonly weakly: boolean }
  /** Sounds contrary and is told apart by the questionnaire. */
  | { readonly kind: 'contrast' }

export const SAME: Comparison = { kind: 'same' }
export const COMPATIBLE: Comparison = { kind: 'compatible' }
export const UNRELATED: Comparison = { kind: 'unrelated' }
export const OPPOSED: Comparison = { kind: 'opposed', weakly: false }
export const WEAKLY_OPPOSED: Comparison = { kind: 'opposed', weakly: true }
export const CONTRAST: Comparison = { kind: 'contrast' }
export const LEFT_REFINES: Comparison = { kind: 'refines', finer: 'left' }
export const RIGHT_REFINES: Comparison = { kind: 'refines', finer: 'right' }

export const meet = (a: Span, b: Span): boolean => a.low <= b.high && b.low <= a.high
export const within = (inner: Span, outer: Span): boolean => inner.low >= outer.low && inner.high <= outer.high
export const equalSpans = (a: Span, b: Span): boolean => a.low === b.low && a.high === b.high

/** Two spans of which nothing else is known: equal, one within the other, meeting, or apart. */
export function compareSpans(left: Span, right: Span): Comparison {
  if (!meet(left, right)) return OPPOSED
  if (equalSpans(left, right)) return SAME
  if (within(left, right)) return LEFT_REFINES
  return within(right, left) ? RIGHT_REFINES : COMPATIBLE
}
