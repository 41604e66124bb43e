import { loadDossier } from '../dossier/load.ts'
import { loadLexicon } from '../dossier/load-lexicon.ts'
import { loadPopulations } from '../dossier/populations.ts'
import { createFrench } from '../extract/french/french.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Certainty, Language, Position, Relation } from '../model/finding.ts'
import { reviewed } from '../model/review.ts'
import { reconcileQuestion } from '../reconcile/question.ts'
import type { Setting } from '../reconcile/setting.ts'
import { prepare } from '../reconcile/setting.ts'
import { claimsOn } from '../store/claims.ts'
import { loadOrigins } from '../store/findings.ts'
import { openStore } from '../store/open.ts'
import { listReviews } from '../store/reviews.ts'
import { claimsOfDraft } from './draft.ts'
import { loadPageRules } from './read-articles.ts'

/** How the press stands to a claim of the text. `superseded`: who said so has since said otherwise. */
export type Standing = 'same' | 'contradicted' | 'superseded' | 'other_scope'

/** One position of the press beside a claim of the text, with the claims that hold it. */
export interface PressPosition {
  readonly standing: Standing
  readonly certainty: Certainty
  readonly position: Position
  /** Null where the press says just the same. */
  readonly why: Relation['why'] | null
  readonly claims: readonly PlacedClaim[]
}

/** A claim of the text and all that the press says to it; nothing where it is nowhere found. */
export interface CheckedTextClaim {
  readonly claim: PlacedClaim
  readonly press: readonly PressPosition[]
}

export interface CheckOptions {
  readonly dossier: string
  readonly db: string
  readonly now: Date
  /** How the text is called in sentences. */
  readonly called: Language
}

/**
 * Takes the claims of a sentence or a draft and sets each against everything that the press says.
 *
 * @throws {Failure} what `loadDossier` and `openStore` throw.
 */
export async function checkText(text: string, { dossier: name, db, now, called }: CheckOptions): Promise<CheckedTextClaim[]> {
  const loaded = loadDossier(name)
  const drafted = claimsOfDraft(text, loaded, { french: createFrench(loadLexicon()), pageRules: loadPageRules(), now, called: called === 'fr' ? 'votre texte' : 'your text' })
  const store = await openStore(db, { mustExist: true })
  try {
    const { dossier, questionnaire } = loaded
    const setting = prepare({ dossier, questionnaire, populations: loadPopulations(), origins: await loadOrigins(store, dossier.id) })
    const reviews = await listReviews(store, dossier.id)
    const checked = new Map<string, CheckedTextClaim>()
    for (const question of new Set(drafted.map(claim => claim.question))) {
      const press = reviewed(await claimsOn(store, dossier.id, question), reviews)
      for (const each of besidePress(question, drafted.filter(claim => claim.question === question), press, setting)) checked.set(each.claim.id, each)
    }
    return drafted.map(claim => checked.get(claim.id)!)
  } finally {
    await store.destroy()
  }
}

/** Sets the claims of a text on one question against the press's, each by itself, so that they bear on the press and not on each other. */
export function besidePress(question: string, drafted: readonly PlacedClaim[], press: readonly PlacedClaim[], setting: Setting): CheckedTextClaim[] {
  const claims = new Map(press.map(claim => [claim.id, claim]))
  const changes = changesOfMind(question, press, setting)
  return drafted.map(claim => {
    const { findings, across } = reconcileQuestion(question, [...press, claim], setting, Infinity)
    const positions = new Map(findings.flatMap(finding => finding.positions.map(position => [position.id, position] as const)))
    const own = [...positions.values()].find(position => position.claims.includes(claim.id))!
    const told = (position: Position, standing: Standing, certainty: Certainty, why: PressPosition['why']): PressPosition =>
      ({ standing, certainty, position, why, claims: position.claims.flatMap(id => claims.get(id) ?? []) })
    const relations = [...findings.flatMap(finding => finding.relations), ...across].filter(({ a, b }) => a === own.id || b === own.id)
    const beside = relations.map(({ a, b, relation, certainty, why }) => {
      const other = a === own.id ? b : a
      const change = relation === 'contradicts' ? changes.get(`${other} ${own.id}`) : undefined
      if (change) return told(positions.get(other)!, 'superseded', change.certainty, change.why)
      const standing = relation === 'supersedes' ? (a === own.id ? 'same' : 'superseded') : relation === 'contradicts' ? 'contradicted' : relation === 'different_scope' ? 'other_scope' : 'same'
      return told(positions.get(other)!, standing, certainty, why)
    })
    // What the text's own answer has superseded is no support of it.
    const superseded = new Set(relations.filter(({ relation, a }) => relation === 'supersedes' && a === own.id).map(({ b }) => b))
    const same = own.claims.length > 1 ? [told(own, 'same', 'firm', null)] : []
    return { claim, press: [...same, ...beside.filter(({ position }) => !superseded.has(position.id))] }
  })
}

/** Where the press's own speakers changed their answer, by the newer position and the older one: a text that repeats the older is behind, and contradicts nobody. */
function changesOfMind(question: string, press: readonly PlacedClaim[], setting: Setting): Map<string, Relation> {
  const { findings, across } = reconcileQuestion(question, press, setting, Infinity)
  const relations = [...findings.flatMap(finding => finding.relations), ...across]
  return new Map(relations.filter(({ relation }) => relation === 'supersedes').map(relation => [`${relation.a} ${relation.b}`, relation]))
}
