import type { Day, When } from './calendar.ts'
import type { Anchor, DateKind, DateRelation } from './mention.ts'
import type { Tense } from './reference.ts'

/** A date found around a unit, from its first token on. */
export interface Found {
  readonly first: number
  readonly next: number
  readonly when: When | null
  readonly kind: DateKind
  readonly anchor?: Anchor
  readonly relation?: DateRelation
  /** A date by its words that names none: «31 février», a street. Reading goes on after it. */
  readonly nothing?: true
}

/** What dates are counted from: the day of publication where it is known, and where the clause's verb looks. */
export interface Clock {
  readonly day: Day | null
  readonly century: number
  readonly tense: (first: number, next: number) => Tense
}
