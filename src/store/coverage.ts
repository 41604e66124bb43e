import { sql } from 'kysely'
import type { Store } from './open.ts'

/** One article of a dossier, in its newest version. */
export interface CoveredRow {
  readonly id: string
  /** The id of its newest version. */
  readonly version: string
  readonly url: string
  readonly outlet: string
  readonly title: string
  readonly published: string | null
  readonly free: boolean | null
  readonly versions: number
}

/** The dossier's articles, whether they answer a question or not, in the order of publication. */
export async function coveredArticles(store: Store, dossier: string): Promise<CoveredRow[]> {
  const rows = await store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['articles.id', 'versions.id as version', 'articles.address as url', 'articles.outlet_name as outlet', 'versions.title', 'versions.published', 'versions.number as versions'])
    .select(sql<number | null>`json_extract(versions.document, '$.free')`.as('free'))
    .where('extractions.dossier_id', '=', dossier)
    .where('extractions.outcome', '=', 'claims')
    .where('versions.number', '=', ({ selectFrom }) => selectFrom('versions as newest')
      .select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id'))
    .orderBy('versions.published').orderBy('articles.id')
    .execute()
  return rows.map(row => ({ ...row, free: row.free === null ? null : row.free === 1 }))
}

/** How many articles of the dossier each outlet has, the days of the first and the last, and how many share an origin with another. */
export async function countCovered(store: Store, dossier: string): Promise<{ byOutlet: Map<string, number>; from: string | null; to: string | null }> {
  const rows = await store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select('articles.outlet_name as outlet')
    .select(({ fn }) => [fn.count<number>('articles.id').distinct().as('articles'), fn.min('versions.published').as('from'), fn.max('versions.published').as('to')])
    .where('extractions.dossier_id', '=', dossier).where('extractions.outcome', '=', 'claims')
    .groupBy('articles.outlet_name').orderBy('articles.outlet_name')
    .execute()
  const days = rows.flatMap(({ from, to }) => [from, to]).filter(day => day !== null).map(day => day.slice(0, 10)).sort()
  return { byOutlet: new Map(rows.map(row => [row.outlet, row.articles])), from: days[0] ?? null, to: days.at(-1) ?? null }
}
