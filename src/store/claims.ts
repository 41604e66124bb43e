import type { Selectable } from 'kysely'
import type { ArticleReference } from '../model/article.ts'
import type { Claim, PlacedClaim } from '../model/claim.ts'
import { positionKey } from '../model/claim.ts'
import { contentId } from '../model/identity.ts'
import type { Value } from '../model/value.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'

/** What one dossier's rules made of one version: its claims, or the slug of why the version is not the dossier's. */
export interface Extraction {
  readonly version: string
  readonly article: string
  readonly result: string | readonly Claim[]
}

/** Puts each version's claims in the place of those that stood there, in one transaction. */
export async function saveExtractions(store: Store, dossier: string, rules: string, extractions: readonly Extraction[]): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const { version, article, result } of extractions) {
      await transaction.deleteFrom('claims').where('dossier_id', '=', dossier).where('version_id', '=', version).execute()
      const rows = typeof result === 'string' ? [] : claimRows(dossier, version, article, result)
      for (const row of rows) await transaction.insertInto('claims').values(row).execute()
      const done = { rules, outcome: typeof result === 'string' ? result : 'claims', claims: rows.length }
      await transaction.insertInto('extractions').values({ dossier_id: dossier, version_id: version, ...done })
        .onConflict(conflict => conflict.columns(['dossier_id', 'version_id']).doUpdateSet(done)).execute()
    }
  })
}

/**
 * The claims of the newest version of each of the dossier's articles, in a stable order.
 * Of a version that says the same thing in the same words twice, both places are kept.
 */
export async function currentClaims(store: Store, dossier: string): Promise<PlacedClaim[]> {
  const rows = await store.selectFrom('claims')
    .innerJoin('versions', 'versions.id', 'claims.version_id')
    .innerJoin('articles', 'articles.id', 'claims.article_id')
    .selectAll('claims')
    .select(['articles.address', 'articles.outlet_name', 'versions.title', 'versions.published'])
    .where('claims.dossier_id', '=', dossier)
    .where('versions.number', '=', ({ selectFrom }) => selectFrom('versions as newest')
      .select(({ fn }) => fn.max('newest.number').as('number')).whereRef('newest.article_id', '=', 'claims.article_id'))
    .orderBy('claims.article_id').orderBy('claims.quote_start').orderBy('claims.id')
    .execute()
  return rows.map(row => placed(row, { id: row.article_id, url: row.address, outlet: row.outlet_name, title: row.title, published: row.published }))
}

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
