import { createHash } from 'node:crypto'
import type { Store } from './open.ts'

/** A robots.txt or tdmrep.json as a site gave it. Times are ISO 8601, UTC. */
export interface StoredPolicy {
  readonly origin: string
  readonly kind: 'robots' | 'reservation'
  readonly address: string
  /** When it was last had. */
  readonly fetchedAt: string
  readonly status: number
  readonly body: Uint8Array | null
}

/** Keeps a policy: a new row where it is another one than the last, else only the time at which it was found the same. */
export async function savePolicy(store: Store, { origin, kind, address, fetchedAt, status, body }: StoredPolicy): Promise<void> {
  const hash = body === null ? null : createHash('sha256').update(body).digest('hex')
  const last = await latest(store, origin, kind)
  if (last && last.status === status && last.hash === hash && last.address === address) {
    await store.updateTable('policies').set({ checked_at: fetchedAt }).where('id', '=', last.id).execute()
  } else {
    await store.insertInto('policies').values({ origin, kind, address, fetched_at: fetchedAt, checked_at: fetchedAt, status, hash, body }).execute()
  }
}

export async function loadPolicy(store: Store, origin: string, kind: StoredPolicy['kind']): Promise<StoredPolicy | null> {
  const last = await latest(store, origin, kind)
  return last ? { origin, kind, address: last.address, fetchedAt: last.checked_at, status: last.status, body: last.body } : null
}

const latest = (store: Store, origin: string, kind: StoredPolicy['kind']) =>
  store.selectFrom('policies').selectAll().where('origin', '=', origin).where('kind', '=', kind).orderBy('id', 'desc').limit(1).executeTakeFirst()
