import { loadPopulations } from '../dossier/populations.ts'
import type { Article } from '../model/article.ts'
import type { Origin } from '../model/finding.ts'
import { contentId } from '../model/identity.ts'
import type { Review as OriginReview, Traits } from '../reconcile/origins/article.ts'
import { traitsOf } from '../reconcile/origins/article.ts'
import { originsAgain, originsOfTraits } from '../reconcile/origins/find-origins.ts'
import { creditedRelays } from '../reconcile/origins/relays.ts'
import { reconcileQuestion } from '../reconcile/question.ts'
import { prepare } from '../reconcile/setting.ts'
import { claimsOf, claimsOn, questionsOfArticles, questionsWithClaims } from '../store/claims.ts'
import { findingStates } from '../store/finding-turns.ts'
import { loadOrigins, reconciledBy, saveOrigins, touchedQuestions } from '../store/findings.ts'
import { saveFindings } from '../store/save-findings.ts'
import type { Versions } from '../store/stated-claims.ts'
import { statedOn, versionsWithClaims } from '../store/stated-claims.ts'
import type { StoredTraits } from '../store/traits.ts'
import { allTraits, freshArticles, saveTraits, versionsWithoutTraits } from '../store/traits.ts'
import type { Review } from '../model/review.ts'
import { reviewed } from '../model/review.ts'
import { listReviews } from '../store/reviews.ts'
import type { Counts } from './events.ts'
import { stateOf, turnedFindings } from './turns.ts'
import { makeFactsOf } from './views/facts.ts'
import type { Workspace } from './workspace.ts'

/** Versions whose traits are taken in one transaction. */
const BATCH = 200
/** Up to this part of all articles, origins are looked for around those that changed; beyond, it costs less to find them all anew. */
const FEW = 0.25

/**
 * Finds the origins of the dossier's articles, then reconciles the questions that new or changed claims, other origins or
 * other rules touch: the same findings as from scratch.
 */
export async function reconcileStage(workspace: Workspace): Promise<Counts> {
  const { store, dossier, questionnaire, rules, run, emit } = workspace
  const populations = loadPopulations()
  const reviews = await listReviews(store, dossier.id)
  const decided = originReviews(reviews)
  const rulesName = contentId('reconcile', rules.claims, JSON.stringify([dossier.sources.map(source => source.outlet), populations, decided]))
  const origins = await findStoredOrigins(workspace, rulesName, decided)
  const setting = prepare({ dossier, questionnaire, populations, origins })
  const questions = await touchedQuestions(store, dossier.id)
  const versions: Versions = questions.some(({ anew }) => !anew) ? await versionsWithClaims(store, dossier.id) : new Map()
  const onReviewed = new Set(reviews.map(({ anchor }) => anchor?.question))
  let findings = 0
  for (const [index, { question, anew }] of questions.entries()) {
    // A review finds its claim by its words: only where there are reviews are the words needed.
    const placed = anew || onReviewed.has(question) ? reviewed(await claimsOn(store, dossier.id, question), reviews) : null
    const result = reconcileQuestion(question, placed ?? await statedOn(store, dossier.id, question, versions), setting)
    const states = turnedFindings(await findingStates(store, dossier.id, { question }), result.findings.map(stateOf))
    await saveFindings(store, dossier.id, result, { turned: { run, states }, anew })
    // Where all is done anew, the pages' facts are made while the claims are at hand: reading them again takes longer.
    if (anew && placed) await makeFactsOf(workspace, question, placed)
    findings += result.findings.length
    emit({ type: 'stage_progress', stage: 'reconcile', done: index + 1, of: questions.length, what: 'questions' })
  }
  return { questions: questions.length, findings }
}

async function findStoredOrigins({ store, dossier, rules }: Workspace, rulesName: string, decided: readonly OriginReview[]): Promise<Origin[]> {
  for (let after = ''; ;) {
    const batch = await versionsWithoutTraits(store, dossier.id, rules.claims, BATCH, after)
    if (batch.length === 0) break
    after = batch.at(-1)!.version_id
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
  const changed = await freshArticles(store, dossier.id)
  const before = await loadOrigins(store, dossier.id)
  const sameRules = (await reconciledBy(store, dossier.id)) === rulesName
  if (sameRules && changed.length === 0) return before
  const traits = (await allTraits(store, dossier.id)).map(({ document, sketch }): Traits => ({ ...(JSON.parse(document) as Omit<Traits, 'sketch'>), sketch }))
  const now = sameRules && changed.length <= traits.length * FEW ? originsAgain(before, traits, changed, decided) : originsOfTraits(traits, decided)
  const touched = sameRules ? await questionsOfArticles(store, dossier.id, moved(before, now)) : new Set(await questionsWithClaims(store, dossier.id))
  await saveOrigins(store, dossier.id, { former: before, origins: now, rules: rulesName, anew: !sameRules, touched })
  return now
}

/** What reviewers decided of two articles' origin; of one pair, the newest word counts. */
function originReviews(reviews: readonly Review[]): OriginReview[] {
  const pairs = new Map<string, OriginReview>()
  for (const { action, article, otherArticle, undone } of [...reviews].sort((a, b) => a.id - b.id)) {
    if (undone !== null || otherArticle === null || (action !== 'together' && action !== 'apart')) continue
    const articles = [article, otherArticle].sort() as [string, string]
    pairs.set(articles.join(' '), { kind: action, articles })
  }
  return [...pairs.values()]
}

/** The articles whose origin is another than before. */
function moved(before: readonly Origin[], now: readonly Origin[]): string[] {
  const [then, since] = [before, now].map(origins => new Map(origins.flatMap(({ id, articles }) => articles.map(article => [article, id] as const)))) as [Map<string, string>, Map<string, string>]
  return [...new Set([...then.keys(), ...since.keys()])].filter(article => then.get(article) !== since.get(article))
}
