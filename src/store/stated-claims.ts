import { sql } from 'kysely'
import type { ArticleReference } from '../model/article.ts'
import type { StatedClaim } from '../model/claim.ts'
import type { Value } from '../model/value.ts'
import { once } from './claims.ts'
import { splitIds } from './ids.ts'
import type { Store } from './open.ts'

/** What of the articles' versions a dossier's claims are reconciled by: loaded once for all questions. */
export interface Versions {
  readonly byId: ReadonlyMap<string, { readonly article: ArticleReference; readonly newest: boolean }>
  /** Ids of the articles of which there are several versions. */
  readonly retold: ReadonlySet<string>
}

/** The versions that the dossier has claims of; of some articles only, where these are given. */
export async function versionsWithClaims(store: Store, dossier: string, of: readonly string[] | null = null): Promise<Versions> {
  const rows = await store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['versions.id', 'versions.article_id', 'versions.number', 'versions.title', 'versions.published', 'versions.modified', 'articles.address', 'articles.outlet_name'])
    .select(({ selectFrom }) => selectFrom('versions as newest').select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id').as('newest'))
    // The plus keeps SQLite from walking through all that the dossier has, where some articles are given.
    .where(of === null ? 'extractions.dossier_id' : sql<string>`+extractions.dossier_id`, '=', dossier).where('extractions.outcome', '=', 'claims')
    .$if(of !== null, query => query.where('versions.article_id', 'in', of!)).execute()
  return {
    byId: new Map(rows.map(({ id, article_id, number, newest, title, published, modified, address, outlet_name }) => [id, {
      newest: number === newest,
      article: { id: article_id, url: address, outlet: outlet_name, title, version: number, published: number > 1 ? modified ?? published : published },
    }])),
    retold: new Set(rows.flatMap(({ article_id, newest }) => (newest === 1 ? [] : [article_id]))),
  }
}

/** The claims that `claimsOn` gives, in no order and without their quotes: all that reconciling takes, at a fraction of the cost. */
export async function statedOn(store: Store, dossier: string, question: string, versions: Versions): Promise<StatedClaim[]> {
  const rows = await store.selectFrom('claims').select(['id', 'version_id', 'value', 'subject', 'population', 'polarity', 'modality', 'speaker', 'via'])
    .where('dossier_id', '=', dossier).where('question', '=', question).execute()
  const value = once(text => JSON.parse(text) as Value)
  const ids = once(splitIds)
  const [newest, older]: [StatedClaim[], StatedClaim[]] = [[], []]
  for (const row of rows) {
    const { id, population, polarity, modality, speaker } = row
    const version = versions.byId.get(row.version_id)
    if (!version) continue
    const claim = { id, question, value: value(row.value), subject: ids(row.subject), population, polarity, modality, speaker, via: ids(row.via), article: version.article }
    if (version.newest) newest.push(claim)
    else older.push(claim)
  }
  return older.length === 0 ? newest : [...newest, ...stillSaid(newest, older)]
}

/** As `statedOn`, of some articles and on every question. */
export async function statedBy(store: Store, dossier: string, articles: readonly string[], versions: Versions): Promise<StatedClaim[]> {
  const claims: StatedClaim[] = []
  for (const article of articles) {
    const rows = await store.selectFrom('claims').select(['id', 'question', 'version_id', 'value', 'subject', 'population', 'polarity', 'modality', 'speaker', 'via'])
      .where('dossier_id', '=', dossier).where('article_id', '=', article).execute()
    const [newest, older]: [StatedClaim[], StatedClaim[]] = [[], []]
    for (const { version_id, value, subject, via, ...row } of rows) {
      const version = versions.byId.get(version_id)
      if (!version) continue
      const list = version.newest ? newest : older
      list.push({ ...row, value: JSON.parse(value) as Value, subject: splitIds(subject), via: splitIds(via), article: version.article })
    }
    claims.push(...newest, ...stillSaid(newest, older))
  }
  return claims
}

/** Of older versions' claims, those that the newest answers otherwise in the same scope: each as the last version that says it. */
function stillSaid(newest: readonly StatedClaim[], older: readonly StatedClaim[]): StatedClaim[] {
  const scopeOf = ({ question, article, subject, population }: StatedClaim) => `${question}|${article.id}|${subject.join('+')}|${population}`
  const answered = new Set(newest.map(scopeOf))
  const said = new Set(newest.map(({ id }) => id))
  return [...older].sort((a, b) => b.article.version! - a.article.version!).filter(claim => {
    if (said.has(claim.id) || !answered.has(scopeOf(claim))) return false
    said.add(claim.id)
    return true
  })
}
