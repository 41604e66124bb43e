import type { PlacedClaim } from '../model/claim.ts'
import type { Finding, Position, Relation } from '../model/finding.ts'

/** An article of the dossier, in its newest version. */
export interface ArticleRow {
  readonly id: string
  readonly url: string
  readonly outlet_id: string
  readonly outlet: string
  readonly group: string | null
  readonly title: string
  readonly authors: readonly string[]
  readonly published: string | null
  readonly modified: string | null
  readonly language: string | null
  readonly free: boolean | null
  readonly flags: readonly string[]
  readonly versions: number
  /** The id of the origin that it shares with others, or its own id. */
  readonly origin: string
}

/** What a reviewer said of a claim. */
export interface ClaimReview {
  readonly decision: string
  readonly by: string
  readonly at: string
  readonly note: string
}

export interface ClaimRow {
  /** As its reviewer corrected it, where one did. */
  readonly claim: PlacedClaim
  /** What was extracted, where a reviewer corrected it. */
  readonly extracted: PlacedClaim | null
  readonly position: string | null
  readonly finding: string | null
  readonly review: ClaimReview | null
}

export interface PositionRow {
  readonly position: Position
  readonly finding: string
}

export interface RelationRow {
  readonly relation: Relation
  readonly question: string
  readonly across: boolean
}

/** The rows of every table, in a stable order, a question at a time. */
export interface ExportRows {
  articles(): AsyncIterable<ArticleRow>
  claims(): AsyncIterable<ClaimRow>
  positions(): AsyncIterable<PositionRow>
  findings(): AsyncIterable<Finding>
  relations(): AsyncIterable<RelationRow>
}
