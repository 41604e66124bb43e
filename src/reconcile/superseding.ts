import type { Held, Spell, Tellings } from './held.ts'
import { toldLater } from './held.ts'

/** Who gave up one answer for another: speakers who changed it, or articles that a later version put right. */
export interface Change {
  readonly by: 'speaker' | 'version'
  /** Speaker ids, or article keys; sorted. */
  readonly movers: readonly string[]
}

/**
 * Whether `newer` took the place of `older`: everyone who said the older answer gave it up for the newer one, and nobody said
 * the older one since.
 *
 * A speaker supersedes only its own earlier word. What an outlet tells in its own voice is superseded only by a later version
 * of the same article; and whoever tells a speaker's older word after the newer one keeps it alive: the speaker may have come
 * back to it. All of that stays a contradiction.
 */
export function superseding({ tellings: newer }: Held, { tellings: older }: Held): Change | null {
  // What is told in one version only is put right by none: most positions are ruled out by their counts.
  if (older.retold.size > 0 && older.retold.size === older.articles && allMoved(newer.retold, older.retold)) {
    return { by: 'version', movers: [...older.retold.keys()].sort() }
  }
  if (older.speakers.size === 0 || older.ownWord > older.retold.size || !allMoved(newer.speakers, older.speakers)) return null
  return ownWordPutRight(newer, older) ? { by: 'speaker', movers: [...older.speakers.keys()].sort() } : null
}

/** Whether every voice told the newer answer for the first time after it had told the older one for the last. */
function allMoved(newer: ReadonlyMap<string, Spell>, older: ReadonlyMap<string, Spell>): boolean {
  for (const [voice, then] of older) if (!moved(newer.get(voice), then)) return false
  return true
}

function ownWordPutRight(newer: Tellings, older: Tellings): boolean {
  if (older.ownWord === 0) return true
  let putRight = 0
  for (const [article, then] of older.retold) if (then.ownWord && moved(newer.retold.get(article), then)) putRight++
  return putRight === older.ownWord
}

const moved = (now: Spell | undefined, then: Spell): boolean => now !== undefined && toldLater(now.first, then.last)
