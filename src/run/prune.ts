import type { Prunable } from '../store/care.ts'
import { dropBodies, prunableBodies, storeStats } from '../store/care.ts'
import { takeLock } from '../store/lock.ts'
import { openStore } from '../store/open.ts'
import { lockedFailure } from './locked.ts'

export interface PruneOptions {
  readonly db: string
  /** Drop what no page has shown for so many days; null for no such rule. */
  readonly olderThanDays: number | null
  /** Drop, the longest unseen first, until the bodies that are kept take no more than so many bytes; null for no such rule. */
  readonly maxBytes: number | null
  /** Only say what would be dropped. */
  readonly dryRun: boolean
  readonly now: Date
}

export interface Pruned {
  readonly bodies: number
  readonly bytes: number
  /** Bytes of bodies that stay, and how many of them no rule may drop because claims quote from them. */
  readonly keptBytes: number
}

const DAY = 86_400_000
/** Bodies dropped in one transaction. */
const BATCH = 500

/** Drops stored pages by age or size, never one that a claim quotes from. What was read from a page stays. */
export async function prune({ db, olderThanDays, maxBytes, dryRun, now }: PruneOptions): Promise<Pruned> {
  const store = await openStore(db, { mustExist: true })
  try {
    const lock = takeLock(db)
    if (!lock) throw await lockedFailure(store, db)
    try {
      const { kept } = (await storeStats(store)).bodies
      const chosen = chooseBodies(await prunableBodies(store), { kept, maxBytes, before: olderThanDays === null ? null : new Date(now.getTime() - olderThanDays * DAY).toISOString() })
      if (!dryRun) for (let at = 0; at < chosen.length; at += BATCH) await dropBodies(store, chosen.slice(at, at + BATCH).map(body => body.hash))
      const bytes = chosen.reduce((sum, body) => sum + body.kept, 0)
      return { bodies: chosen.length, bytes, keptBytes: kept - bytes }
    } finally {
      lock.release()
    }
  } finally {
    await store.destroy()
  }
}

/** Which bodies go: those last seen before a time, and then as many of the longest unseen as the size asks for. */
export function chooseBodies(prunable: readonly Prunable[], { kept, before, maxBytes }: { kept: number; before: string | null; maxBytes: number | null }): Prunable[] {
  let left = kept
  return prunable.filter(body => {
    const goes = (before !== null && body.lastSeen < before) || (maxBytes !== null && left > maxBytes)
    if (goes) left -= body.kept
    return goes
  })
}
