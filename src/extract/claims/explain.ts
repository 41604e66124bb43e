import type { Claim } from '../../model/claim.ts'
import type { Context } from './context.ts'
import { wordsOf } from './draft.ts'

/** A figure of the text that is no claim, and what ruled it out. */
export interface Unclaimed {
  readonly words: string
  readonly start: number
  readonly end: number
  readonly reason: string
}

/** For every number and date that no claim's quote holds: the rule that leaves it out. */
export function unclaimedFigures(claims: readonly Claim[], { story, settings }: Context): Unclaimed[] {
  const { reading } = story
  return [...story.numbers, ...story.dates]
    .filter(({ mention }) => !('kind' in mention && (mention.kind === 'article' || mention.kind === 'date')))
    .filter(({ mention }) => !claims.some(({ quote }) => quote.start <= mention.start && mention.end <= quote.end))
    .sort((a, b) => a.mention.start - b.mention.start)
    .map(({ from, to, mention }) => {
      const exclusion = settings.at(from)
      const kind = 'value' in mention ? mention.kind : 'date'
      const reason = exclusion ? `${exclusion.rule} («${exclusion.words}»)`
        : kind !== 'cardinal' && kind !== 'percent' && kind !== 'fraction' && kind !== 'date' ? `it is no count (${kind})`
          : kind === 'date' ? 'nothing beside it says which event it dates' : 'nothing beside it says that it counts what a question asks'
      return { words: wordsOf(reading, from, to), start: mention.start, end: mention.end, reason }
    })
}
