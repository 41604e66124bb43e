import { GAP } from '../numbers/tokens.ts'
import type { When } from './calendar.ts'
import { dayOf, easter, oneDay } from './calendar.ts'
import type { Clock, Found } from './found.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import type { Partial } from './reference.ts'
import { resolve } from './reference.ts'

/** «Noël», «lundi de Pâques 2024», «à la Toussaint»: with its year, or the nearest in the verb's direction. */
export function readFeast(source: Source, at: number, clock: Clock): Found | null {
  const found = source.tables.feasts.startingAt(source.tokens, at)
  if (!found || source.tokens[at]!.gap === GAP.none && source.tokens[at - 1]?.kind === 'word' && !textAt(source, at - 1).endsWith('\'')) return null
  const follower = source.tokens[found.next]
  const isName = follower?.kind === 'word' && follower.gap === GAP.space && /\p{Lu}/u.test(source.text[follower.start]!)
  if (isName) return null
  const year = follower?.kind === 'digits' && follower.gap !== GAP.line && follower.text.length === 4 ? Number(follower.text) : null
  const next = year === null ? found.next : found.next + 1
  if (year !== null) return { first: at, next, when: feastOf(found.value, year), kind: 'feast' }
  const partial: Partial | null = 'easter' in found.value ? null : found.value
  const when = partial ? resolve(partial, clock.day, clock.tense(at, next)) : movable(found.value, clock, clock.tense(at, next) === 'future')
  return { first: at, next, when, kind: 'feast' }
}

const feastOf = (feast: { readonly month: number; readonly day: number } | { readonly easter: number }, year: number): When =>
  oneDay('easter' in feast ? easter(year).add({ days: feast.easter }) : dayOf(year, feast.month, feast.day)!)

function movable(feast: Parameters<typeof feastOf>[0], clock: Clock, future: boolean): When | null {
  if (!clock.day) return null
  const today = clock.day.toString()
  const candidates = [-1, 0, 1].map(step => feastOf(feast, clock.day!.year + step))
  return (future ? candidates.find(({ first }) => first!.toString() >= today) : candidates.filter(({ first }) => first!.toString() <= today).at(-1)) ?? null
}
