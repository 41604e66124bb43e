import type { Article } from '../model/article.ts'
import { contentId } from '../model/identity.ts'
import type { Store } from './open.ts'

/** An article as read from a stored body, ready to be kept. */
export interface ReadArticle {
  readonly article: Article
  /** The canonical address. */
  readonly address: string
  readonly outlet: { readonly id: string; readonly name: string }
  readonly seenAt: string
}

/** What reading one body at one address gave. */
export interface Reading {
  readonly bodyHash: string
  readonly address: string
  readonly reader: string
  /** The slug of why there is no article, or the article. */
  readonly result: string | ReadArticle
}

/** One version that a dossier has not been through by these rules. */
export interface PendingVersion {
  readonly version_id: string
  readonly article_id: string
  readonly address: string
  readonly outlet_name: string
  readonly document: string
}

export const articleId = (address: string): string => contentId('article', address)

/** Keeps what readings gave, in one transaction: a new version only where the article's text is new. Gives how many were. */
export async function saveReadings(store: Store, readings: readonly Reading[]): Promise<number> {
  return store.transaction().execute(async transaction => {
    let fresh = 0
    for (const { bodyHash, address, reader, result } of readings) {
      const version = typeof result === 'string' ? null : await saveVersion(transaction, bodyHash, result)
      if (version?.fresh) fresh++
      const row = { reader, version_id: version?.id ?? null, outcome: typeof result === 'string' ? result : 'article' }
      await transaction.insertInto('readings').values({ body_hash: bodyHash, address, ...row })
        .onConflict(conflict => conflict.columns(['body_hash', 'address']).doUpdateSet(row)).execute()
    }
    return fresh
  })
}

async function saveVersion(store: Store, bodyHash: string, { article, address, outlet, seenAt }: ReadArticle): Promise<{ id: string; fresh: boolean }> {
  const article_id = articleId(address)
  const id = contentId('version', article_id, article.text)
  await store.insertInto('articles').values({ id: article_id, address, outlet_id: outlet.id, outlet_name: outlet.name })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ outlet_id: outlet.id, outlet_name: outlet.name })).execute()
  const columns = { title: article.title, published: article.published, modified: article.modified, document: JSON.stringify(article), body_hash: bodyHash }
  const known = await store.selectFrom('versions').select('document').where('id', '=', id).executeTakeFirst()
  if (known) {
    await store.updateTable('versions').set(columns).where('id', '=', id).execute()
    // Claims rest on more than the text: on when it was published, by whom, what it links to.
    if (known.document !== columns.document) {
      for (const table of ['extractions', 'traits'] as const) await store.updateTable(table).set({ rules: '' }).where('version_id', '=', id).execute()
    }
    return { id, fresh: false }
  }
  const { last } = await store.selectFrom('versions').select(({ fn }) => fn.max('number').as('last')).where('article_id', '=', article_id).executeTakeFirstOrThrow()
  await store.insertInto('versions').values({ id, article_id, number: (last ?? 0) + 1, seen_at: seenAt, ...columns }).execute()
  return { id, fresh: true }
}

/** Up to `limit` versions that the dossier has not been through by these rules, in the order of their ids, after the version `after`. */
export async function pendingVersions(store: Store, dossier: string, rules: string, limit: number, after: string | null = null): Promise<PendingVersion[]> {
  return store.selectFrom('versions')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .leftJoin('extractions', join => join.onRef('extractions.version_id', '=', 'versions.id').on('extractions.dossier_id', '=', dossier))
    .select(['versions.id as version_id', 'articles.id as article_id', 'articles.address', 'articles.outlet_name', 'versions.document'])
    .where('versions.id', '>', after ?? '')
    .where(test => test.or([test('extractions.rules', 'is', null), test('extractions.rules', '!=', rules)]))
    .orderBy('versions.id')
    .limit(limit)
    .execute()
}
