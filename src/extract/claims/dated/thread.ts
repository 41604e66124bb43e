import type { Reading } from '../../french/read.ts'
import type { PlacedDate } from './days.ts'
import { isDay } from './days.ts'
import type { Known } from './known.ts'

/** What opens an entry of a page that is told as it goes: «17 h 45», «9h05», «14:30». */
const LIVE = /^\W{0,3}\d{1,2} ?[h:] ?\d{0,2}\b/
const STAMP = 12

/** Where a story stands as it is told: what «le lendemain» and «le jour même» count from. */
export class Thread {
  readonly #reading: Reading
  readonly #known: Known
  /** The last day told, and the last that dates something which was asked for. */
  #last: { readonly day: string; readonly at: number } | null = null
  #claimed: string | null = null

  /** The day of a page that is told as it goes. */
  readonly #live: string | null

  constructor(reading: Reading, known: Known, published: string | null) {
    this.#live = published?.slice(0, 10) ?? null
    this.#reading = reading
    this.#known = known
  }

  /** The day before a date that counts from another: told in its paragraph, or else the story's last. */
  before(placed: PlacedDate): string | null {
    if (this.#live !== null && placed.mention.anchor?.days === 0 && this.#isLive(placed.from)) return this.#live
    if (!this.#last) return null
    return this.#claimed !== null && this.#block(this.#last.at) !== this.#block(placed.from) ? this.#claimed : this.#last.day
  }

  follow(placed: PlacedDate, day: string | null): void {
    if (!isDay(day)) return
    this.#last = { day, at: placed.from }
    if (this.#known.claims(placed.from)) this.#claimed = day
  }

  /** «17 h 45. Le serveur a rouvert à midi»: told on the page's own day, where its paragraph has no other before. */
  #isLive(at: number): boolean {
    const block = this.#block(at)
    const { start } = this.#reading.blocks[block]!
    return LIVE.test(this.#reading.text.slice(start, start + STAMP)) && (this.#last === null || this.#block(this.#last.at) !== block)
  }

  #block(at: number): number {
    return this.#reading.sentences[this.#reading.sentenceOf[at]!]!.block
  }
}
