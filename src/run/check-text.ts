import { loadDossier } from '../dossier/load.ts'
import { loadLexicon } from '../dossier/load-lexicon.ts'
import { loadPopulations } from '../dossier/populations.ts'
import { createFrench } from '../extract/french/french.ts'
import type { Language } from '../model/finding.ts'
import { reviewed } from '../model/review.ts'
import type { CheckedTextClaim } from '../reconcile/beside-press.ts'
import { besidePress } from '../reconcile/beside-press.ts'
import { prepare } from '../reconcile/setting.ts'
import { claimsOn } from '../store/claims.ts'
import { loadOrigins } from '../store/findings.ts'
import { openStore } from '../store/open.ts'
import { listReviews } from '../store/reviews.ts'
import { claimsOfDraft } from './draft.ts'
import { loadPageRules } from './read-articles.ts'

export type { CheckedTextClaim, PressPosition, Standing } from '../reconcile/beside-press.ts'

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
      for (const each of besidePress(drafted.filter(claim => claim.question === question), press, setting)) checked.set(each.claim.id, each)
    }
    return drafted.map(claim => checked.get(claim.id)!)
  } finally {
    await store.destroy()
  }
}
