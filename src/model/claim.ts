import type { ArticleReference } from './article.ts'
import { contentId } from './identity.ts'
import type { Value } from './value.ts'
import { valueKey } from './value.ts'

export type Polarity = 'affirmed' | 'denied'
export type Modality = 'asserted' | 'hedged'

/** The population of a claim whose article does not say whose data or how many of whom. */
export const ANY_POPULATION = 'any'

/** W3C TextQuoteSelector and TextPositionSelector in one; positions are UTF-16 code units into the article's text. */
export interface Quote {
  readonly exact: string
  /** Up to 32 characters on each side. */
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  readonly end: number
}

/** Which rule did what to a claim: shown by `extract --explain`. */
export interface Reason {
  readonly field: string
  readonly rule: string
  readonly words?: string
}

/** One answer to one question, at one place in one article. */
export interface Claim {
  readonly question: string
  readonly value: Value
  /** Ids of the dossier's subjects, sorted; several are the whole of them together. */
  readonly subject: readonly string[]
  readonly population: string
  readonly polarity: Polarity
  readonly modality: Modality
  /** Who says so in the article; null where the outlet says so itself. */
  readonly speaker: string | null
  readonly via: readonly string[]
  readonly quote: Quote
  readonly why?: readonly Reason[]
}

/** A claim with the article it stands in and an id: what the reconciler and the files hold. */
export interface PlacedClaim extends Claim {
  readonly id: string
  readonly article: ArticleReference
}

/** What of a claim reconciling takes: who says what, where; not in which words. */
export type StatedClaim = Omit<PlacedClaim, 'quote' | 'why'>

/** What is still to be known of a claim that is known to stand at a position. */
export type Teller = Pick<StatedClaim, 'id' | 'speaker' | 'via' | 'article'>

/**
 * Equal for claims that make one position: one question, scope, value and polarity, and asserted or hedged alike.
 * Certainty is part of the key because `differs_in_certainty` is a relation between two positions.
 */
export const positionKey = (claim: Pick<Claim, 'question' | 'subject' | 'population' | 'value' | 'polarity' | 'modality'>): string =>
  [claim.question, claim.subject.join('+'), claim.population, valueKey(claim.value), claim.polarity, claim.modality].join('|')

/** The id of the position that claims of this key make in a dossier. */
export const positionId = (dossier: string, key: string): string => contentId('position', dossier, key)
