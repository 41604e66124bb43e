import type { Bound } from '../../../model/value.ts'

/**
 * What a number is: a count (`cardinal`), a rank, a share («84 %» is 84, «un quart» is 0.25), or one of the numbers that
 * count nobody. `article` is a lone «un» or «une»; `other` is a name, a page, a version, a postal code.
 */
export type NumberKind =
  | 'cardinal' | 'ordinal' | 'percent' | 'fraction' | 'money' | 'year' | 'date' | 'time' | 'duration' | 'age'
  | 'measure' | 'phone' | 'law' | 'address' | 'article' | 'other'

/** One of the two numbers of a range, as written. */
export interface RangePart {
  readonly start: number
  readonly end: number
  readonly value: number
}

/** A number in a text. `start` and `end` are UTF-16 code units around the number with its magnitude words. */
export interface NumberMention {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly bound: Bound
  readonly kind: NumberKind
  /** Where «plus de» begins, if it stands before; where «au moins» ends, if it stands after. */
  readonly boundStart?: number
  readonly boundEnd?: number
  /** «Entre 20 et 33 millions»: `value` is 20 000 000, `upper` 33 000 000; `parts` are the two as written. */
  readonly upper?: number
  readonly parts?: readonly [RangePart, RangePart]
}
