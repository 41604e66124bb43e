import type { Article } from '../model/article.ts'
import type { Origin } from '../model/finding.ts'
import type { Review } from '../model/review.ts'
import type { Review as OriginReview, Traits } from '../reconcile/origins/article.ts'
import { traitsOf } from '../reconcile/origins/article.ts'
import { originsAgain, originsOfTraits } from '../reconcile/origins/find-origins.ts'
import { movedAmong } from '../reconcile/origins/moved.ts'
import { creditedRelays } from '../reconcile/origins/relays.ts'
import { claimsOf, questionsWithClaims } from '../store/claims.ts'
import { loadOrigins, questionsWithFindings, reconciledBy, saveOrigins } from '../store/findings.ts'
import type { StoredTraits } from '../store/traits.ts'
import { allTraits, dropFormerTraits, saveTraits, versionsWithoutTraits } from '../store/traits.ts'
import type { Workspace } from './workspace.ts'

/** Versions whose traits are taken in one transaction. */
const BATCH = 200
/** More articles than these are not named to the store one by one. */
const MOST_NAMED = 500
/** Up to this part of all articles, origins are looked for around those that changed; beyond, it costs less to find them all anew. */
const FEW = 0.25

interface OriginSearch {
  /** By which rules all is reconciled. */
  readonly rulesName: string
  readonly decided: readonly OriginReview[]
  /** Ids of the articles that came, changed or went. */
  readonly changed: readonly string[]
}

/** Finds the origins of the dossier's articles by what came or changed, and marks what is to be reconciled again because of it. */
export async function findStoredOrigins(workspace: Workspace, { rulesName, decided, changed }: OriginSearch): Promise<Origin[]> {
  const { store, dossier } = workspace
  const before = await loadOrigins(store, dossier.id)
  const sameRules = (await reconciledBy(store, dossier.id)) === rulesName
  const few = sameRules && changed.length <= MOST_NAMED ? changed : null
  if (few?.length === 0) return before
  await takeTraits(workspace, few)
  await dropFormerTraits(store, dossier.id, few)
  const traits = (await allTraits(store, dossier.id)).map(({ document, sketch }): Traits => Object.assign(JSON.parse(document) as Omit<Traits, 'sketch'>, { sketch }))
  const now = sameRules && changed.length <= traits.length * FEW ? originsAgain(before, traits, changed, decided) : originsOfTraits(traits, decided)
  const what = sameRules ? { moved: movedAmong(before, now, changed), questions: [] } : { moved: [], questions: [...new Set([...await questionsWithClaims(store, dossier.id), ...await questionsWithFindings(store, dossier.id)])] }
  await saveOrigins(store, dossier.id, { former: before, origins: now, rules: rulesName, anew: !sameRules, ...what })
  return now
}

/** Takes the traits of the articles that have none by these rules, of some articles or of all: whatever changed an article touched it. */
async function takeTraits({ store, dossier, rules }: Workspace, of: readonly string[] | null): Promise<void> {
  for (let after = '', batch; (batch = await versionsWithoutTraits(store, dossier.id, rules.claims, { limit: BATCH, after, of })).length > 0; after = batch.at(-1)!.version_id) {
    const rows: (StoredTraits & { version: string })[] = []
    for (const version of batch) {
      const article = JSON.parse(version.document) as Article
      const { sketch, ...traits } = traitsOf({
        id: version.article_id, outlet: version.outlet_name, group: version.group_id, url: version.address, published: version.published,
        text: article.text, links: article.links.map(link => link.href), relays: creditedRelays([article.authors.join(', '), article.text].join('\n\n'), dossier.relays),
      }, await claimsOf(store, dossier.id, version.version_id))
      rows.push({ version: version.version_id, document: JSON.stringify(traits), sketch: Uint32Array.from(sketch) })
    }
    await saveTraits(store, dossier.id, rules.claims, rows)
  }
}

/** What reviewers decided of two articles' origin; of one pair, the newest word counts. */
export function originReviews(reviews: readonly Review[]): OriginReview[] {
  const pairs = new Map<string, OriginReview>()
  for (const { action, article, otherArticle, undone } of [...reviews].sort((a, b) => a.id - b.id)) {
    if (undone !== null || otherArticle === null || (action !== 'together' && action !== 'apart')) continue
    const articles = [article, otherArticle].sort() as [string, string]
    pairs.set(articles.join(' '), { kind: action, articles })
  }
  return [...pairs.values()]
}
