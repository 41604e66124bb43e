import { sql } from 'kysely'
import type { Store } from './open.ts'

/** A name for what the store holds, as this connection sees it: another name after any write, by this process or another. */
export async function storeState(store: Store): Promise<string> {
  const { rows } = await sql<{ state: string }>`select data_version || ' ' || total_changes() as state from pragma_data_version`.execute(store)
  return rows[0]!.state
}

/** What was read last of a store, kept until the store is another: for what each page needs and a large store is slow to give. */
export class KeptReading<T> {
  readonly #kept = new WeakMap<Store, { readonly of: string; readonly state: string; readonly value: T }>()

  /** `of` names what is read, such as a dossier. */
  async get(store: Store, of: string, read: () => Promise<T>): Promise<T> {
    const known = await this.known(store, of)
    if (known !== undefined) return known
    const value = await read()
    this.#kept.set(store, { of, state: await storeState(store), value })
    return value
  }

  async known(store: Store, of: string): Promise<T | undefined> {
    const known = this.#kept.get(store)
    return known?.of === of && known.state === await storeState(store) ? known.value : undefined
  }
}
