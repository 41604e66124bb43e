import { sql } from 'kysely'
import { fold, matchExpression, queryWords } from './folded.ts'
import type { Store } from './open.ts'

/** Rows that are put into the search tables in one transaction. */
const BATCH = 500
/** Of the rows that match, how many are weighed against each other: a common word must not cost more than a rare one. */
const WEIGHED = 2000

/** Brings the search tables up to the store: only what is new is read. Gives how many articles and claims were taken in. */
export async function indexForSearch(store: Store): Promise<{ versions: number; claims: number }> {
  return { versions: await indexVersions(store), claims: await indexClaims(store) }
}

async function indexVersions(store: Store): Promise<number> {
  for (let done = 0; ; ) {
    const rows = await store.selectFrom('versions').leftJoin('searched_versions', 'searched_versions.version_id', 'versions.id')
      .innerJoin('articles', 'articles.id', 'versions.article_id')
      .select(['versions.id', 'articles.outlet_name']).select(sql<string>`json_extract(versions.document, '$.text')`.as('text'))
      .where('searched_versions.id', 'is', null).orderBy('versions.id').limit(BATCH).execute()
    if (rows.length === 0) return done
    await store.transaction().execute(async transaction => {
      for (const { id, text, outlet_name } of rows) {
        const { id: rowid } = await transaction.insertInto('searched_versions').values({ version_id: id }).returning('id').executeTakeFirstOrThrow()
        await transaction.insertInto('version_search').values({ rowid, text: fold(`${text ?? ''}\n${outlet_name}`).text } as never).execute()
      }
    })
    done += rows.length
  }
}

async function indexClaims(store: Store): Promise<number> {
  for (let done = 0; ; ) {
    const rows = await store.selectFrom('claims').leftJoin('searched_claims', 'searched_claims.claim_id', 'claims.id')
      .select(['claims.id', 'quote_prefix', 'quote_exact', 'quote_suffix']).distinct()
      .where('searched_claims.id', 'is', null).limit(BATCH).execute()
    if (rows.length === 0) return done
    await store.transaction().execute(async transaction => {
      for (const { id, quote_prefix, quote_exact, quote_suffix } of rows) {
        const added = await transaction.insertInto('searched_claims').values({ claim_id: id }).onConflict(conflict => conflict.doNothing()).returning('id').executeTakeFirst()
        if (added) await transaction.insertInto('claim_search').values({ rowid: added.id, text: fold(`${quote_prefix}${quote_exact}${quote_suffix}`).text } as never).execute()
      }
    })
    done += rows.length
  }
}

export interface FoundArticle {
  readonly id: string
  readonly url: string
  readonly outlet: string
  readonly title: string
  readonly published: string | null
  readonly text: string
}

/** The dossier's articles that bear all of the query's words, the most fitting first, in their newest version. */
export async function searchArticles(store: Store, dossier: string, query: string, limit: number): Promise<FoundArticle[]> {
  const expression = matchExpression(queryWords(query))
  if (expression === null) return []
  const { rows } = await sql<FoundArticle>`
    with found as materialized (select rowid as id from version_search where version_search match ${expression} limit ${WEIGHED})
    select articles.id, articles.address as url, articles.outlet_name as outlet, versions.title, versions.published, json_extract(versions.document, '$.text') as text
    from found
    join searched_versions on searched_versions.id = found.id
    join versions on versions.id = searched_versions.version_id
    join articles on articles.id = versions.article_id
    join extractions on extractions.version_id = versions.id and extractions.dossier_id = ${dossier} and extractions.outcome = 'claims'
    where versions.number = (select max(newest.number) from versions as newest where newest.article_id = versions.article_id)
    order by versions.published desc, articles.id limit ${limit}`.execute(store)
  return rows
}

/** Ids of the dossier's claims whose words, or those beside them, bear all of the query's words. */
export async function searchClaims(store: Store, dossier: string, query: string, limit: number): Promise<string[]> {
  const expression = matchExpression(queryWords(query))
  if (expression === null) return []
  const { rows } = await sql<{ id: string }>`
    with found as materialized (select rowid as id from claim_search where claim_search match ${expression} limit ${WEIGHED})
    select distinct claims.id from found
    join searched_claims on searched_claims.id = found.id
    join claims on claims.id = searched_claims.claim_id and claims.dossier_id = ${dossier}
    limit ${limit}`.execute(store)
  return rows.map(row => row.id)
}

/** Where the query's words stand in a text: the first place and each word's bounds near it, in code units of the text. */
export function placesOf(text: string, query: string): [number, number][] {
  const words = queryWords(query)
  const folded = fold(text)
  const places = words.flatMap(word => {
    const at = new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u').exec(folded.text)?.index
    return at === undefined ? [] : [[folded.from[at]!, (folded.from[at + word.length - 1] ?? text.length - 1) + 1] as [number, number]]
  })
  return places.sort((a, b) => a[0] - b[0])
}
