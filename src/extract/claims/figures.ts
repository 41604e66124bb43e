import type { French } from '../french/french.ts'
import { findNumbers } from '../french/numbers/find-numbers.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Reading } from '../french/read.ts'
import type { Placed } from './story.ts'

/** The numbers and dates of a reading, placed on its tokens. */
export function findFigures(reading: Reading, published: string | null, timezone: string, french: French): { numbers: Placed<NumberMention>[]; dates: Placed<DateMention>[] } {
  void published
  void timezone
  return { numbers: place(findNumbers(reading.text, french.numbers), reading), dates: [] }
}

export interface DateMention { readonly start: number; readonly end: number; readonly edtf: string | null }

/** Mentions in the order of the text, on the tokens that they cover. */
function place<T extends { readonly start: number; readonly end: number }>(mentions: readonly T[], { tokens }: Reading): Placed<T>[] {
  const placed: Placed<T>[] = []
  let at = 0
  for (const mention of mentions) {
    while (at < tokens.length && tokens[at]!.end <= mention.start) at++
    let to = at
    while (to < tokens.length && tokens[to]!.start < mention.end) to++
    if (to > at) placed.push({ from: at, to, mention })
  }
  return placed
}
