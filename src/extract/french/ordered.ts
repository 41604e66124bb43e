/** A stretch of tokens, `from` to `to` (excluded). */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where in a list that stands in the order of the text the first begins at token `at` or after. By halves: lists are as long as articles. */
export function firstFrom(list: readonly Stretch[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.from < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Those that begin at tokens `from` to `to` (excluded). */
export const beginning = <T extends Stretch>(list: readonly T[], from: number, to: number): readonly T[] =>
  list.slice(firstFrom(list, from), firstFrom(list, to))
