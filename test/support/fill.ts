import type { Article } from '../../src/model/article.ts'
import { articleText } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { articleId, saveReadings } from '../../src/store/articles.ts'
import { saveExtractions } from '../../src/store/claims.ts'
import type { Store } from '../../src/store/open.ts'
import { bodyHash, savePage } from '../../src/store/pages.ts'
import { beginRun, endRun } from '../../src/store/runs.ts'
import { contentId } from '../../src/model/identity.ts'

export const DOSSIER = 'fuite'

/** An article of a test: its address, its text, and its claims. */
export interface Filling {
  readonly address: string
  readonly text: string
  readonly claims?: readonly Claim[]
  readonly fetchedAt?: string
}

export const claimOf = (question: string, value: Claim['value'], exact: string, more: Partial<Claim> = {}): Claim => ({
  question, value, subject: ['a'], population: 'any', polarity: 'affirmed', modality: 'asserted', speaker: null, via: [],
  quote: { exact, prefix: '', suffix: '', start: 0, end: exact.length }, ...more,
})

export function articleOf(title: string, paragraph: string): Article {
  return {
    title, alternativeTitles: [], standfirst: null, authors: [], outlet: 'Le Jour', published: '2026-02-01', modified: null, canonical: null, language: 'fr', declaredLanguage: null,
    section: null, keywords: [], free: true, flags: [], captions: [], links: [], found: {}, ...articleText(title, null, [{ kind: 'paragraph', text: paragraph }]),
  }
}

/** One run that stores, reads and extracts these articles. Gives its id. */
export async function fillRun(store: Store, fillings: readonly Filling[], rules = 'r1'): Promise<number> {
  const run = await beginRun(store, { dossier: DOSSIER, command: 'run', holder: 'test', startedAt: '2026-02-01T03:00:00Z', program: 'recoupe 0', rules, dossierHash: 'h' })
  for (const { address, text, claims, fetchedAt = '2026-02-01T03:00:00.000Z' } of fillings) {
    const body = Buffer.from(`<p>${text}</p>`)
    await savePage(store, { outlet: null, address, finalAddress: address, fetchedAt, status: 200, headers: {}, body, outcome: 'stored', run })
    const article = articleOf(`Titre de ${address}`, text)
    await saveReadings(store, [{ bodyHash: bodyHash(body), address, reader: 'x', result: { article, address, outlet: { id: 'jour', name: 'Le Jour' }, seenAt: fetchedAt } }])
    const id = articleId(address)
    await saveExtractions(store, DOSSIER, rules, [{ version: contentId('version', id, article.text), article: id, result: claims ?? 'no_term' }], run)
  }
  await endRun(store, run, 'done', '2026-02-01T03:01:00Z')
  return run
}
