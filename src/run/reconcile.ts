import { loadPopulations } from '../dossier/populations.ts'
import { groupBy } from '../model/group-by.ts'
import { contentId } from '../model/identity.ts'
import { reviewed } from '../model/review.ts'
import { relatePositions } from '../reconcile/pairs.ts'
import { gatherPositions } from '../reconcile/positions.ts'
import { findingsOf } from '../reconcile/question.ts'
import { prepare } from '../reconcile/setting.ts'
import { claimsOn } from '../store/claims.ts'
import { findingStates } from '../store/finding-turns.ts'
import { listReviews } from '../store/reviews.ts'
import { saveFindings } from '../store/save-findings.ts'
import type { Versions } from '../store/stated-claims.ts'
import { statedBy, statedOn, versionsWithClaims } from '../store/stated-claims.ts'
import { forgetTouchedArticles, touchTheirQuestions, touchedArticleIds, touchedArticles, touchedQuestions } from '../store/touched.ts'
import type { Counts } from './events.ts'
import { findStoredOrigins, originReviews } from './find-origins.ts'
import { reconcileQuestionAgain } from './question-again.ts'
import type { ChangedQuestion } from './question-again.ts'
import { standingOf } from './standing.ts'
import { stateOf, turnedFindings } from './turns.ts'
import { makeFactsOf } from './views/facts.ts'
import type { Workspace } from './workspace.ts'

/** More articles than these touch most positions of most questions: these are done whole. */
const FEW_ARTICLES = 200
/** Beyond this part of what is said on a question, it costs less to do it whole than its touched positions. */
const MOST = 0.5

/**
 * Finds the origins of the dossier's articles, then reconciles what new or changed claims, other origins or other rules touch:
 * the same findings as from scratch.
 */
export async function reconcileStage(workspace: Workspace, { most = MOST }: { most?: number } = {}): Promise<Counts> {
  const { store, dossier, questionnaire, rules, run, emit } = workspace
  const populations = loadPopulations()
  const reviews = await listReviews(store, dossier.id)
  const decided = originReviews(reviews)
  const rulesName = contentId('reconcile', rules.claims, JSON.stringify([dossier.sources.map(source => source.outlet), populations, decided]))
  let versions: Versions | null = null
  const loadVersions = async (): Promise<Versions> => (versions ??= await versionsWithClaims(store, dossier.id))
  const origins = await findStoredOrigins(workspace, { rulesName, decided, changed: await touchedArticleIds(store, dossier.id) })
  const setting = prepare({ dossier, questionnaire, populations, origins })
  if ((await touchedArticleIds(store, dossier.id)).length > FEW_ARTICLES) await touchTheirQuestions(store, dossier.id)
  const onReviewed = new Set(reviews.map(({ anchor }) => anchor?.question))
  const whole = new Map((await touchedQuestions(store, dossier.id)).map(({ question, anew }) => [question, anew]))

  const changed = (await changedQuestions(workspace)).filter(({ question }) => !whole.has(question))
  let [done, findings] = [0, 0]
  const progress = (): void => emit({ type: 'stage_progress', stage: 'reconcile', done: ++done, of: whole.size + changed.length, what: 'questions' })

  async function reconcileWhole(question: string, anew: boolean): Promise<number> {
    // A review finds its claim by its words: only where there are reviews are the words needed.
    const placed = anew || onReviewed.has(question) ? reviewed(await claimsOn(store, dossier.id, question), reviews) : null
    const positions = gatherPositions(placed ?? await statedOn(store, dossier.id, question, await loadVersions()), setting)
    const related = relatePositions(positions, setting)
    const result = findingsOf(question, positions, related, setting)
    const states = turnedFindings(await findingStates(store, dossier.id, { question }), result.findings.map(stateOf))
    const { retold } = await loadVersions()
    const standing = standingOf(positions, related, article => retold.has(article.id))
    await saveFindings(store, dossier.id, result, { turned: { run, states }, anew, standing: new Map(positions.map(held => [held.position.id, standing.of(held)])) })
    // Where all is done anew, the pages' facts are made while the claims are at hand: reading them again takes longer.
    if (anew && placed) await makeFactsOf(workspace, question, placed)
    return result.findings.length
  }

  for (const question of changed) {
    const again = onReviewed.has(question.question) ? null : await reconcileQuestionAgain(store, setting, question, { run, most })
    findings += again ?? await reconcileWhole(question.question, false)
    progress()
  }
  await forgetTouchedArticles(store, dossier.id)
  for (const [question, anew] of whole) {
    findings += await reconcileWhole(question, anew)
    progress()
  }
  return { questions: whole.size + changed.length, findings }
}

/** What the articles that were touched said and say, by question. */
async function changedQuestions({ store, dossier }: Workspace): Promise<ChangedQuestion[]> {
  const touched = await touchedArticles(store, dossier.id)
  if (touched.length === 0) return []
  const articles = new Set(touched.map(({ article }) => article))
  const versions = await versionsWithClaims(store, dossier.id, [...articles])
  const claims = groupBy(await statedBy(store, dossier.id, [...articles], versions), ({ question }) => question)
  const positions = groupBy(touched.flatMap(article => article.positions), ([question]) => question)
  return [...new Set([...claims.keys(), ...positions.keys()])].sort().map(question => ({
    question, articles, retold: versions.retold, claims: claims.get(question) ?? [], positions: new Set((positions.get(question) ?? []).map(([, position]) => position)),
  }))
}
