import { sql } from 'kysely'
import type { Store } from './open.ts'

/** A name for what the store holds, as this connection sees it: another name after any write, by this process or another. */
export async function storeState(store: Store): Promise<string> {
  const { rows } = await sql<{ state: string }>`select data_version || ' ' || total_changes() as state from pragma_data_version`.execute(store)
  return rows[0]!.state
}
