import type { Store } from './open.ts'

/** One thing to be told on one channel. */
export interface NewNote {
  readonly channel: string
  readonly key: string
  readonly event: string
  /** JSON. */
  readonly document: string
}

export interface PendingNote extends NewNote {
  readonly attempts: number
}

/** Puts notes aside to be sent; one whose key was on this channel before is not made again. Gives how many are new. */
export async function addNotes(store: Store, dossier: string, run: number, notes: readonly NewNote[]): Promise<number> {
  if (notes.length === 0) return 0
  return store.transaction().execute(async transaction => {
    let fresh = 0
    const known = new Set((await transaction.selectFrom('notes').select(['channel', 'key']).where('dossier_id', '=', dossier).execute()).map(nameOf))
    for (const note of notes.filter(note => !known.has(nameOf(note)))) {
      const { numInsertedOrUpdatedRows } = await transaction.insertInto('notes')
        .values({ dossier_id: dossier, run_id: run, attempts: 0, sent_at: null, failure: null, ...note })
        .onConflict(conflict => conflict.doNothing()).executeTakeFirst()
      fresh += Number(numInsertedOrUpdatedRows ?? 0)
    }
    return fresh
  })
}

const nameOf = ({ channel, key }: Pick<NewNote, 'channel' | 'key'>): string => `${channel} ${key}`

/** What a channel is still to be told, the oldest first, up to `limit`; what failed `attempts` times is given up. */
export async function pendingNotes(store: Store, dossier: string, channel: string, attempts: number, limit: number): Promise<PendingNote[]> {
  return store.selectFrom('notes').select(['channel', 'key', 'event', 'document', 'attempts'])
    .where('dossier_id', '=', dossier).where('channel', '=', channel).where('sent_at', 'is', null).where('attempts', '<', attempts)
    .orderBy('run_id').orderBy('event').orderBy('key').limit(limit).execute()
}

/** Marks notes as told, or as tried once more in vain. */
export async function markNotes(store: Store, dossier: string, channel: string, keys: readonly string[], result: { sentAt: string } | { failure: string }): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const key of keys) {
      await transaction.updateTable('notes')
        .set(({ eb }) => ('sentAt' in result
          ? { sent_at: result.sentAt, failure: null, attempts: eb('attempts', '+', 1) }
          : { failure: result.failure, attempts: eb('attempts', '+', 1) }))
        .where('dossier_id', '=', dossier).where('channel', '=', channel).where('key', '=', key).execute()
    }
  })
}
