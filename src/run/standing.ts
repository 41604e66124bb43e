import type { Teller } from '../model/claim.ts'
import type { Gathered, Held, Retelling, Spell, Telling, Tellings } from '../reconcile/held.ts'
import type { RelatedPositions } from '../reconcile/pairs.ts'
import type { Standing } from '../store/position-rows.ts'
import { writeTellers } from './tellers.ts'

/** Whether a position is related to others within its finding and across, as the store keeps it. */
export const WITHIN = 1
export const ACROSS = 2

/** What the store keeps of positions, to do them again one by one. */
export function standingOf(positions: readonly Held[], { admitted: { within, across } }: RelatedPositions, isRetold: (article: Teller['article']) => boolean) {
  const flags = new Map(positions.map(held => [held.position.id, (within.has(held) ? WITHIN : 0) + (across.has(held) ? ACROSS : 0)]))
  const related = (position: string): number => flags.get(position) ?? 0
  return {
    related,
    of: ({ position, tellings, tellers }: Gathered): Standing => ({ tellings: writeTellings(tellings), related: related(position.id), tellers: writeTellers(tellers, isRetold) }),
  }
}

type TellingTuple = readonly [published: string | null, version: number | null]
interface KeptTellings {
  readonly articles: number
  readonly own: number
  readonly speakers: readonly (readonly [speaker: string, first: TellingTuple, last: TellingTuple])[]
  readonly retold: readonly (readonly [article: string, first: TellingTuple, last: TellingTuple, own: boolean])[]
}

const tuple = ({ published, version }: Telling): TellingTuple => [published, version]
const telling = ([published, version]: TellingTuple): Telling => ({ published, version })

export const writeTellings = ({ articles, ownWord, speakers, retold }: Tellings): string => JSON.stringify({
  articles,
  own: ownWord,
  speakers: [...speakers].sort(byName).map(([speaker, { first, last }]) => [speaker, tuple(first), tuple(last)]),
  retold: [...retold].sort(byName).map(([article, { first, last, ownWord: own }]) => [article, tuple(first), tuple(last), own]),
} satisfies KeptTellings)

export function readTellings(text: string): Tellings {
  const { articles, own, speakers, retold } = JSON.parse(text) as KeptTellings
  return {
    articles,
    ownWord: own,
    speakers: new Map(speakers.map(([speaker, first, last]): [string, Spell] => [speaker, { first: telling(first), last: telling(last) }])),
    retold: new Map(retold.map(([article, first, last, ownWord]): [string, Retelling] => [article, { first: telling(first), last: telling(last), ownWord }])),
  }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)
