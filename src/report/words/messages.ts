import type { RelationKind, Status } from '../../model/finding.ts'
import type { Standing } from '../topics/topic.ts'

/** Every sentence that people read, in one language. Figures come as numbers, so that each language makes its own plurals. */
export interface Messages {
  readonly title: string
  readonly articles: (count: number) => string
  readonly outlets: (count: number) => string
  readonly origins: (count: number) => string
  readonly claims: (count: number) => string
  readonly hedged: (count: number) => string
  readonly contradictions: (count: number) => string
  readonly possibleContradictions: (count: number) => string
  readonly establishedPoints: (count: number) => string
  readonly singlePoints: (count: number) => string
  readonly supersededFigures: (count: number) => string
  readonly andOthers: (named: string, others: number) => string
  readonly standing: Readonly<Record<Standing, string>>
  readonly status: Readonly<Record<Status, string>>
  readonly relation: Readonly<Record<RelationKind, string>>
  readonly yes: string
  readonly no: string
  readonly accordingTo: string
  readonly alsoSaid: string
  readonly scopeDiffers: string
  readonly wentWithBoth: string
  readonly correctedSince: string
  readonly confirmed: string
  readonly ruledOut: string
  readonly onOneOrigin: string
  readonly noArticles: string
  readonly noAnswers: string
  readonly nothingContradicted: string
}
