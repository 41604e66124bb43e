import { CopyLedger } from './copying.ts'
import type { AccuOptions, TableObject } from './table.ts'
import { tableOf } from './table.ts'
import type { Statement, Support } from './vote.ts'

/**
 * The paper's priors, but for ten wrong values in the place of a hundred: a question of the press has few answers, and on
 * generated sets of sources of which some copy ten does a little better.
 */
export const ACCU_DEFAULTS: AccuOptions = { copyingPrior: 0.2, copyRate: 0.8, wrongValues: 10, accuracy: 0.8, rounds: 20 }

/** No source is ever held to be quite right or quite wrong. */
const [LEAST_ACCURATE, MOST_ACCURATE] = [0.01, 0.99]
/** Rounds end when no accuracy moves by more. */
const STILL = 0.001

/**
 * Truth discovery that knows of copying: sources that share wrong values are likely to copy, copied values count less,
 * values count by the accuracy of who gives them, and accuracy by the values given, in turns.
 *
 * X. L. Dong, L. Berti-Équille, D. Srivastava, «Integrating conflicting data: the role of source dependence», VLDB 2009.
 *
 * @returns for each object the probability of each value; they add up to less than 1 where a value that nobody gave is likely.
 */
export function accu(statements: readonly Statement[], options: Partial<AccuOptions> = {}): Support {
  const settings = { ...ACCU_DEFAULTS, ...options }
  const { sources, objects } = tableOf(statements)
  let accuracy = new Float64Array(sources.length).fill(settings.accuracy)
  const ledger = new CopyLedger(objects, sources.length, settings)
  // The first belief is as though nobody copied: where every value starts as probable as the others, honest sources that
  // agree look like copiers of many wrong values.
  for (const object of objects) believe(object, accuracy, null, settings.wrongValues)
  for (let round = 0; round < settings.rounds; round++) {
    ledger.weigh(accuracy)
    for (const object of objects) believe(object, accuracy, ledger, settings.wrongValues)
    const next = measure(objects, sources.length)
    const moved = next.reduce((most, value, index) => Math.max(most, Math.abs(value - accuracy[index]!)), 0)
    accuracy = next
    if (moved < STILL) break
  }
  return new Map(objects.map(({ name, values }) => [name, new Map(values.map(value => [value.name, value.probability]))]))
}

/** Sets the probability of each value of an object. */
function believe(object: TableObject, accuracy: Float64Array, ledger: CopyLedger | null, wrongValues: number): void {
  const scores = object.values.map(({ sources }) => {
    // The most accurate first: what others may have copied from it counts less.
    const ranked = [...sources].sort((a, b) => accuracy[b]! - accuracy[a]! || a - b)
    return ranked.reduce((sum, source, at) => {
      let independent = 1
      for (let before = 0; ledger !== null && before < at; before++) independent *= ledger.independence(source, ranked[before]!)
      return sum + Math.log(wrongValues * accuracy[source]! / (1 - accuracy[source]!)) * independent
    }, 0)
  })
  const most = Math.max(0, ...scores)
  const weights = scores.map(score => Math.exp(score - most))
  const unseen = Math.max(0, wrongValues + 1 - scores.length) * Math.exp(-most)
  const sum = weights.reduce((total, weight) => total + weight, unseen)
  object.values.forEach((value, index) => { value.probability = weights[index]! / sum })
}

/** A source is as accurate as its values are probable, on the average. */
function measure(objects: readonly TableObject[], count: number): Float64Array<ArrayBuffer> {
  const [sums, said] = [new Float64Array(count), new Uint32Array(count)]
  for (const { values } of objects) {
    for (const { sources, probability } of values) {
      for (const source of sources) {
        sums[source]! += probability
        said[source]!++
      }
    }
  }
  return sums.map((sum, source) => Math.min(MOST_ACCURATE, Math.max(LEAST_ACCURATE, sum / said[source]!)))
}
