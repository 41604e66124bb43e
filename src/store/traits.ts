import type { Store } from './open.ts'

/** The traits of one version: as JSON, and its sketch, the hashes that tell shared text, apart: they are most of it. */
export interface StoredTraits {
  readonly document: string
  readonly sketch: Uint32Array
}

/** The newest version of an article that is the dossier's, as far as its origin goes. */
export interface VersionText {
  readonly version_id: string
  readonly article_id: string
  readonly address: string
  readonly outlet_name: string
  readonly group_id: string | null
  readonly published: string | null
  readonly document: string
}

/** Up to `limit` newest versions whose traits were not taken by these rules, in the order of their ids, after the version `after`; of some articles only, where these are given. */
export async function versionsWithoutTraits(store: Store, dossier: string, rules: string, { limit, after, of }: { limit: number; after: string; of: readonly string[] | null }): Promise<VersionText[]> {
  return newest(store, dossier)
    .$if(of !== null, query => query.where('versions.article_id', 'in', of!))
    .leftJoin('traits', join => join.onRef('traits.version_id', '=', 'versions.id').on('traits.dossier_id', '=', dossier))
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .leftJoin('outlets', 'outlets.id', 'articles.outlet_id')
    .select(['versions.id as version_id', 'articles.id as article_id', 'articles.address', 'articles.outlet_name', 'outlets.group_id', 'versions.published', 'versions.document'])
    .where('versions.id', '>', after)
    .where(test => test.or([test('traits.rules', 'is', null), test('traits.rules', '!=', rules)]))
    .orderBy('versions.id').limit(limit)
    .execute()
}

export async function saveTraits(store: Store, dossier: string, rules: string, rows: readonly (StoredTraits & { readonly version: string })[]): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const { version, document, sketch } of rows) {
      const row = { rules, document, sketch: new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength) }
      await transaction.insertInto('traits').values({ dossier_id: dossier, version_id: version, ...row })
        .onConflict(conflict => conflict.columns(['dossier_id', 'version_id']).doUpdateSet(row)).execute()
    }
  })
}

/** Takes away the traits of versions that are not the newest, or not the dossier's; of some articles only, where these are given. */
export async function dropFormerTraits(store: Store, dossier: string, of: readonly string[] | null): Promise<void> {
  await store.deleteFrom('traits').where('dossier_id', '=', dossier)
    .$if(of !== null, query => query.where('version_id', 'in', store.selectFrom('versions').select('id').where('article_id', 'in', of!)))
    .where('version_id', 'not in', newest(store, dossier).$if(of !== null, query => query.where('versions.article_id', 'in', of!)).select('versions.id'))
    .execute()
}

/** The traits of every article of the dossier, in no order. */
export async function allTraits(store: Store, dossier: string): Promise<StoredTraits[]> {
  const rows = await store.selectFrom('traits').select(['document', 'sketch']).where('dossier_id', '=', dossier).execute()
  return rows.map(({ document, sketch }) => ({ document, sketch: numbersOf(sketch) }))
}

/** The numbers that bytes hold, where they lie. */
const numbersOf = (bytes: Uint8Array): Uint32Array =>
  bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4) : new Uint32Array(new Uint8Array(bytes).buffer)

const newest = (store: Store, dossier: string) => store.selectFrom('versions')
  .innerJoin('extractions', join => join.onRef('extractions.version_id', '=', 'versions.id').on('extractions.dossier_id', '=', dossier))
  .where('extractions.outcome', '=', 'claims')
  .where('versions.number', '=', ({ selectFrom }) => selectFrom('versions as later').select(({ fn }) => fn.max('later.number').as('number')).whereRef('later.article_id', '=', 'versions.article_id'))
