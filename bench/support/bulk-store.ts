import BetterSqlite3 from 'better-sqlite3'
import type { Article } from '../../src/model/article.ts'
import type { Claim } from '../../src/model/claim.ts'
import { contentId } from '../../src/model/identity.ts'
import { articleId } from '../../src/store/articles.ts'
import { claimRows } from '../../src/store/claims.ts'
import { openStore } from '../../src/store/open.ts'

/** An article that was read and gone through, as a store keeps it. */
export interface BulkArticle {
  readonly article: Article
  readonly address: string
  /** ISO 8601. */
  readonly day: string
  readonly claims: readonly Claim[]
}

/** Fills a new store with articles and claims, row by row in one transaction: what a crawl keeps beside them is left out. */
export async function fillInBulk(file: string, dossier: string, articles: Iterable<BulkArticle>): Promise<void> {
  await (await openStore(file)).destroy()
  const database = new BetterSqlite3(file)
  database.pragma('synchronous = off')
  const statements = new Map<string, BetterSqlite3.Statement>()
  const insert = (table: string, row: object): void => {
    const columns = Object.keys(row)
    if (!statements.has(table)) statements.set(table, database.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(name => `@${name}`).join(', ')})`))
    statements.get(table)!.run(row)
  }
  database.transaction(() => {
    const body = contentId('body')
    insert('bodies', { hash: body, content: null, size: 0 })
    for (const { article, address, day, claims } of articles) {
      const id = articleId(address)
      const version = contentId('version', id, article.text)
      insert('articles', { id, address, outlet_id: contentId(article.outlet!), outlet_name: article.outlet })
      insert('versions', { id: version, article_id: id, number: 1, title: article.title, published: article.published, modified: null, document: JSON.stringify(article), body_hash: body, seen_at: day })
      insert('extractions', { dossier_id: dossier, version_id: version, rules: 'bench', outcome: 'claims', claims: claims.length, run_id: null })
      for (const row of claimRows(dossier, version, id, claims)) insert('claims', row)
    }
  })()
  database.close()
}
