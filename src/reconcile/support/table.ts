import type { Statement } from './vote.ts'
import { distinct } from './vote.ts'

/** What truth discovery assumes, and when it stops. */
export interface AccuOptions {
  /** How probable it is, before anything is seen, that one of two sources copies from the other. */
  readonly copyingPrior: number
  /** How probable it is that a copier takes a given value over. */
  readonly copyRate: number
  /** How many wrong values an object could have. */
  readonly wrongValues: number
  /** How accurate a source is before anything is known of it. */
  readonly accuracy: number
  readonly rounds: number
}

export interface TableValue {
  readonly name: string
  /** Who gives it, by number, ascending. */
  readonly sources: number[]
  probability: number
}

export interface TableObject {
  readonly name: string
  readonly values: TableValue[]
}

/** Statements as numbers, in an order that does not depend on theirs. */
export function tableOf(statements: readonly Statement[]): { sources: string[]; objects: TableObject[] } {
  const sources = [...new Set(statements.map(({ source }) => source))].sort()
  const numbers = new Map(sources.map((source, index) => [source, index]))
  const objects = new Map<string, Map<string, number[]>>()
  for (const { source, object, value } of distinct(statements)) {
    const values = objects.get(object) ?? new Map<string, number[]>()
    values.set(value, [...(values.get(value) ?? []), numbers.get(source)!])
    objects.set(object, values)
  }
  const sorted = <T>(map: Map<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    sources,
    objects: sorted(objects).map(([name, values]) => ({
      name,
      values: sorted(values).map(([value, who]) => ({ name: value, sources: who.sort((a, b) => a - b), probability: 0 })),
    })),
  }
}
