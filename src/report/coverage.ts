import type { Dossier } from '../dossier/dossier.ts'
import type { Questionnaire } from '../dossier/questionnaire.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Reconciliation } from '../model/finding.ts'

/** What a view needs of an article beside its claims. */
export interface CoveredArticle {
  readonly id: string
  readonly url: string | null
  readonly outlet: string
  readonly title: string
  /** ISO 8601. */
  readonly published: string | null
  readonly free: boolean | null
  /** Number of versions seen. */
  readonly versions: number
}

/** Everything that was read and made of one dossier: what the views are built from. */
export interface Coverage {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  /** The articles that are about the story, whether they answer a question or not. */
  readonly articles: readonly CoveredArticle[]
  readonly claims: readonly PlacedClaim[]
  readonly reconciliation: Reconciliation
  /** Where the text of each article links to. */
  readonly links: ReadonlyMap<string, readonly string[]>
}

/** The origin of each article: that of a shared text where it has one, else itself. */
export function originOfArticle(reconciliation: Pick<Reconciliation, 'origins'>): (article: string) => string {
  const origins = new Map(reconciliation.origins.flatMap(origin => origin.articles.map(article => [article, origin.id] as const)))
  return article => origins.get(article) ?? article
}
