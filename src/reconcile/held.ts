import type { Teller } from '../model/claim.ts'
import type { Certainty, Position, PositionHead, RelationKind } from '../model/finding.ts'
import { isLater } from '../model/moments.ts'
import type { Days } from './values/date.ts'
import type { Count } from './values/quantity.ts'

/** When something was said: by the article's time, and its version where several are held. */
export interface Telling {
  readonly published: string | null
  readonly version: number | null
}

/** The first and the last time that one voice held a position. */
export interface Spell {
  readonly first: Telling
  readonly last: Telling
}

/** The spell of an article, and whether any of it is in its own voice. */
export interface Retelling extends Spell {
  readonly ownWord: boolean
}

/** Who told a position and when: all that has to be kept of its claims to relate it to others again. */
export interface Tellings {
  /** How many articles say so, the versions of one together. */
  readonly articles: number
  /** How many of them in their own voice. */
  readonly ownWord: number
  /** By speaker; what outlets say themselves is not in it. */
  readonly speakers: ReadonlyMap<string, Spell>
  /** By article key, those that are held in several versions: the others can neither put right nor be put right. */
  readonly retold: ReadonlyMap<string, Retelling>
}

/** A position with what is needed to relate it to others. */
export interface Held {
  readonly position: PositionHead
  readonly key: string
  /** Equal for positions of one finding. */
  readonly scope: string
  /** The value, read once: null for a category. */
  readonly count: Count | null
  readonly days: Days | null
  readonly tellings: Tellings
}

/** A position as its claims make it. */
export interface Gathered extends Held {
  readonly position: Position
  /** Of each of its claims, in their order. */
  readonly tellers: readonly Teller[]
}

/** On what a relation rests, for its sentence. */
export type Ground = 'same' | 'compatible' | 'finer' | 'opposed' | 'part_exceeds_whole' | 'apart' | 'contrast' | 'changed'

/** Two positions and how they stand; `left` is the relation's `a`. */
export interface Related {
  readonly left: Held
  readonly right: Held
  readonly relation: RelationKind
  readonly certainty: Certainty
  readonly ground: Ground
}

/** Whether one telling certainly came after another. */
export const toldLater = (a: Telling, b: Telling): boolean =>
  a.version !== null && b.version !== null ? a.version > b.version : isLater(a.published, b.published)
