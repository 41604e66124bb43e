import type { LoadedDossier } from '../dossier/load.ts'
import { extractClaims } from '../extract/claims/extract-claims.ts'
import type { French } from '../extract/french/french.ts'
import { readText } from '../extract/page/read-text.ts'
import type { PageRules } from '../extract/page/rules.ts'
import type { PlacedClaim } from '../model/claim.ts'

/** The article that a user's own text is taken for while it is set against the press. */
export const DRAFT = 'draft'

export interface DraftReading {
  readonly french: French
  readonly pageRules: PageRules
  readonly now: Date
  /** How the text is called in sentences. */
  readonly called: string
}

/** The claims of a user's sentence or draft, as of today, or, of a story that is over, as of its time. */
export function claimsOfDraft(text: string, { dossier, questionnaire }: Pick<LoadedDossier, 'dossier' | 'questionnaire'>, { french, pageRules, now, called }: DraftReading): PlacedClaim[] {
  const today = now.toISOString()
  const { from, to } = dossier.window ?? { from: '', to: '9999' }
  const published = today.slice(0, 10) >= from && today.slice(0, 10) <= to ? today : null
  const article = { ...readText(text, { url: null, rules: pageRules }), published }
  // Without a date of its own, the text takes no speaker's word back: it is the text that may be behind.
  const reference = { id: DRAFT, url: null, outlet: called, title: '', published: null }
  return extractClaims(article, dossier, questionnaire, french).map((claim, index) => ({ ...claim, id: `${DRAFT}-${index}`, article: reference }))
}
