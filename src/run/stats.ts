import type { StoreStats } from '../store/care.ts'
import { storeStats } from '../store/care.ts'
import { openStore } from '../store/open.ts'

/** Counts and sizes of a store. @throws {Failure} `no_store` and whatever `openStore` throws. */
export async function statsOf(db: string): Promise<StoreStats> {
  const store = await openStore(db, { mustExist: true })
  try {
    return await storeStats(store)
  } finally {
    await store.destroy()
  }
}
