import type { French } from './french.ts'
import { cuesOf } from './french.ts'
import type { Reading } from './read.ts'

/** What makes a statement hedged: the words, and whether it is the verb's ending or a phrase that does. */
export interface Hedge {
  readonly rule: 'conditional' | 'hedge' | 'near_hedge'
  readonly from: number
  readonly to: number
}

/** How far a hedge reaches in its clause, in tokens: a verb's over its complements, an adjective's to its noun. */
const REACH = { conditional: 30, hedge: 14, near_hedge: 3 } as const

/** The hedges of one reading, by clause. */
export class Hedges {
  readonly #reading: Reading
  readonly #french: French
  readonly #byClause = new Map<number, Hedge[]>()

  constructor(reading: Reading, french: French) {
    this.#reading = reading
    this.#french = french
    const add = (hedge: Hedge) => {
      const clause = reading.clauseOf[hedge.from]!
      const list = this.#byClause.get(clause)
      if (list) list.push(hedge)
      else this.#byClause.set(clause, [hedge])
    }
    reading.conditional.forEach((is, at) => { if (is) add({ rule: 'conditional', from: at, to: at + 1 }) })
    for (const tag of ['hedge', 'near_hedge'] as const) for (const cue of cuesOf(reading.cues, tag)) if (cue.meaning.id !== 'none') add({ rule: tag, from: cue.from, to: cue.to })
  }

  /** The hedge that reaches tokens `from` to `to`, or null. */
  of(from: number, to: number): Hedge | null {
    return this.#byClause.get(this.#reading.clauseOf[from]!)?.find(hedge => this.#reaches(hedge, from, to)) ?? null
  }

  #reaches(hedge: Hedge, from: number, to: number): boolean {
    if (hedge.from < to && from < hedge.to) return true
    const [begin, end] = hedge.to <= from ? [hedge.to, from] : [to, hedge.from]
    if (end - begin > REACH[hedge.rule] || (begin === to && this.#isJoined(hedge)) || (end === from && this.#isSetApart(hedge, from))) return false
    const { clauses: { relatives }, words: { that } } = this.#french
    return hedge.rule === 'near_hedge' || !this.#reading.tokens.slice(begin, end).some(({ key }) => relatives.has(key) || (begin === to && that.has(key)))
  }

  /** «les noms et, peut-être, les adresses»: what comes after «et» says nothing of what stands before. */
  #isJoined({ from }: Hedge): boolean {
    const { tokens } = this.#reading
    return this.#french.glue.added_hedged.has(tokens[tokens[from - 1]?.key === ',' ? from - 2 : from - 1]?.key ?? '')
  }

  /** «Orizon, qui pourrait être sanctionné, confirme que…»: a relative between commas hedges itself. */
  #isSetApart(hedge: Hedge, from: number): boolean {
    const { tokens } = this.#reading
    const opens = [hedge.from - 1, hedge.from - 2, hedge.from - 3].some(at => tokens[at]?.key === 'qui' && tokens[at - 1]?.key === ',')
    return opens && tokens.slice(hedge.to, from).some(({ key }) => key === ',')
  }
}
