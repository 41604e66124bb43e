import type { French } from '../french/french.ts'
import type { Story } from './story.ts'

/** How far before a phrase the verb may stand that puts it in the future, in tokens. */
const BEFORE = 4

/** Whether a phrase is in the future, or follows one in its clause: «sera informé», «recevront un courrier»; not «ont été ou seront informés». */
export function isFuture({ reading: { future, clauseOf, tokens }, french }: Story, { from, to }: { readonly from: number; readonly to: number }): boolean {
  for (let at = to - 1; at >= Math.max(0, from - BEFORE); at--) if (future[at] && clauseOf[at] === clauseOf[from] && tokens[at - 1]?.key !== 'ou' && !(at < from && isShown(tokens[at]!.key, tokens[at + 1]?.key ?? '', french))) return true
  return false
}

/** «L'enquête montrera que les intrus étaient là depuis mai»: what is to be known has happened. */
const isShown = (verb: string, next: string, french: French): boolean => french.words.that.has(next) && french.isShown(verb)
