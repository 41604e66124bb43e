import type { PlacedClaim } from '../../model/claim.ts'

/** A run of text that the same claims are made in; none for the text between. */
export interface Run {
  readonly text: string
  readonly claims: readonly string[]
}

/** The text from `start` to `end` in runs, cut wherever a claim's quote begins or ends. Quotes may overlap. */
export function markedRuns(text: string, start: number, end: number, claims: readonly PlacedClaim[]): Run[] {
  const here = claims.filter(({ quote }) => quote.start < end && quote.end > start && quote.end > quote.start)
  const cuts = [...new Set([start, end, ...here.flatMap(({ quote }) => [quote.start, quote.end])])].filter(cut => cut >= start && cut <= end).sort((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!
    return { text: text.slice(from, to), claims: here.filter(({ quote }) => quote.start < to && quote.end > from).map(({ id }) => id) }
  })
}
