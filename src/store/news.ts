import type { Store } from './open.ts'

export interface NewsRow {
  readonly key: string
  readonly kind: string
  readonly document: string
}

/** Keeps what was not there before, with when it was first seen. */
export async function keepNews(store: Store, dossier: string, at: string, rows: readonly NewsRow[]): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const row of rows) {
      await transaction.insertInto('news').values({ dossier_id: dossier, at, ...row }).onConflict(conflict => conflict.columns(['dossier_id', 'key']).doNothing()).execute()
    }
  })
}

/** The newest of a dossier's news. Those of one time keep the order of their kinds: contradictions, positions, successions. */
export async function listNews(store: Store, dossier: string, limit: number): Promise<(NewsRow & { readonly at: string })[]> {
  return store.selectFrom('news').select(['key', 'kind', 'document', 'at']).where('dossier_id', '=', dossier)
    .orderBy('at', 'desc').orderBy('kind').orderBy('key').limit(limit).execute()
}

/** When the first and the last of a dossier's news were seen. */
export async function newsPeriod(store: Store, dossier: string): Promise<{ first: string | null; last: string | null }> {
  const row = await store.selectFrom('news').select(({ fn }) => [fn.min('at').as('first'), fn.max('at').as('last')]).where('dossier_id', '=', dossier).executeTakeFirst()
  return { first: row?.first ?? null, last: row?.last ?? null }
}
