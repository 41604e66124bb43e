import type { Modality, Polarity } from '../../model/claim.ts'
import type { OriginEvidence } from '../../model/finding.ts'
import type { ReviewAction } from '../../model/review.ts'
import type { Bound } from '../../model/value.ts'

/** What only the served pages say: search, check, review, an article's text. */
export interface LiveMessages {
  readonly search: string
  readonly searchLabel: string
  readonly searchButton: string
  readonly searchHint: string
  readonly nothingFound: (query: string) => string
  readonly foundArticles: string
  readonly foundClaims: string
  readonly check: string
  /** How a text is called within a sentence. */
  readonly yourText: string
  readonly checkLabel: string
  readonly checkHint: string
  readonly checkButton: string
  readonly checkNothing: string
  readonly checkVerdict: Readonly<Record<'contradicted' | 'possibly_contradicted' | 'supported' | 'unknown', string>>
  readonly sameAnswer: string
  readonly otherAnswer: string
  readonly tooLong: (limit: string) => string
  readonly review: string
  readonly reviewExplained: string
  readonly reviewAction: Readonly<Record<ReviewAction, string>>
  readonly reviewDone: Readonly<Record<ReviewAction, string>>
  readonly reviewer: string
  readonly note: string
  readonly decision: string
  readonly save: string
  readonly undo: string
  readonly undone: (by: string, day: string) => string
  readonly by: (reviewer: string, day: string) => string
  readonly noReviews: string
  readonly toReview: string
  readonly toReviewExplained: string
  readonly decisions: string
  readonly correctedValue: string
  readonly amount: string
  readonly bound: string
  readonly bounds: Readonly<Record<Bound, string>>
  readonly edtfDate: string
  readonly categoryLabel: string
  readonly polarity: string
  readonly polarities: Readonly<Record<Polarity, string>>
  readonly modality: string
  readonly modalities: Readonly<Record<Modality, string>>
  readonly otherArticle: string
  readonly originDecision: string
  readonly claim: string
  readonly position: string
  readonly inItsPlace: string
  readonly howItWasRead: string
  readonly speaker: string
  readonly theOutlet: string
  readonly via: string
  readonly itsPosition: string
  readonly rejectedNotice: string
  readonly text: string
  readonly textNotice: string
  readonly versionNumber: (number: number) => string
  readonly whatChanged: (from: number, to: number) => string
  readonly removed: string
  readonly added: string
  readonly claimsGone: string
  readonly claimsCame: string
  readonly origin: string
  readonly ownOrigin: string
  readonly evidenceKind: Readonly<Record<OriginEvidence['kind'], string>>
  readonly page: (page: number, of: number) => string
  readonly previous: string
  readonly next: string
  readonly pages: string
  readonly filter: string
  readonly sortBy: (column: string) => string
  readonly notFound: string
  readonly notFoundExplained: string
  readonly refused: string
  readonly refusedExplained: string
  readonly badInput: string
  readonly badValue: string
  readonly nameNeeded: string
  readonly noSuchArticle: string
  readonly goBack: string
  readonly failed: string
  readonly failedExplained: string
  readonly recent: string
  readonly news: Readonly<Record<'contradiction' | 'position' | 'superseded', string>>
  readonly feed: string
  readonly pending: string
}
