import type { Dossier } from '../../dossier/dossier.ts'
import type { Questionnaire } from '../../dossier/questionnaire.ts'
import type { PlacedClaim } from '../../model/claim.ts'
import type { Coverage } from '../../report/coverage.ts'
import { linksOfArticles } from '../../store/article-versions.ts'
import { claimsOn } from '../../store/claims.ts'
import { coveredArticles } from '../../store/coverage.ts'
import { loadReconciliation } from '../../store/findings.ts'
import { reviewed } from '../../model/review.ts'
import { listReviews } from '../../store/reviews.ts'
import type { Store } from '../../store/open.ts'

/** The dossier as the views are built from. */
export interface Subject {
  readonly store: Store
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
}

/** Everything of one dossier, in memory: for the report and for what is counted once after each run. */
export async function loadCoverage({ store, dossier, questionnaire }: Subject): Promise<Coverage> {
  const articles = await coveredArticles(store, dossier.id)
  const reviews = await listReviews(store, dossier.id)
  const claims: PlacedClaim[] = []
  for (const { id } of questionnaire.questions) claims.push(...reviewed(await claimsOn(store, dossier.id, id), reviews))
  const reconciliation = await loadReconciliation(store, dossier.id)
  return { dossier, questionnaire, articles, claims, reconciliation, links: await linksOfArticles(store, articles.map(({ id }) => id)) }
}
