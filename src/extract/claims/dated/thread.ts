import type { Reading } from '../../french/read.ts'
import type { PlacedDate } from './days.ts'
import { isDay } from './days.ts'
import type { Known } from './known.ts'

/** Where a story stands as it is told: what «le lendemain» and «le jour même» count from. */
export class Thread {
  readonly #reading: Reading
  readonly #known: Known
  /** The last day told, and the last that dates something which was asked for. */
  #last: { readonly day: string; readonly at: number } | null = null
  #claimed: string | null = null

  constructor(reading: Reading, known: Known) {
    this.#reading = reading
    this.#known = known
  }

  /** The day before a date that counts from another: told in its paragraph, or else the story's last. */
  before(placed: PlacedDate): string | null {
    if (!this.#last) return null
    return this.#claimed !== null && this.#block(this.#last.at) !== this.#block(placed.from) ? this.#claimed : this.#last.day
  }

  follow(placed: PlacedDate, day: string | null): void {
    if (!isDay(day)) return
    this.#last = { day, at: placed.from }
    if (this.#known.claims(placed.from)) this.#claimed = day
  }

  #block(at: number): number {
    return this.#reading.sentences[this.#reading.sentenceOf[at]!]!.block
  }
}
