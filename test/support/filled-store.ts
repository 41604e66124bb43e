import type { Dossier } from '../../src/dossier/dossier.ts'
import type { Questionnaire } from '../../src/dossier/questionnaire.ts'
import { articleText } from '../../src/model/article.ts'
import type { Article } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { reconcileStage } from '../../src/run/reconcile.ts'
import type { Workspace } from '../../src/run/workspace.ts'
import { articleId, saveReadings } from '../../src/store/articles.ts'
import { saveExtractions } from '../../src/store/claims.ts'
import type { Store } from '../../src/store/open.ts'
import { openStore } from '../../src/store/open.ts'
import { saveOutlets } from '../../src/store/outlets.ts'
import { bodyHash, savePage } from '../../src/store/pages.ts'
import { contentId } from '../../src/model/identity.ts'

/** An article of a test's press, with what it claims: each claim's quote stands in the text. */
export interface PressArticle {
  readonly url: string
  readonly outlet: string
  readonly title: string
  readonly published: string | null
  readonly paragraphs: readonly string[]
  readonly claims: readonly (Omit<Claim, 'quote' | 'via' | 'speaker'> & { readonly quote: string; readonly speaker?: string | null; readonly via?: readonly string[] })[]
  readonly authors?: readonly string[]
}

/** A real store with these articles read, their claims taken, and reconciled. An address given twice has two versions. */
export async function filledStore(file: string, loaded: { dossier: Dossier; questionnaire: Questionnaire }, press: readonly PressArticle[]): Promise<Store> {
  const store = await openStore(file)
  await saveOutlets(store, loaded.dossier.sources.map(({ outlet }) => outlet))
  for (const entry of press) await addArticle(store, loaded.dossier, entry)
  await reconciledStore(store, loaded)
  return store
}

export async function reconciledStore(store: Store, loaded: { dossier: Dossier; questionnaire: Questionnaire }, options: Parameters<typeof reconcileStage>[1] = {}): Promise<void> {
  await reconcileStage({ ...loaded, store, rules: { claims: 'test' }, emit: () => {}, run: 1, now: () => new Date('2024-02-10T06:00:00Z') } as unknown as Workspace, options)
}

export async function addArticle(store: Store, dossier: Dossier, entry: PressArticle): Promise<void> {
  const article = articleOf(entry)
  const body = new TextEncoder().encode(article.text)
  const seenAt = entry.published ?? '2024-02-01T00:00:00Z'
  await savePage(store, { outlet: null, address: entry.url, finalAddress: entry.url, fetchedAt: seenAt, status: 0, headers: {}, body, outcome: 'imported', run: null })
  const outlet = dossier.sources.find(source => source.outlet.name === entry.outlet)?.outlet ?? { id: 'other', name: entry.outlet }
  await saveReadings(store, [{ bodyHash: bodyHash(body), address: entry.url, reader: 'test', result: { article, address: entry.url, outlet: { id: outlet.id, name: entry.outlet }, seenAt } }])
  const id = articleId(entry.url)
  const version = contentId('version', id, article.text)
  const claims = entry.claims.map(claim => ({ ...claim, speaker: claim.speaker ?? null, via: claim.via ?? [], quote: quoteIn(article.text, claim.quote) }))
  await saveExtractions(store, dossier.id, 'test', [{ version, article: id, result: claims }])
}

function articleOf({ title, paragraphs, outlet, published, url, authors = [] }: PressArticle): Article {
  return {
    title, alternativeTitles: [], standfirst: null, authors, outlet, published, modified: null, canonical: url, language: 'fr', declaredLanguage: 'fr',
    section: null, keywords: [], free: true, flags: [], captions: [], links: [], found: {},
    ...articleText(title, null, paragraphs.map(text => ({ kind: 'paragraph', text }))),
  }
}

function quoteIn(text: string, exact: string): Claim['quote'] {
  const start = text.indexOf(exact)
  if (start < 0) throw new Error(`no «${exact}» in the text`)
  const end = start + exact.length
  return { exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32), start, end }
}
