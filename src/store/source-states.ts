import type { Store } from './open.ts'

/** Keeps which of a dossier's outlets could not be read in a run. Gives, for each, the first run of which that is true without a break. */
export async function saveSourceStates(store: Store, dossier: string, run: number, down: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return store.transaction().execute(async transaction => {
    const former = await transaction.selectFrom('source_states').select(['outlet_id', 'down_since']).where('dossier_id', '=', dossier).execute()
    const since = new Map(former.map(row => [row.outlet_id, row.down_since]))
    await transaction.deleteFrom('source_states').where('dossier_id', '=', dossier).execute()
    const now = new Map(down.map(outlet => [outlet, since.get(outlet) ?? run]))
    for (const [outlet_id, down_since] of now) await transaction.insertInto('source_states').values({ dossier_id: dossier, outlet_id, down_since }).execute()
    return now
  })
}
