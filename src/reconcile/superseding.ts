import type { Held, Spell } from './held.ts'
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
export function superseding(newer: Held, older: Held): Change | null {
  const articles = moved(newer.articles, older.articles)
  if (articles.length > 0 && articles.length === older.articles.size) return { by: 'version', movers: articles }
  const speakers = moved(newer.speakers, older.speakers)
  const putRight = new Set(articles)
  const ownWordStands = [...older.ownWord].some(article => !putRight.has(article))
  return speakers.length > 0 && speakers.length === older.speakers.size && !ownWordStands ? { by: 'speaker', movers: speakers } : null
}

/** The voices that told the newer answer for the first time after they had told the older one for the last. */
function moved(newer: ReadonlyMap<string, Spell>, older: ReadonlyMap<string, Spell>): string[] {
  const movers: string[] = []
  for (const [voice, then] of older) {
    const now = newer.get(voice)
    if (now && toldLater(now.first, then.last)) movers.push(voice)
  }
  return movers.sort()
}
