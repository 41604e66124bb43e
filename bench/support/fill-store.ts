import type { LoadedDossier } from '../../src/dossier/load.ts'
import type { Article } from '../../src/model/article.ts'
import { pageRules } from '../../src/extract/page/rules.ts'
import { readPage } from '../../src/extract/page/read-page.ts'
import { extractClaims } from '../../src/extract/claims/extract-claims.ts'
import { createFrench } from '../../src/extract/french/french.ts'
import { articleText } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { loadRules } from '../../src/run/rules.ts'
import { openStore } from '../../src/store/open.ts'
import { packBody } from '../../src/store/pages.ts'
import type { BulkArticle } from './bulk-store.ts'
import { fillInBulk } from './bulk-store.ts'
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
  const { pageTables, lexicon } = rules.tables()
  const [pages, french] = [pageRules(pageTables), createFrench(lexicon)]
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
  async function* past(from: number): AsyncGenerator<BulkArticle> {
    for (let number = from; number < articles; number++) {
      const article = articleOf(number)
      yield {
        article, address: `http://${HOST}/past/${number}`, day: '2024-03-01T03:00:00.000Z',
        claims: number < own ? claimsOf(number, article) : 'no_term', page: await packBody(Buffer.from(`<article>${article.text}</article>`)),
      }
    }
  }
  const store = await openStore(db)
  const { last } = await store.selectFrom('articles').select(({ fn }) => fn.countAll<number>().as('last')).executeTakeFirstOrThrow()
  await store.destroy()
  await fillInBulk(db, { dossier: dossier.id, rules }, past(last))
}
