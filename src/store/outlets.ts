import type { Outlet } from '../dossier/dossier.ts'
import type { Store } from './open.ts'

/** Keeps what the dossier says of its outlets; the newest word counts. */
export async function saveOutlets(store: Store, outlets: readonly Outlet[]): Promise<void> {
  for (const { id, name, home, group, access } of outlets) {
    const row = { name, home: home ?? null, group_id: group ?? null, access }
    await store.insertInto('outlets').values({ id, ...row }).onConflict(conflict => conflict.column('id').doUpdateSet(row)).execute()
  }
}
