import type { RelationKind, Status } from '../../model/finding.ts'
import type { LiveMessages } from './live-messages.ts'
import type { Standing } from '../topics/topic.ts'

/** Every sentence that people read, in one language. Figures come as numbers, so that each language makes its own plurals. */
export interface Messages extends LiveMessages {
  readonly title: string
  readonly articles: (count: number) => string
  readonly outlets: (count: number) => string
  readonly origins: (count: number) => string
  readonly claims: (count: number) => string
  /** How many of so many claims are hedged. */
  readonly hedged: (count: number, of: number) => string
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
  /** «1 origine», where it was said before that origins are independent. */
  readonly originsShort: (count: number) => string
  readonly citing: (speakers: string) => string
  readonly says: (outlets: string) => string
  readonly lead: (figures: { articles: number; outlets: number; origins: number; period: string }) => string
  /** How many points, and how many of them are named after it. */
  readonly briefContradicted: (count: number, named: number) => string
  readonly briefEstablished: (count: number, named: number) => string
  readonly briefAlone: (count: number, named: number) => string
  readonly briefChanged: (changed: { contradictions: number; answers: number; corrections: number }, day: string) => string
  readonly and: string
  readonly semicolon: string
  readonly inBrief: string
  readonly contradictedHeading: string
  readonly establishedHeading: string
  readonly scopeHeading: string
  readonly scopeExplained: string
  readonly singleHeading: string
  readonly singleExplained: string
  readonly correctedHeading: string
  readonly originExplained: string
  readonly questionsHeading: string
  readonly whoSaysWhat: string
  readonly sources: string
  readonly articlesHeading: string
  readonly overview: string
  readonly quotes: string
  readonly moreQuotes: (count: number) => string
  readonly hedgedMark: string
  readonly readArticle: string
  readonly opensElsewhere: string
  readonly published: string
  readonly outlet: string
  readonly article: string
  readonly answer: string
  readonly answers: string
  readonly question: string
  readonly scope: string
  readonly said: string
  readonly first: string
  readonly last: string
  readonly undated: string
  readonly history: string
  readonly historyExplained: string
  readonly asTable: string
  readonly skip: string
  readonly navigation: string
  readonly legend: string
  readonly cell: Readonly<Record<'affirmed' | 'affirmed_hedged' | 'denied' | 'denied_hedged' | 'mixed' | 'silent', string>>
  readonly byOutlet: string
  readonly byQuestion: string
  readonly otherOutlets: (count: number) => string
  readonly access: Readonly<Record<'full' | 'feed-only' | 'manual' | 'unlisted', string>>
  readonly accessHeading: string
  readonly group: string
  readonly alone: string
  readonly firstToSay: string
  readonly carriedSuperseded: string
  readonly sourcesExplained: string
  readonly versions: (count: number) => string
  readonly sharedWith: (outlets: string) => string
  readonly noAnswerHere: string
  readonly settledBy: string
  readonly notSettled: string
  readonly wouldSettle: string
  readonly citedIn: (articles: number) => string
  readonly sourceLink: string
  readonly noSourceLink: string
  readonly trailsExplained: string
  readonly follows: string
  readonly madeBy: (day: string) => string
  readonly quoteNotice: string
  readonly truncatedOutlets: (count: number) => string
  readonly permanent: string
  readonly tie: Readonly<Record<RelationKind, string>>
  readonly possibly: (tie: string) => string
  readonly claimAddress: string
  readonly tableOf: (what: string) => string
  readonly populationOf: (population: string | null) => string
  readonly backToTop: string
  readonly morePoints: (count: number) => string
  readonly crossingsHeading: string
  readonly otherAnswers: string
  readonly moreContradictions: (count: number) => string
}
