import { sql } from 'kysely'
import { fold, matchExpression, queryWords } from './folded.ts'
import type { Store } from './open.ts'

/** Rows that are put into the search tables in one transaction: another process that wants to write waits no longer than that. */
const BATCH = 5000
/** Of the rows that match, how many are weighed against each other, the last that were taken in: a common word must not cost more than a rare one. */
const WEIGHED = 300

/** Brings the search tables up to the store: only what is new is read. Gives how many articles and claims were taken in. */
export async function indexForSearch(store: Store): Promise<{ versions: number; claims: number }> {
  return { versions: await indexVersions(store), claims: await indexClaims(store) }
}

/** `folded` is a function of the connection: see `openStore`. */
const indexVersions = (store: Store): Promise<number> => inBatches(store, async transaction => {
  const { rows } = await sql<{ id: number }>`
    insert into searched_versions (version_id) select id from versions
    where not exists (select 1 from searched_versions where version_id = versions.id) order by id limit ${BATCH / 10} returning id`.execute(transaction)
  if (rows.length > 0) await sql`
    insert into version_search (rowid, text)
    select searched.id, folded(coalesce(json_extract(versions.document, '$.text'), '') || char(10) || articles.outlet_name)
    from searched_versions as searched join versions on versions.id = searched.version_id join articles on articles.id = versions.article_id
    where searched.id >= ${first(rows)}`.execute(transaction)
  return rows.length
})

const indexClaims = (store: Store): Promise<number> => inBatches(store, async transaction => {
  const { rows } = await sql<{ id: number }>`
    insert into searched_claims (claim_id) select distinct id from claims
    where not exists (select 1 from searched_claims where claim_id = claims.id) limit ${BATCH} returning id`.execute(transaction)
  if (rows.length > 0) await sql`
    insert into claim_search (rowid, text)
    select searched.id, (select folded(quote_prefix || quote_exact || quote_suffix) from claims where claims.id = searched.claim_id limit 1)
    from searched_claims as searched where searched.id >= ${first(rows)}`.execute(transaction)
  return rows.length
})

const first = (rows: readonly { readonly id: number }[]): number => rows.reduce((least, { id }) => Math.min(least, id), Infinity)

async function inBatches(store: Store, index: (transaction: Store) => Promise<number>): Promise<number> {
  for (let done = 0; ; ) {
    const taken = await store.transaction().execute(index)
    if (taken === 0) return done
    done += taken
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
    with found as materialized (select rowid as id from version_search where version_search match ${expression} order by rowid desc limit ${WEIGHED}),
    shown as materialized (
      select versions.id as version, versions.article_id, versions.published
      from found
      join searched_versions on searched_versions.id = found.id
      join versions on versions.id = searched_versions.version_id
      join extractions on extractions.version_id = versions.id and +extractions.dossier_id = ${dossier} and extractions.outcome = 'claims'
      where not exists (select 1 from versions as newer where newer.article_id = versions.article_id and newer.number > versions.number)
      order by versions.published desc, versions.article_id limit ${limit}
    )
    select articles.id, articles.address as url, articles.outlet_name as outlet, versions.title, shown.published, json_extract(versions.document, '$.text') as text
    from shown join versions on versions.id = shown.version join articles on articles.id = shown.article_id
    order by shown.published desc, articles.id`.execute(store)
  return rows
}

/** Ids of the dossier's claims whose words, or those beside them, bear all of the query's words. */
export async function searchClaims(store: Store, dossier: string, query: string, limit: number): Promise<string[]> {
  const expression = matchExpression(queryWords(query))
  if (expression === null) return []
  const { rows } = await sql<{ id: string }>`
    with found as materialized (select rowid as id from claim_search where claim_search match ${expression} order by rowid desc limit ${WEIGHED})
    select distinct claims.id from found
    join searched_claims on searched_claims.id = found.id
    join claims on claims.id = searched_claims.claim_id and +claims.dossier_id = ${dossier}
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
