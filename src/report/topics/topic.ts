import type { Polarity } from '../../model/claim.ts'
import type { Certainty, RelationKind } from '../../model/finding.ts'
import type { Language } from '../../model/finding.ts'
import type { Value } from '../../model/value.ts'

/** How one answer stands, said of a whole scope. */
export type Standing = 'contradicted' | 'possibly_contradicted' | 'established' | 'single_origin'

/** All the positions of one scope that say the same thing, whether asserted or hedged. */
export interface Side {
  /** Ids of its positions; the first one names the side in addresses. */
  readonly positions: readonly string[]
  readonly question: string
  readonly value: Value
  readonly polarity: Polarity
  readonly outlets: readonly string[]
  readonly speakers: readonly string[]
  /** Number of independent origins. */
  readonly origins: number
  readonly articles: number
  readonly claims: number
  readonly hedged: number
  /** ISO days. */
  readonly first: string | null
  readonly last: string | null
  /** Ids of claims to quote, the best witnesses first: one an origin, then one an outlet. */
  readonly witnesses: readonly string[]
  /** Whether its own speaker gave another value later. */
  readonly superseded: boolean
}

/** Sides that say compatible things; the one with most origins leads. */
export interface Camp {
  readonly lead: Side
  readonly others: readonly Side[]
  readonly outlets: readonly string[]
  readonly origins: number
  readonly articles: number
  readonly claims: number
  readonly hedged: number
}

/** How two sides stand to each other, in a sentence. `a` and `b` are the first positions of the sides. */
export interface Tie {
  readonly a: string
  readonly b: string
  readonly relation: RelationKind
  readonly certainty: Certainty
  /** Whether the sides are of different scopes. */
  readonly across: boolean
  readonly why: Readonly<Record<Language, string>>
}

/** One question, or one category of one, of the same subjects and population: what is answered, and by whom. */
export interface Scope {
  readonly finding: string
  readonly question: string
  readonly category: string | null
  readonly subject: readonly string[]
  readonly population: string
  readonly standing: Standing
  /** One camp where nothing is contradicted; else the camps that face each other, the largest first. */
  readonly camps: readonly Camp[]
  /** What goes with more than one of the camps that face each other. */
  readonly between: readonly Side[]
  readonly superseded: readonly Side[]
  readonly outlets: readonly string[]
  readonly origins: number
}

/** One question, or one category of one, in all of its scopes. */
export interface Topic {
  readonly question: string
  readonly category: string | null
  readonly scopes: readonly Scope[]
  /** Contradictions, differences of scope and successions, of each kind those that weigh most; agreements are told by the camps. */
  readonly ties: readonly Tie[]
  /** How many contradictions there are between its scopes, told or not. */
  readonly crossed: Readonly<Record<Certainty, number>>
}

/** Whether it is a contradiction between scopes: «les deux sociétés ensemble» against one of them. */
export const isCrossing = ({ relation, across }: Tie): boolean => across && relation === 'contradicts'

/** The contradictions between scopes of a topic that are told. */
export const crossings = ({ ties }: Topic): Tie[] => ties.filter(isCrossing)

export const sidesOfCamp = ({ lead, others }: Camp): readonly Side[] => [lead, ...others]

/** Every side of a scope, those that lead first. */
export const sidesOfScope = ({ camps, between, superseded }: Scope): readonly Side[] =>
  [...camps.map(({ lead }) => lead), ...camps.flatMap(({ others }) => others), ...between, ...superseded]
