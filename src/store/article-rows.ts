import type { Article } from '../model/article.ts'
import type { Store } from './open.ts'

/** What an export or a page says of an article, in its newest version. */
export interface StoredArticle {
  readonly id: string
  readonly url: string
  readonly outlet_id: string
  readonly outlet: string
  readonly group: string | null
  readonly versions: number
  readonly article: Article
}

/** The dossier's articles in the order of their ids, `limit` at a time after the id `after`. */
export async function articlesAfter(store: Store, dossier: string, after: string, limit: number): Promise<StoredArticle[]> {
  const rows = await store.selectFrom('articles')
    .innerJoin('versions', 'versions.article_id', 'articles.id')
    .innerJoin('extractions', join => join.onRef('extractions.version_id', '=', 'versions.id').on('extractions.dossier_id', '=', dossier))
    .leftJoin('outlets', 'outlets.id', 'articles.outlet_id')
    .select(['articles.id', 'articles.address as url', 'articles.outlet_id', 'articles.outlet_name as outlet', 'outlets.group_id as group', 'versions.number as versions', 'versions.document'])
    .where('articles.id', '>', after)
    .where('extractions.outcome', '=', 'claims')
    .where('versions.number', '=', ({ selectFrom }) => selectFrom('versions as newest')
      .select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id'))
    .orderBy('articles.id').limit(limit)
    .execute()
  return rows.map(({ document, ...row }) => ({ ...row, article: JSON.parse(document) as Article }))
}
