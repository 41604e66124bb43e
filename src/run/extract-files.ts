import { basename, extname } from 'node:path'
import { loadDossier } from '../dossier/load.ts'
import { loadLexicon } from '../dossier/load-lexicon.ts'
import type { Unclaimed } from '../extract/claims/extract-claims.ts'
import { explainUnclaimed, extractClaims } from '../extract/claims/extract-claims.ts'
import { createFrench } from '../extract/french/french.ts'
import type { ArticleReference } from '../model/article.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Failure } from '../model/failure.ts'
import { contentId } from '../model/identity.ts'
import { outletOf } from './outlet-of.ts'
import { checkPatterns } from './questionnaire-patterns.ts'
import { loadPageRules, readArticles } from './read-articles.ts'

/** What one file gave: its claims, and on demand its figures without one; or why it could not be read. */
export type ExtractedFile =
  | { readonly path: string; readonly article: ArticleReference; readonly claims: readonly PlacedClaim[]; readonly unclaimed: readonly Unclaimed[]; readonly failure?: never }
  | { readonly path: string; readonly failure: Failure }

/** Takes the claims of pages and texts on disk, for one dossier; touches no store. */
export async function* extractFiles(dossierName: string, paths: readonly string[], options: { now: string; explain: boolean }): AsyncGenerator<ExtractedFile> {
  const { dossier, questionnaire, questionnaireFile } = loadDossier(dossierName)
  const french = createFrench(loadLexicon())
  checkPatterns(questionnaireFile, questionnaire, french)
  for await (const { path, article, failure } of readArticles(paths, { rules: loadPageRules(), now: options.now })) {
    if (failure) {
      yield { path, failure }
      continue
    }
    const address = article.canonical ?? ''
    const reference: ArticleReference = {
      id: basename(path, extname(path)), url: article.canonical, outlet: outletOf(dossier, address, article.outlet).name, title: article.title, published: article.published,
    }
    const claims = extractClaims(article, dossier, questionnaire, french).map((claim, at): PlacedClaim =>
      ({ id: contentId(reference.url ?? path, claim.question, String(claim.quote.start), String(at)), article: reference, ...claim }))
    yield { path, article: reference, claims, unclaimed: options.explain ? explainUnclaimed(article, dossier, questionnaire, french) : [] }
  }
}
