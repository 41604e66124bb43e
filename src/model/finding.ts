import type { Modality, Polarity } from './claim.ts'
import type { Value } from './value.ts'

export const RELATIONS = ['agrees', 'refines', 'contradicts', 'different_scope', 'supersedes', 'differs_in_certainty'] as const
export type RelationKind = (typeof RELATIONS)[number]
export type Certainty = 'firm' | 'possible'
export const STATUSES = ['agreement', 'contradiction', 'possible_contradiction', 'single_source', 'evolved'] as const
export type Status = (typeof STATUSES)[number]
export type Language = 'fr' | 'en'

/** All the claims on one question, in one scope, with one value and one polarity, asserted or hedged. Dates are ISO days of the dossier's time zone. */
export interface Position {
  readonly id: string
  readonly question: string
  readonly subject: readonly string[]
  readonly population: string
  readonly value: Value
  readonly polarity: Polarity
  readonly modality: Modality
  /** Claim ids, outlet names, both sorted. */
  readonly claims: readonly string[]
  readonly outlets: readonly string[]
  readonly speakers: readonly string[]
  /** Number of independent origins. */
  readonly origins: number
  readonly first: string | null
  readonly last: string | null
  /** How many of the claims are hedged. */
  readonly hedged: number
}

/** A position without its claims: what relating it to others takes. */
export type PositionHead = Omit<Position, 'claims'>

/** How position `a` stands to position `b`; in `refines` and `supersedes`, `a` is the more precise, the newer. */
export interface Relation {
  readonly a: string
  readonly b: string
  readonly relation: RelationKind
  readonly certainty: Certainty
  /** A sentence that a journalist could print, in each language. */
  readonly why: Readonly<Record<Language, string>>
}

/** What the reconciler says of one question in one scope. */
export interface Finding {
  readonly id: string
  readonly question: string
  readonly subject: readonly string[]
  readonly population: string
  readonly status: Status
  readonly positions: readonly Position[]
  readonly relations: readonly Relation[]
}

/** Why two articles are held to have one origin. */
export interface OriginEvidence {
  readonly kind: 'version' | 'shared_text' | 'relay' | 'press_release' | 'link' | 'rare_value' | 'reviewer'
  readonly articles: readonly [string, string]
  readonly detail: string
}

/** Two articles or more that share one dispatch, release or interview. Article ids, sorted. */
export interface Origin {
  readonly id: string
  readonly articles: readonly string[]
  readonly evidence: readonly OriginEvidence[]
}

/** Everything that reconciling one dossier's claims gives. */
export interface Reconciliation {
  readonly dossier: string
  readonly findings: readonly Finding[]
  /** Relations among positions of different findings. */
  readonly across: readonly Relation[]
  /** Only what is shared: an article that stands in none of them is an origin of its own. */
  readonly origins: readonly Origin[]
  /** Questions with more relations than are told, and of how many positions the remainder was left out. */
  readonly leftOut?: readonly { readonly question: string; readonly positions: number }[]
}

/** One step in the life of a finding: who first gave an answer, who took it up, who still carries one that was superseded. */
export interface HistoryStep {
  /** ISO day; null where no article that says so is dated. */
  readonly day: string | null
  readonly outlet: string
  readonly position: string
  readonly event: 'first' | 'follows' | 'still_carries'
}

/** Who stands behind a position of a contradiction. */
export interface Side {
  readonly position: string
  readonly outlets: readonly string[]
  readonly articles: number
  readonly origins: number
  readonly modality: Modality
  /** Speakers named as the source. */
  readonly speakers: readonly string[]
  /** ISO day of the newest word; null where undated. */
  readonly last: string | null
}
