import type { LoadedDossier } from '../../src/dossier/load.ts'
import type { Article } from '../../src/model/article.ts'
import { pageRules } from '../../src/extract/page/rules.ts'
import { readPage } from '../../src/extract/page/read-page.ts'
import { extractClaims } from '../../src/extract/claims/extract-claims.ts'
import { createFrench } from '../../src/extract/french/french.ts'
import { articleText } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { contentId } from '../../src/model/identity.ts'
import { loadRules } from '../../src/run/rules.ts'
import { articleId, saveReadings } from '../../src/store/articles.ts'
import { saveExtractions } from '../../src/store/claims.ts'
import { openStore } from '../../src/store/open.ts'
import { bodyHash, insertPage, packBody } from '../../src/store/pages.ts'
import { HOST, pageOf } from './press.ts'

/** Kinds of the story's articles that are really read; the others are these with another number, as long, in their title. */
const KINDS = 200

/**
 * Fills a store up to so many articles, as nights of the past would have: pages, readings, versions, extractions and,
 * for the dossier's `own`, claims. What is there is left.
 */
export async function fillStore(db: string, story: LoadedDossier, { articles, own }: { articles: number; own: number }): Promise<void> {
  const { dossier, questionnaire } = story
  const rules = loadRules(story)
  const [pages, french] = [pageRules(rules.pageTables), createFrench(rules.lexicon)]
  const kinds = new Map<number, Article>()
  const kindsClaims = new Map<number, readonly Claim[]>()
  const articleOf = (number: number): Article => {
    const kind = number % KINDS
    if (!kinds.has(kind)) kinds.set(kind, readPage(pageOf(kind), { url: null, rules: pages, now: null }))
    const { title, paragraphs, ...rest } = kinds.get(kind)!
    const mine = number < own ? paragraphs : paragraphs.map(({ kind, text, start, end }) => ({ kind, text: text.replaceAll('Viamedis', 'l’opérateur'), start, end }))
    const heading = (number < own ? title : title.replaceAll('Viamedis', 'l’opérateur')).replace(/\d+$/, String(number).padStart(7, '0'))
    return { ...rest, title: heading, ...articleText(heading, rest.standfirst, mine) }
  }
  const claimsOf = (number: number, article: Article): readonly Claim[] => {
    const kind = number % KINDS
    if (!kindsClaims.has(kind)) kindsClaims.set(kind, extractClaims(article, dossier, questionnaire, french))
    return kindsClaims.get(kind)!
  }
  const store = await openStore(db)
  const { last } = await store.selectFrom('articles').select(({ fn }) => fn.countAll<number>().as('last')).executeTakeFirstOrThrow()
  const size = 500
  for (let from = last; from < articles; from += size) {
    const batch = Array.from({ length: Math.min(size, articles - from) }, (_, at) => {
      const number = from + at
      const address = `http://${HOST}/past/${number}`
      return { number, address, article: articleOf(number), body: Buffer.from(`<article>${articleOf(number).text}</article>`) }
    })
    await store.transaction().execute(async transaction => {
      for (const { address, body } of batch) {
        await insertPage(transaction, { outlet: null, address, finalAddress: address, fetchedAt: '2024-03-01T03:00:00.000Z', status: 200, headers: { 'content-type': 'text/html' }, outcome: 'stored', run: null }, await packBody(body))
      }
    })
    await saveReadings(store, batch.map(({ address, article, body }) => ({
      bodyHash: bodyHash(body), address, reader: rules.reader, result: { article, address, outlet: { id: 'presse', name: 'Presse' }, seenAt: '2024-03-01T03:00:00.000Z' },
    })))
    await saveExtractions(store, dossier.id, rules.claims, batch.map(({ number, address, article }) => ({
      version: contentId('version', articleId(address), article.text), article: articleId(address), result: number < own ? claimsOf(number, article) : 'no_term',
    })))
  }
  await store.destroy()
}
