import type { ArticleReference } from '../model/article.ts'
import type { StatedClaim } from '../model/claim.ts'
import type { Value } from '../model/value.ts'
import { once, splitIds } from './claims.ts'
import type { Store } from './open.ts'

/** What of the articles' versions a dossier's claims are reconciled by, by version: loaded once for all questions. */
export type Versions = ReadonlyMap<string, { readonly article: ArticleReference; readonly newest: boolean }>

export async function versionsWithClaims(store: Store, dossier: string): Promise<Versions> {
  const rows = await store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['versions.id', 'versions.article_id', 'versions.number', 'versions.title', 'versions.published', 'versions.modified', 'articles.address', 'articles.outlet_name'])
    .select(({ selectFrom }) => selectFrom('versions as newest').select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'versions.article_id').as('newest'))
    .where('extractions.dossier_id', '=', dossier).where('extractions.outcome', '=', 'claims').execute()
  return new Map(rows.map(({ id, article_id, number, newest, title, published, modified, address, outlet_name }) => [id, {
    newest: number === newest,
    article: { id: article_id, url: address, outlet: outlet_name, title, version: number, published: number > 1 ? modified ?? published : published },
  }]))
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
    const version = versions.get(row.version_id)
    if (!version) continue
    const claim = { id, question, value: value(row.value), subject: ids(row.subject), population, polarity, modality, speaker, via: ids(row.via), article: version.article }
    if (version.newest) newest.push(claim)
    else older.push(claim)
  }
  return older.length === 0 ? newest : [...newest, ...stillSaid(newest, older)]
}

/** Of older versions' claims, those that the newest answers otherwise in the same scope: each as the last version that says it. */
function stillSaid(newest: readonly StatedClaim[], older: readonly StatedClaim[]): StatedClaim[] {
  const scopeOf = ({ article, subject, population }: StatedClaim) => `${article.id}|${subject.join('+')}|${population}`
  const answered = new Set(newest.map(scopeOf))
  const said = new Set(newest.map(({ id }) => id))
  return [...older].sort((a, b) => b.article.version! - a.article.version!).filter(claim => {
    if (said.has(claim.id) || !answered.has(scopeOf(claim))) return false
    said.add(claim.id)
    return true
  })
}
