import type { AccuOptions, TableObject } from './table.ts'

/** How many sources of one object are looked at for copying: enough for any press, and a bound for anything else. */
const MOST_COMPANIONS = 200
/** Up to so many sources, every two have a place of their own in one array. */
const MOST_DENSE = 2000

/** How likely each two sources are to depend on each other, by what they share. */
export class CopyLedger {
  readonly #objects: readonly TableObject[]
  readonly #sources: number
  readonly #options: AccuOptions
  /** Which pair has which place in the columns below. */
  readonly #places: Int32Array | Map<number, number>
  readonly #pairs: [number, number][] = []
  /** By pair: how many values they share, how many of these lead their object and pass for true, on how many objects they differ. */
  readonly #shared: number[] = []
  readonly #differing: number[] = []
  #true = new Uint32Array()
  #dependence = new Float64Array()

  constructor(objects: readonly TableObject[], sources: number, options: AccuOptions) {
    this.#objects = objects
    this.#sources = sources
    this.#options = options
    this.#places = sources <= MOST_DENSE ? new Int32Array(sources * sources).fill(-1) : new Map()
    for (const { values } of objects) {
      const said = values.flatMap((value, index) => value.sources.map(source => ({ source, index }))).slice(0, MOST_COMPANIONS)
      for (let at = 1; at < said.length; at++) {
        for (let before = 0; before < at; before++) this.#meet(said[at]!, said[before]!)
      }
    }
  }

  #meet(one: { source: number; index: number }, other: { source: number; index: number }): void {
    if (one.source === other.source) return
    const place = this.#place(one.source, other.source)
    if (one.index === other.index) this.#shared[place]!++
    else this.#differing[place]!++
  }

  #place(a: number, b: number): number {
    const known = this.#find(a, b)
    if (known >= 0) return known
    const place = this.#pairs.length
    this.#pairs.push(a < b ? [a, b] : [b, a])
    this.#shared.push(0)
    this.#differing.push(0)
    if (this.#places instanceof Map) this.#places.set(this.#key(a, b), place)
    else this.#places[this.#key(a, b)] = place
    return place
  }

  #find = (a: number, b: number): number => (this.#places instanceof Map ? this.#places.get(this.#key(a, b)) : this.#places[this.#key(a, b)]) ?? -1
  #key = (a: number, b: number): number => (a < b ? a * this.#sources + b : b * this.#sources + a)

  /** How probable it is that what a source gives was not copied from another. */
  independence(source: number, other: number): number {
    const place = this.#find(source, other)
    return place < 0 ? 1 : 1 - this.#options.copyRate * this.#dependence[place]!
  }

  /** Weighs every pair again, by the present accuracies and the probabilities of the values. */
  weigh(accuracy: Float64Array): void {
    this.#true = new Uint32Array(this.#pairs.length)
    for (const { values } of this.#objects) {
      const most = Math.max(...values.map(({ probability }) => probability))
      let room = MOST_COMPANIONS
      for (const { sources, probability } of values) {
        const counted = sources.slice(0, Math.max(0, room))
        room -= counted.length
        if (probability < most) continue
        for (let at = 1; at < counted.length; at++) {
          for (let before = 0; before < at; before++) this.#true[this.#find(counted[at]!, counted[before]!)]!++
        }
      }
    }
    this.#dependence = Float64Array.from(this.#pairs, ([a, b], place) => this.#probability(place, accuracy[a]!, accuracy[b]!))
  }

  /** Bayes' rule over three cases: neither copies, the first copies from the second, the second from the first. */
  #probability(place: number, a: number, b: number): number {
    const { copyRate: rate, wrongValues, copyingPrior } = this.#options
    const bothRight = a * b
    const bothWrongAlike = (1 - a) * (1 - b) / wrongValues
    const sharedTrue = this.#true[place]!
    const sharedFalse = this.#shared[place]! - sharedTrue
    const evidence = (from: number): number =>
      sharedTrue * Math.log((rate * from + (1 - rate) * bothRight) / bothRight)
      + sharedFalse * Math.log((rate * (1 - from) + (1 - rate) * bothWrongAlike) / bothWrongAlike)
      + this.#differing[place]! * Math.log(1 - rate)
    const [first, second] = [evidence(b), evidence(a)]
    const most = Math.max(0, first, second)
    const copying = copyingPrior / 2 * (Math.exp(first - most) + Math.exp(second - most))
    return copying / (copying + (1 - copyingPrior) * Math.exp(-most))
  }
}
