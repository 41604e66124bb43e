import { dossierSchema } from '../../src/dossier/dossier.ts'
import type { Dossier } from '../../src/dossier/dossier.ts'
import type { RunEvent } from '../../src/run/events.ts'
import type { Counts } from '../../src/run/events.ts'
import { crawlStage } from '../../src/run/crawl.ts'
import type { Store } from '../../src/store/open.ts'
import { openStore } from '../../src/store/open.ts'
import type { Press } from '../press/press.ts'

/** A dossier over a press, quick to fail. */
export function dossierOf(press: Pick<Press, 'resolve'>, sources: readonly unknown[], more: { crawl?: object; [key: string]: unknown } = {}): Dossier {
  const { crawl, ...rest } = more
  return dossierSchema.parse({
    id: 'essai', title: 'Essai', questionnaire: 'data-breach', subjects: [{ id: 'viamedis', name: 'Viamedis' }],
    ...rest,
    sources,
    crawl: {
      contact: 'https://journal.example/robot', delay: '0ms', allow_private_network: true, resolve: press.resolve(), back_off: '20ms',
      timeouts: { connect: '1500ms', headers: '1500ms', body: '1500ms', whole: '3s' }, ...crawl,
    },
  })
}

/** Runs one crawl into a store and gives its counts and what it told. */
export async function crawlOnce(dossier: Dossier, store: Store, now: () => Date = () => new Date()): Promise<{ counts: Counts; events: RunEvent[] }> {
  const events: RunEvent[] = []
  const counts = await crawlStage({ store, dossier, rules: { program: 'recoupe 0.1.0' }, run: null, now, emit: event => events.push(event) })
  return { counts, events }
}

/** Opens a store in memory with the dossier's outlets in it. */
export async function storeFor(dossier: Dossier, file = ':memory:'): Promise<Store> {
  const store = await openStore(file)
  for (const { outlet } of dossier.sources) {
    await store.insertInto('outlets').values({ id: outlet.id, name: outlet.name, home: null, group_id: null, access: outlet.access }).onConflict(conflict => conflict.doNothing()).execute()
  }
  return store
}

export const pagesOf = (store: Store) => store.selectFrom('pages').select(['address', 'final_address', 'status', 'outcome', 'body_hash', 'reservation']).orderBy('id').execute()
