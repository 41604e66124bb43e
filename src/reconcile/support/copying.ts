import type { AccuOptions, TableObject } from './table.ts'

/** Beside how many other sources of an object copying is looked for: enough for any press, and a bound for anything else. */
const MOST_COMPANIONS = 200

/** How likely each two sources are to depend on each other, by what they share. */
export class CopyLedger {
  readonly #objects: readonly TableObject[]
  readonly #count: number
  readonly #options: AccuOptions
  #dependence = new Map<number, number>()

  constructor(objects: readonly TableObject[], count: number, options: AccuOptions) {
    this.#objects = objects
    this.#count = count
    this.#options = options
  }

  /** How probable it is that what a source gives was not copied from another. */
  independence(source: number, other: number): number {
    return 1 - this.#options.copyRate * (this.#dependence.get(this.#key(source, other)) ?? 0)
  }

  /** Weighs every pair again, by the present accuracies and probabilities. */
  weigh(accuracy: Float64Array): void {
    const { copyRate: rate, wrongValues, copyingPrior } = this.#options
    // For each pair, how much likelier what is seen would be if the first copied from the second, and the other way round: logarithms.
    const evidence = new Map<number, [number, number]>()
    for (const { values } of this.#objects) {
      const said = values.flatMap(value => value.sources.map(source => ({ source, value }))).slice(0, MOST_COMPANIONS)
      for (const [at, one] of said.entries()) {
        for (let before = 0; before < at; before++) {
          const other = said[before]!
          if (one.source === other.source) continue
          const [low, high] = one.source < other.source ? [one.source, other.source] : [other.source, one.source]
          const pair = evidence.get(this.#key(low, high)) ?? [0, 0]
          const [a, b] = [accuracy[low]!, accuracy[high]!]
          if (one.value === other.value) {
            const probability = one.value.probability
            const apart = probability * a * b + (1 - probability) * (1 - a) * (1 - b) / wrongValues
            const copied = (from: number): number => rate * (probability * from + (1 - probability) * (1 - from)) + (1 - rate) * apart
            pair[0] += Math.log(copied(b) / apart)
            pair[1] += Math.log(copied(a) / apart)
          } else {
            pair[0] += Math.log(1 - rate)
            pair[1] += Math.log(1 - rate)
          }
          evidence.set(this.#key(low, high), pair)
        }
      }
    }
    this.#dependence = new Map([...evidence].map(([key, [first, second]]) => {
      const most = Math.max(0, first, second)
      const copying = copyingPrior / 2 * (Math.exp(first - most) + Math.exp(second - most))
      return [key, copying / (copying + (1 - copyingPrior) * Math.exp(-most))]
    }))
  }

  #key(a: number, b: number): number {
    return a < b ? a * this.#count + b : b * this.#count + a
  }
}
