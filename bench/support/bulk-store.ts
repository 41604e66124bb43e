import BetterSqlite3 from 'better-sqlite3'
import type { Article } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { contentId } from '../../src/model/identity.ts'
import { articleId } from '../../src/store/articles.ts'
import { claimRows } from '../../src/store/claims.ts'
import { openStore } from '../../src/store/open.ts'
import type { PackedBody } from '../../src/store/pages.ts'

/** An article that was read and gone through, as a store keeps it. */
export interface BulkArticle {
  readonly article: Article
  readonly address: string
  /** ISO 8601. */
  readonly day: string
  /** The slug of why the article is not the dossier's, or its claims. */
  readonly claims: string | readonly Claim[]
  /** The page that it was read from; without it, what a crawl keeps is left out. */
  readonly page?: PackedBody
}

export interface Filling {
  readonly dossier: string
  /** By which rules the pages were read and the claims taken. */
  readonly rules?: { readonly reader: string; readonly claims: string }
}

/** Fills a store with articles and claims, row by row in one transaction. */
export async function fillInBulk(file: string, { dossier, rules = { reader: 'bench', claims: 'bench' } }: Filling, articles: Iterable<BulkArticle> | AsyncIterable<BulkArticle>): Promise<void> {
  await (await openStore(file)).destroy()
  const database = new BetterSqlite3(file)
  database.pragma('synchronous = off')
  const statements = new Map<string, BetterSqlite3.Statement>()
  const insert = (table: string, row: object): void => {
    const columns = Object.keys(row)
    if (!statements.has(table)) statements.set(table, database.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(name => `@${name}`).join(', ')}) on conflict do nothing`))
    statements.get(table)!.run(row)
  }
  database.exec('begin')
  const none: PackedBody = { hash: contentId('body'), content: new Uint8Array(), size: 0 }
  for await (const { article, address, day, claims, page } of articles) {
    const id = articleId(address)
    const version = contentId('version', id, article.text)
    const rows = typeof claims === 'string' ? [] : claimRows(dossier, version, id, claims)
    const body = page ?? none
    insert('bodies', { ...body })
    const outlet = article.outlet ?? 'Presse'
    insert('articles', { id, address, outlet_id: contentId(outlet), outlet_name: outlet })
    insert('versions', { id: version, article_id: id, number: 1, title: article.title, published: article.published, modified: null, document: JSON.stringify(article), body_hash: body.hash, seen_at: day })
    if (page) {
      insert('pages', { outlet_id: null, address, final_address: address, fetched_at: day, status: 200, headers: '{"content-type":"text/html"}', body_hash: page.hash, outcome: 'stored', run_id: null, reservation: null })
      insert('readings', { body_hash: page.hash, address, reader: rules.reader, version_id: version, outcome: 'article' })
    }
    insert('extractions', { dossier_id: dossier, version_id: version, rules: rules.claims, outcome: typeof claims === 'string' ? claims : 'claims', claims: rows.length, run_id: null })
    for (const row of rows) insert('claims', row)
  }
  database.exec('commit')
  database.close()
}
