import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { ArticleReference } from '../model/article.ts'
import type { Claim, PlacedClaim } from '../model/claim.ts'
import { positionKey } from '../model/claim.ts'
import { contentId } from '../model/identity.ts'
import type { Value } from '../model/value.ts'
import { claimsBefore, saveClaimTurns } from './claim-turns.ts'
import { joinIds, splitIds } from './ids.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'
import { touchArticle } from './touched.ts'

/** What one dossier's rules made of one version: its claims, or the slug of why the version is not the dossier's. */
export interface Extraction {
  readonly version: string
  readonly article: string
  readonly result: string | readonly Claim[]
}

/** Puts each version's claims in the place of those that stood there, in one transaction; marks the articles that this touches, and for a run keeps what it turned. */
export async function saveExtractions(store: Store, dossier: string, rules: string, extractions: readonly Extraction[], run: number | null = null): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const { version, article, result } of extractions) {
      const before = run === null ? null : await claimsBefore(transaction, dossier, version, article)
      // With its other versions' claims: what the newest no longer speaks of is no longer said.
      await touchArticle(transaction, dossier, article)
      await transaction.deleteFrom('claims').where('dossier_id', '=', dossier).where('version_id', '=', version).execute()
      const rows = typeof result === 'string' ? [] : claimRows(dossier, version, article, result)
      for (let at = 0; at < rows.length; at += BATCH) await transaction.insertInto('claims').values(rows.slice(at, at + BATCH)).execute()
      const done = { rules, outcome: typeof result === 'string' ? result : 'claims', claims: rows.length }
      await transaction.insertInto('extractions').values({ dossier_id: dossier, version_id: version, run_id: run, ...done })
        .onConflict(conflict => conflict.columns(['dossier_id', 'version_id']).doUpdateSet(done)).execute()
      if (run !== null && before !== null) await saveClaimTurns(transaction, run, before, rows)
    }
  })
}

/** Every question that the dossier has claims on, in their order. */
export async function questionsWithClaims(store: Store, dossier: string): Promise<string[]> {
  const rows = await store.selectFrom('claims').select('question').distinct().where('dossier_id', '=', dossier).orderBy('question').execute()
  return rows.map(row => row.question)
}

/**
 * The claims on one question, in a stable order: those of each article's newest version, and of its older versions
 * those that the newest answers otherwise in the same scope. What a later version no longer speaks of is no longer said.
 * Of the articles from one id to another only, where these are given.
 */
export async function claimsOn(store: Store, dossier: string, question: string, articles?: { from: string; to: string }): Promise<PlacedClaim[]> {
  const rows = await store.selectFrom('claims').selectAll()
    .where('dossier_id', '=', dossier).where('question', '=', question)
    .$if(articles !== undefined, query => query.where('article_id', '>=', articles!.from).where('article_id', '<=', articles!.to))
    .execute()
  const versions = await versionsById(store, [...new Set(rows.map(row => row.version_id))])
  const newest = (row: ClaimRow): boolean => versions.get(row.version_id)!.newest
  const number = (row: ClaimRow): number => versions.get(row.version_id)!.reference.version!
  const byPlace = (a: ClaimRow, b: ClaimRow): number =>
    compare(a.article_id, b.article_id) || number(b) - number(a) || a.quote_start - b.quote_start || compare(a.id, b.id)
  const scopeOf = (row: ClaimRow) => `${row.article_id}|${row.subject}|${row.population}`
  const answered = new Set(rows.filter(newest).map(scopeOf))
  const said = new Set<string>()
  const placed = placer()
  return rows.sort(byPlace).filter(row => {
    if (said.has(row.id) || (!newest(row) && !answered.has(scopeOf(row)))) return false
    said.add(row.id)
    return true
  }).map(row => placed(row, versions.get(row.version_id)!.reference))
}

/** What a claim's article is called, and when it said so, by version: one object for all the claims of a version. */
async function versionsById(store: Store, ids: readonly string[]): Promise<Map<string, { reference: ArticleReference; newest: boolean }>> {
  const found = new Map<string, { reference: ArticleReference; newest: boolean }>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await store.selectFrom('versions').innerJoin('articles', 'articles.id', 'versions.article_id')
      .select(['versions.id as version', 'articles.id', 'articles.address', 'articles.outlet_name', 'versions.title', 'versions.published', 'versions.modified', 'versions.number'])
      .select(({ selectFrom }) => selectFrom('versions as newest').select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id').as('newest'))
      .where('versions.id', 'in', ids.slice(at, at + BATCH)).execute()
    for (const { version, id, address, outlet_name, title, published, modified, number, newest } of rows) {
      const reference = { id, url: address, outlet: outlet_name, title, version: number, published: number > 1 ? modified ?? published : published }
      found.set(version, { reference, newest: number === newest })
    }
  }
  return found
}

/** As `claimsOn`, some articles at a time: a store may hold more claims than memory does. */
export async function* claimsOnInTurn(store: Store, dossier: string, question: string): AsyncGenerator<PlacedClaim[]> {
  const articles = await store.selectFrom('claims').select('article_id').distinct().where('dossier_id', '=', dossier).where('question', '=', question).orderBy('article_id').execute()
  for (let at = 0; at < articles.length; at += TURN) {
    const [from, to] = [articles[at]!, articles[Math.min(at + TURN, articles.length) - 1]!]
    yield claimsOn(store, dossier, question, { from: from.article_id, to: to.article_id })
  }
}

/** The claims on every question, as `claimsOn` gives them: for a store of any size prefer that, a question at a time. */
export async function currentClaims(store: Store, dossier: string): Promise<PlacedClaim[]> {
  const claims: PlacedClaim[] = []
  for (const question of await questionsWithClaims(store, dossier)) claims.push(...await claimsOn(store, dossier, question))
  return claims
}

/** The claims of one version, in the order of the text. */
export async function claimsOf(store: Store, dossier: string, version: string): Promise<PlacedClaim[]> {
  return (await claimsOfVersions(store, dossier, [version])).get(version) ?? []
}

/** The claims of some versions, by version, in the order of each text. */
export async function claimsOfVersions(store: Store, dossier: string, versions: readonly string[]): Promise<Map<string, PlacedClaim[]>> {
  const found = new Map<string, PlacedClaim[]>()
  if (versions.length === 0) return found
  const rows = await store.selectFrom('claims')
    .innerJoin('versions', 'versions.id', 'claims.version_id')
    .innerJoin('articles', 'articles.id', 'claims.article_id')
    .selectAll('claims')
    .select(['articles.address', 'articles.outlet_name', 'versions.title', 'versions.published', 'versions.number'])
    .where('claims.dossier_id', '=', dossier).where('claims.version_id', 'in', versions)
    .orderBy('claims.version_id').orderBy('claims.quote_start').orderBy('claims.id').execute()
  for (const row of rows) {
    const claim = placed(row, { id: row.article_id, url: row.address, outlet: row.outlet_name, title: row.title, version: row.number, published: row.published })
    const own = found.get(row.version_id)
    if (own) own.push(claim)
    else found.set(row.version_id, [claim])
  }
  return found
}

/**
 * Claims by their ids, each as its article's newest version that has it says it; unknown ids are left out.
 * The plus keeps SQLite from an index of the whole dossier (https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_).
 */
export async function claimsById(store: Store, dossier: string, ids: readonly string[]): Promise<Map<string, PlacedClaim>> {
  const found = new Map<string, PlacedClaim>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await store.selectFrom('claims')
      .innerJoin('versions', 'versions.id', 'claims.version_id')
      .innerJoin('articles', 'articles.id', 'claims.article_id')
      .selectAll('claims')
      .select(['articles.address', 'articles.outlet_name', 'versions.title', 'versions.published', 'versions.number'])
      .where('claims.id', 'in', ids.slice(at, at + BATCH)).where(sql`+claims.dossier_id`, '=', dossier)
      .orderBy('versions.number').execute()
    for (const row of rows) found.set(row.id, placed(row, { id: row.article_id, url: row.address, outlet: row.outlet_name, title: row.title, version: row.number, published: row.published }))
  }
  return found
}

/** How many claims the dossier has, of every version. */
export async function countClaims(store: Store, dossier: string): Promise<number> {
  const { count } = await store.selectFrom('claims').select(({ fn }) => fn.countAll<number>().as('count')).where('dossier_id', '=', dossier).executeTakeFirstOrThrow()
  return count
}

/** Ids in one statement. */
const BATCH = 500

/** Articles in one turn: few, since what a turn leaves behind is only thrown away once there is much of it. */
const TURN = 50

/** One version’s claims as rows: the nth of those that say the same in the same words has an id of its own. */
export function claimRows(dossier: string, version: string, article: string, claims: readonly Claim[]): Schema['claims'][] {
  const seen = new Map<string, number>()
  return claims.map(claim => {
    const key = [positionKey(claim), claim.speaker ?? '', claim.quote.exact].join('|')
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return {
      id: contentId('claim', dossier, article, key, String(nth)),
      dossier_id: dossier,
      version_id: version,
      article_id: article,
      question: claim.question,
      value: JSON.stringify(claim.value),
      subject: joinIds(claim.subject),
      population: claim.population,
      polarity: claim.polarity,
      modality: claim.modality,
      speaker: claim.speaker,
      via: joinIds(claim.via),
      quote_exact: claim.quote.exact,
      quote_prefix: claim.quote.prefix,
      quote_suffix: claim.quote.suffix,
      quote_start: claim.quote.start,
      quote_end: claim.quote.end,
      why: JSON.stringify(claim.why ?? []),
    }
  })
}

type ClaimRow = Selectable<Schema['claims']>

const placed = (row: ClaimRow, article: ArticleReference): PlacedClaim => placer()(row, article)

/** Turns rows into claims; what many rows have in common is one object, so that a hundred thousand claims are not half a million. */
function placer(): (row: ClaimRow, article: ArticleReference) => PlacedClaim {
  const value = once(text => JSON.parse(text) as Value)
  const why = once(text => JSON.parse(text) as PlacedClaim['why'] & object)
  const ids = once(splitIds)
  return (row, article) => ({
    id: row.id,
    question: row.question,
    value: value(row.value),
    subject: ids(row.subject),
    population: row.population,
    polarity: row.polarity,
    modality: row.modality,
    speaker: row.speaker,
    via: ids(row.via),
    quote: { exact: row.quote_exact, prefix: row.quote_prefix, suffix: row.quote_suffix, start: row.quote_start, end: row.quote_end },
    why: why(row.why),
    article,
  })
}

/** Reads each text once. */
export function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    let made = known.get(text)
    if (made === undefined) known.set(text, made = read(text))
    return made
  }
}

/** By code unit, as SQLite orders text. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
