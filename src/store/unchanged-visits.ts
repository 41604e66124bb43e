import { sql } from 'kysely'
import type { Crawl, SettledVisit } from './frontier.ts'
import type { Store } from './open.ts'

export interface UnchangedVisit extends SettledVisit {
  /** Of its address, in the frontier. */
  readonly key: string
}

/**
 * Keeps visits that found nothing new, all or none: they are what most nights are made of, and two statements for many of
 * them cost a fraction of two for each.
 */
export async function saveUnchangedVisits(store: Store, crawl: Crawl, visits: readonly UnchangedVisit[], run: number | null): Promise<void> {
  const given = JSON.stringify(visits.map(({ key, outcome, at, dueAt, reservation, page }) => ({
    key, outcome, at, dueAt, reservation, etag: page?.headers['etag'], modified: page?.headers['last-modified'],
    finalAddress: page?.finalAddress, status: page?.status, headers: page && JSON.stringify(page.headers),
  })))
  await store.transaction().execute(async transaction => {
    // Materialized, or SQLite goes through the given ones for each row of the dossier.
    await sql`
      with visit as materialized (select value ->> 'key' as key, value from json_each(${given}))
      update frontier set crawl_id = ${crawl.id}, visited_at = value ->> 'at', outcome = value ->> 'outcome', due_at = value ->> 'dueAt',
        etag = coalesce(value ->> 'etag', etag), last_modified = coalesce(value ->> 'modified', last_modified), unchanged = unchanged + 1, failures = 0
      from visit where dossier_id = ${crawl.dossier} and frontier.key = visit.key`.execute(transaction)
    await sql`
      insert into pages (outlet_id, address, final_address, fetched_at, status, headers, body_hash, outcome, run_id, reservation)
      select outlet_id, address, value ->> 'finalAddress', value ->> 'at', value ->> 'status', value ->> 'headers', null, value ->> 'outcome', ${run}, value ->> 'reservation'
      from json_each(${given}) cross join frontier on dossier_id = ${crawl.dossier} and frontier.key = value ->> 'key'
      where kind = 'article' and value ->> 'headers' is not null
      order by json_each.id`.execute(transaction)
  })
}
