import { cuesOf } from './french.ts'
import type { Reading } from './read.ts'

/** What makes a statement hedged: the words, and whether it is the verb's ending or a phrase that does. */
export interface Hedge {
  readonly rule: 'conditional' | 'hedge'
  readonly from: number
  readonly to: number
}

/** The hedges of one reading, by clause. */
export class Hedges {
  readonly #byClause = new Map<number, Hedge[]>()

  constructor(reading: Reading) {
    const add = (hedge: Hedge) => {
      const clause = reading.clauseOf[hedge.from]!
      const list = this.#byClause.get(clause)
      if (list) list.push(hedge)
      else this.#byClause.set(clause, [hedge])
    }
    reading.conditional.forEach((is, at) => { if (is) add({ rule: 'conditional', from: at, to: at + 1 }) })
    for (const cue of cuesOf(reading.cues, 'hedge')) add({ rule: 'hedge', from: cue.from, to: cue.to })
  }

  /** The first hedge of a clause, or null. */
  ofClause(clause: number): Hedge | null {
    return this.#byClause.get(clause)?.[0] ?? null
  }

  allOf(clause: number): readonly Hedge[] {
    return this.#byClause.get(clause) ?? []
  }
}
