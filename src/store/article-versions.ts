import { sql } from 'kysely'
import type { Article } from '../model/article.ts'
import type { PlacedClaim } from '../model/claim.ts'
import { articleId } from './articles.ts'
import { claimsOf } from './claims.ts'
import type { Store } from './open.ts'

/** One version of an article as it was read. */
export interface ArticleVersion {
  readonly id: string
  readonly number: number
  readonly seenAt: string
  readonly article: Article
  readonly claims: readonly PlacedClaim[]
}

export interface ArticleHead {
  readonly id: string
  readonly url: string
  readonly outlet: string
  /** Every version's number and when it was first seen, the oldest first. */
  readonly versions: readonly { readonly number: number; readonly seenAt: string }[]
}

/** An article of the dossier by its id or its address; null where the dossier has none such. */
export async function articleHead(store: Store, dossier: string, idOrAddress: string): Promise<ArticleHead | null> {
  const rows = await store.selectFrom('articles')
    .innerJoin('versions', 'versions.article_id', 'articles.id')
    .innerJoin('extractions', 'extractions.version_id', 'versions.id')
    .select(['articles.id', 'articles.address', 'articles.outlet_name', 'versions.number', 'versions.seen_at'])
    .where('articles.id', 'in', [idOrAddress, articleId(idOrAddress)])
    .where(sql`+extractions.dossier_id`, '=', dossier).where('extractions.outcome', '=', 'claims')
    .orderBy('versions.number').execute()
  const [first] = rows
  return first ? { id: first.id, url: first.address, outlet: first.outlet_name, versions: rows.map(row => ({ number: row.number, seenAt: row.seen_at })) } : null
}

/** One version of an article with its claims, or null where there is none of this number. */
export async function articleVersion(store: Store, dossier: string, article: string, number: number): Promise<ArticleVersion | null> {
  const row = await store.selectFrom('versions').select(['id', 'number', 'seen_at', 'document']).where('article_id', '=', article).where('number', '=', number).executeTakeFirst()
  return row ? { id: row.id, number: row.number, seenAt: row.seen_at, article: JSON.parse(row.document) as Article, claims: await claimsOf(store, dossier, row.id) } : null
}

export interface ArticleRow {
  readonly id: string
  readonly url: string
  readonly outlet: string
  readonly title: string
  readonly published: string | null
  readonly claims: number
  readonly versions: number
}

/** The dossier's articles, each in its newest version, in the order of publication. */
export async function listArticles(store: Store, dossier: string): Promise<ArticleRow[]> {
  return store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['articles.id', 'articles.address as url', 'articles.outlet_name as outlet', 'versions.title', 'versions.published', 'extractions.claims', 'versions.number as versions'])
    .where('extractions.dossier_id', '=', dossier).where('extractions.outcome', '=', 'claims')
    .where('versions.number', '=', ({ selectFrom }) => selectFrom('versions as newest')
      .select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id'))
    .orderBy('versions.published').orderBy('articles.id').execute()
}

/** What a page says of some articles by their ids, in the order of publication. */
export async function articlesById(store: Store, ids: readonly string[]): Promise<{ id: string; url: string; outlet: string; title: string; published: string | null }[]> {
  if (ids.length === 0) return []
  return store.selectFrom('articles').innerJoin('versions', 'versions.article_id', 'articles.id')
    .select(['articles.id', 'articles.address as url', 'articles.outlet_name as outlet', 'versions.title', 'versions.published'])
    .where('articles.id', 'in', ids.slice(0, BATCH)).where('versions.number', '=', 1)
    .orderBy('versions.published').orderBy('articles.id').execute()
}

/** Where the text of some articles links to, in their newest version: addresses as the page has them. */
export async function linksOfArticles(store: Store, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await store.selectFrom('versions').select(['article_id', sql<string | null>`json_extract(document, '$.links')`.as('links')])
      .where('article_id', 'in', ids.slice(at, at + BATCH)).orderBy('number').execute()
    for (const { article_id, links } of rows) found.set(article_id, (JSON.parse(links ?? '[]') as Article['links']).map(({ href }) => href))
  }
  return found
}

const BATCH = 500
