import type { Held, Spell } from './held.ts'
import { toldLater } from './held.ts'

/** Who gave up one answer for another: speakers who changed it, or articles that a later version put right. */
export interface Change {
  readonly by: 'speaker' | 'version'
  /** Speaker ids, or article keys; sorted. */
  readonly movers: readonly string[]
}

/**
 * Whether `newer` took the place of `older`: everyone who held the older answer, in their own name, gave the newer one later.
 *
 * A speaker who changed an answer supersedes it for outlets that merely carry it; another speaker who still holds the
 * older answer makes it a contradiction. An outlet's own word is superseded only by a later version of the same article.
 */
export function superseding(newer: Held, older: Held): Change | null {
  const speakers = moved(newer.speakers, older.speakers, (now, then) => toldLater(now.first, then.first))
  if (speakers.length > 0) return { by: 'speaker', movers: speakers }
  const articles = moved(newer.articles, older.articles, (now, then) => toldLater(now.first, then.last))
  if (articles.length > 0) return { by: 'version', movers: articles }
  return null
}

/** All the older voices where every one of them moved; none where one did not. */
function moved(newer: ReadonlyMap<string, Spell>, older: ReadonlyMap<string, Spell>, changed: (now: Spell, then: Spell) => boolean): string[] {
  if (older.size > newer.size) return []
  for (const [voice, then] of older) {
    const now = newer.get(voice)
    if (!now || !changed(now, then)) return []
  }
  return [...older.keys()].sort()
}
