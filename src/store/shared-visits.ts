import { sql } from 'kysely'
import type { Crawl } from './frontier.ts'
import type { Store } from './open.ts'

/** How long the visit that another dossier made stands for one's own, in milliseconds: a night. */
const NIGHT = 6 * 3_600_000

/**
 * Takes over what other dossiers' crawls of the same night visited of what this one is to visit: an outlet that several
 * dossiers name is asked for each article once. Gives the keys of what need not be visited any more.
 */
export async function shareVisits(store: Store, crawl: Crawl): Promise<Set<string>> {
  const since = new Date(Date.parse(crawl.beganAt) - NIGHT).toISOString()
  const { rows } = await sql<{ key: string }>`
    update frontier set (crawl_id, visited_at, outcome, due_at, etag, last_modified, body_hash, unchanged, failures, canonical) = (
      select ${crawl.id}, other.visited_at, other.outcome, other.due_at, other.etag, other.last_modified, other.body_hash, other.unchanged, other.failures, other.canonical
      from frontier as other
      where other.key = frontier.key and other.dossier_id != frontier.dossier_id and other.visited_at > ${since} and other.outcome in ('stored', 'not_modified')
      order by other.visited_at desc, other.dossier_id limit 1)
    where dossier_id = ${crawl.dossier} and kind = 'article' and due_at <= ${crawl.beganAt} and (crawl_id is null or crawl_id != ${crawl.id})
      and exists (select 1 from frontier as other
        where other.key = frontier.key and other.dossier_id != frontier.dossier_id and other.visited_at > ${since} and other.outcome in ('stored', 'not_modified'))
    returning key`.execute(store)
  return new Set(rows.map(row => row.key))
}
