import type { Figures, QuestionFacts } from '../../report/facts.ts'
import { FACTS_FORM, factsOf } from '../../report/facts.ts'
import type { PlacedClaim } from '../../model/claim.ts'
import { reviewed } from '../../model/review.ts'
import { claimsOn } from '../../store/claims.ts'
import { countCovered } from '../../store/coverage.ts'
import { keepFacts, keptFacts, keptFactsOn } from '../../store/facts.ts'
import { loadFindings, loadOrigins } from '../../store/findings.ts'
import { KeptReading } from '../../store/state.ts'
import { listReviews } from '../../store/reviews.ts'
import type { Subject } from './coverage.ts'

/** The facts of every question, in the order of the questionnaire; those that are not kept are made and kept. */
export const loadAllFacts = (subject: Subject): Promise<readonly QuestionFacts[]> =>
  inMemory.get(subject.store, subject.dossier.id, () => readAllFacts(subject))

/** Reading the facts again costs a server more than all else. */
const inMemory = new KeptReading<readonly QuestionFacts[]>()

async function readAllFacts(subject: Subject): Promise<QuestionFacts[]> {
  const kept = await keptFacts(subject.store, subject.dossier.id)
  const facts: QuestionFacts[] = []
  for (const { id } of subject.questionnaire.questions) {
    facts.push(factsFrom(kept.get(id)) ?? await makeFacts(subject, id))
  }
  return facts
}

/** The facts of one question. */
export async function loadFacts(subject: Subject, question: string): Promise<QuestionFacts> {
  const known = (await inMemory.known(subject.store, subject.dossier.id))?.find(facts => facts.question === question)
  return known ?? factsFrom(await keptFactsOn(subject.store, subject.dossier.id, question)) ?? makeFacts(subject, question)
}

function factsFrom(document: string | null | undefined): QuestionFacts | null {
  const facts = document ? JSON.parse(document) as QuestionFacts : null
  return facts?.form === FACTS_FORM ? facts : null
}

async function makeFacts(subject: Subject, question: string): Promise<QuestionFacts> {
  const { store, dossier } = subject
  return makeFactsOf(subject, question, reviewed(await claimsOn(store, dossier.id, question), await listReviews(store, dossier.id)))
}

/** Makes and keeps the facts of one question from its claims, as reviewed, and its findings as they are stored. */
export async function makeFactsOf({ store, dossier, questionnaire }: Subject, question: string, claims: readonly PlacedClaim[]): Promise<QuestionFacts> {
  const { findings, across } = await loadFindings(store, dossier.id, question)
  const reconciliation = { dossier: dossier.id, findings, across, origins: await loadOrigins(store, dossier.id) }
  const facts = factsOf({ dossier, questionnaire, claims, reconciliation }, question)
  await keepFacts(store, dossier.id, question, JSON.stringify(facts))
  return facts
}

export interface LoadedFigures extends Figures {
  /** Articles by outlet. */
  readonly byOutlet: ReadonlyMap<string, number>
}

/** How much was read. */
export const loadFigures = (subject: Subject): Promise<LoadedFigures> => keptFigures.get(subject.store, subject.dossier.id, () => readFigures(subject))

const keptFigures = new KeptReading<LoadedFigures>()

async function readFigures({ store, dossier }: Subject): Promise<LoadedFigures> {
  const { byOutlet, from, to } = await countCovered(store, dossier.id)
  const origins = await loadOrigins(store, dossier.id)
  const articles = [...byOutlet.values()].reduce((sum, count) => sum + count, 0)
  const shared = origins.reduce((sum, origin) => sum + origin.articles.length - 1, 0)
  return { articles, outlets: byOutlet.size, origins: Math.max(0, articles - shared), period: from !== null && to !== null ? { from, to } : null, byOutlet }
}
