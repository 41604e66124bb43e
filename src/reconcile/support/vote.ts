/** One source's word on one object: what it says the value is. */
export interface Statement {
  readonly source: string
  readonly object: string
  readonly value: string
}

/** For each object, how much each value is worth: from 0 to 1, and 1 over all the values of an object. */
export type Support = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Each value's share of the sources that speak of the object. */
export const majorityVote = (statements: readonly Statement[]): Support => weightedVote(statements, () => 1)

/** Each value's share of the independent origins: sources of one origin have one vote between them for each value. */
export function originWeightedVote(statements: readonly Statement[], originOf: (source: string) => string): Support {
  const together = new Map<string, number>()
  const key = ({ source, object, value }: Statement): string => `${originOf(source)}\u0000${object}\u0000${value}`
  for (const statement of distinct(statements)) together.set(key(statement), (together.get(key(statement)) ?? 0) + 1)
  return weightedVote(statements, statement => 1 / together.get(key(statement))!)
}

function weightedVote(statements: readonly Statement[], weight: (statement: Statement) => number): Support {
  const votes = new Map<string, Map<string, number>>()
  for (const statement of distinct(statements)) {
    const values = votes.get(statement.object) ?? new Map<string, number>()
    values.set(statement.value, (values.get(statement.value) ?? 0) + weight(statement))
    votes.set(statement.object, values)
  }
  for (const values of votes.values()) {
    const sum = [...values.values()].reduce((total, vote) => total + vote, 0)
    for (const [value, vote] of values) values.set(value, vote / sum)
  }
  return votes
}

/** A source that says the same of an object twice says it once. */
export function distinct(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>()
  return statements.filter(({ source, object, value }) => {
    const key = `${source}\u0000${object}\u0000${value}`
    return !seen.has(key) && Boolean(seen.add(key))
  })
}

/** The best supported value of each object; of equal ones, the first in alphabetical order. */
export function winners(support: Support): Map<string, string> {
  return new Map([...support].map(([object, values]) => [object, [...values].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]![0]]))
}
