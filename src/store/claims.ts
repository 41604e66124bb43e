import type { Selectable } from 'kysely'
import type { ArticleReference } from '../model/article.ts'
import type { Claim, PlacedClaim, StatedClaim } from '../model/claim.ts'
import { positionKey } from '../model/claim.ts'
import { contentId } from '../model/identity.ts'
import type { Value } from '../model/value.ts'
import { claimsBefore, saveClaimTurns } from './claim-turns.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'

/** What one dossier's rules made of one version: its claims, or the slug of why the version is not the dossier's. */
export interface Extraction {
  readonly version: string
  readonly article: string
  readonly result: string | readonly Claim[]
}

/** Puts each version's claims in the place of those that stood there, in one transaction; marks the questions that this touches, and for a run keeps what it turned. */
export async function saveExtractions(store: Store, dossier: string, rules: string, extractions: readonly Extraction[], run: number | null = null): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const { version, article, result } of extractions) {
      const before = run === null ? null : await claimsBefore(transaction, dossier, version, article)
      // Its other versions' questions too: what the newest no longer speaks of is no longer said.
      const former = await questionsOfArticles(transaction, dossier, [article])
      await transaction.deleteFrom('claims').where('dossier_id', '=', dossier).where('version_id', '=', version).execute()
      const rows = typeof result === 'string' ? [] : claimRows(dossier, version, article, result)
      for (let at = 0; at < rows.length; at += BATCH) await transaction.insertInto('claims').values(rows.slice(at, at + BATCH)).execute()
      await touchQuestions(transaction, dossier, new Set([...former, ...rows.map(({ question }) => question)]))
      const done = { rules, outcome: typeof result === 'string' ? result : 'claims', claims: rows.length }
      await transaction.insertInto('extractions').values({ dossier_id: dossier, version_id: version, run_id: run, ...done })
        .onConflict(conflict => conflict.columns(['dossier_id', 'version_id']).doUpdateSet(done)).execute()
      if (typeof result === 'string') await forgetTraits(transaction, dossier, article)
      if (run !== null && before !== null) await saveClaimTurns(transaction, run, before, rows)
    }
  })
}

/** An article that is not the dossier's any more leaves its origin: origins are looked for around it again. */
async function forgetTraits(store: Store, dossier: string, article: string): Promise<void> {
  await store.updateTable('traits').set({ fresh: 1 }).where('dossier_id', '=', dossier)
    .where('version_id', 'in', store.selectFrom('versions').select('id').where('article_id', '=', article)).execute()
}

/** Marks questions to be reconciled again. */
export async function touchQuestions(store: Store, dossier: string, questions: ReadonlySet<string>): Promise<void> {
  for (const question of questions) {
    await store.insertInto('touched_questions').values({ dossier_id: dossier, question }).onConflict(conflict => conflict.doNothing()).execute()
  }
}

/** Every question that the dossier has claims on. */
export async function questionsWithClaims(store: Store, dossier: string): Promise<string[]> {
  const rows = await store.selectFrom('claims').select('question').distinct().where('dossier_id', '=', dossier).orderBy('question').execute()
  return rows.map(row => row.question)
}

/** The questions that one or more articles' claims answer. */
export async function questionsOfArticles(store: Store, dossier: string, articles: readonly string[]): Promise<Set<string>> {
  const questions = new Set<string>()
  for (const article of articles) {
    const rows = await store.selectFrom('claims').select('question').distinct().where('dossier_id', '=', dossier).where('article_id', '=', article).execute()
    for (const row of rows) questions.add(row.question)
  }
  return questions
}

/**
 * The claims on one question, in a stable order: those of each article's newest version, and of its older versions
 * those that the newest answers otherwise in the same scope. What a later version no longer speaks of is no longer said.
 * Of the articles from one id to another only, where these are given.
 */
export async function claimsOn(store: Store, dossier: string, question: string, articles?: { from: string; to: string }): Promise<PlacedClaim[]> {
  const rows = await store.selectFrom('claims')
    .innerJoin('versions', 'versions.id', 'claims.version_id')
    .innerJoin('articles', 'articles.id', 'claims.article_id')
    .selectAll('claims')
    .select(['articles.address', 'articles.outlet_name', 'versions.title', 'versions.published', 'versions.modified', 'versions.number'])
    .select(({ selectFrom }) => selectFrom('versions as newest').select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'claims.article_id').as('newest'))
    .where('claims.dossier_id', '=', dossier).where('claims.question', '=', question)
    .$if(articles !== undefined, query => query.where('claims.article_id', '>=', articles!.from).where('claims.article_id', '<=', articles!.to))
    .orderBy('claims.article_id').orderBy('versions.number', 'desc').orderBy('claims.quote_start').orderBy('claims.id')
    .execute()
  const scopeOf = (row: (typeof rows)[number]) => `${row.article_id}|${row.subject}|${row.population}`
  const answered = new Set(rows.filter(row => row.number === row.newest).map(scopeOf))
  const said = new Set<string>()
  return rows.filter(row => {
    if (said.has(row.id) || (row.number !== row.newest && !answered.has(scopeOf(row)))) return false
    said.add(row.id)
    return true
  }).map(row => placed(row, {
    id: row.article_id, url: row.address, outlet: row.outlet_name, title: row.title, version: row.number,
    published: row.number > 1 ? row.modified ?? row.published : row.published,
  }))
}

/** What of the articles' versions a dossier's claims are reconciled by, by version: loaded once for all questions. */
export type Versions = ReadonlyMap<string, { readonly article: ArticleReference; readonly number: number; readonly newest: boolean }>

export async function versionsWithClaims(store: Store, dossier: string): Promise<Versions> {
  const rows = await store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['versions.id', 'versions.article_id', 'versions.number', 'versions.title', 'versions.published', 'versions.modified', 'articles.address', 'articles.outlet_name'])
    .select(({ selectFrom }) => selectFrom('versions as newest').select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id').as('newest'))
    .where('extractions.dossier_id', '=', dossier).where('extractions.outcome', '=', 'claims').execute()
  return new Map(rows.map(row => [row.id, {
    number: row.number, newest: row.number === row.newest,
    article: { id: row.article_id, url: row.address, outlet: row.outlet_name, title: row.title, version: row.number, published: row.number > 1 ? row.modified ?? row.published : row.published },
  }]))
}

/** The claims that `claimsOn` gives, in no order and without their quotes: all that reconciling takes, at a fraction of the cost. */
export async function statedOn(store: Store, dossier: string, question: string, versions: Versions): Promise<StatedClaim[]> {
  const rows = await store.selectFrom('claims').select(['id', 'version_id', 'value', 'subject', 'population', 'polarity', 'modality', 'speaker', 'via'])
    .where('dossier_id', '=', dossier).where('question', '=', question).execute()
  const values = new Map<string, Value>()
  const lists = new Map<string, string[]>()
  const once = <T>(known: Map<string, T>, text: string, read: (text: string) => T): T => {
    const kept = known.get(text) ?? read(text)
    known.set(text, kept)
    return kept
  }
  const answered = new Set<string>()
  const [newest, older]: [StatedClaim[], StatedClaim[]] = [[], []]
  const scopeOf = ({ article, subject, population }: StatedClaim) => `${article.id}|${subject.join('+')}|${population}`
  for (const row of rows) {
    const version = versions.get(row.version_id)
    if (!version) continue
    const claim: StatedClaim = {
      id: row.id, question, value: once(values, row.value, text => JSON.parse(text) as Value), subject: once(lists, row.subject, splitIds), population: row.population,
      polarity: row.polarity, modality: row.modality, speaker: row.speaker, via: once(lists, row.via, splitIds), article: version.article,
    }
    ;(version.newest ? newest : older).push(claim)
  }
  if (older.length === 0) return newest
  for (const claim of newest) answered.add(scopeOf(claim))
  const said = new Set(newest.map(({ id }) => id))
  // Of several versions that say one thing, the last that does.
  older.sort((a, b) => b.article.version! - a.article.version!)
  return [...newest, ...older.filter(claim => {
    if (said.has(claim.id) || !answered.has(scopeOf(claim))) return false
    said.add(claim.id)
    return true
  })]
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
  const rows = await store.selectFrom('claims')
    .innerJoin('versions', 'versions.id', 'claims.version_id')
    .innerJoin('articles', 'articles.id', 'claims.article_id')
    .selectAll('claims')
    .select(['articles.address', 'articles.outlet_name', 'versions.title', 'versions.published', 'versions.number'])
    .where('claims.dossier_id', '=', dossier).where('claims.version_id', '=', version)
    .orderBy('claims.quote_start').orderBy('claims.id').execute()
  return rows.map(row => placed(row, { id: row.article_id, url: row.address, outlet: row.outlet_name, title: row.title, version: row.number, published: row.published }))
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

/** Claims by their ids, each as its article's newest version that has it says it; unknown ids are left out. */
export async function claimsById(store: Store, dossier: string, ids: readonly string[]): Promise<Map<string, PlacedClaim>> {
  const found = new Map<string, PlacedClaim>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await store.selectFrom('claims')
      .innerJoin('versions', 'versions.id', 'claims.version_id')
      .innerJoin('articles', 'articles.id', 'claims.article_id')
      .selectAll('claims')
      .select(['articles.address', 'articles.outlet_name', 'versions.title', 'versions.published', 'versions.number'])
      .where('claims.id', 'in', ids.slice(at, at + BATCH)).where('claims.dossier_id', '=', dossier)
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

const joinIds = (ids: readonly string[]): string => ids.join('+')
const splitIds = (text: string): string[] => (text === '' ? [] : text.split('+'))

function claimRows(dossier: string, version: string, article: string, claims: readonly Claim[]): Schema['claims'][] {
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

function placed(row: Selectable<Schema['claims']>, article: ArticleReference): PlacedClaim {
  return {
    id: row.id,
    question: row.question,
    value: JSON.parse(row.value) as Value,
    subject: splitIds(row.subject),
    population: row.population,
    polarity: row.polarity,
    modality: row.modality,
    speaker: row.speaker,
    via: splitIds(row.via),
    quote: { exact: row.quote_exact, prefix: row.quote_prefix, suffix: row.quote_suffix, start: row.quote_start, end: row.quote_end },
    why: JSON.parse(row.why) as PlacedClaim['why'] & object,
    article,
  }
}
