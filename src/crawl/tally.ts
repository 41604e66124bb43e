import type { CrawlEvent } from './events.ts'
import type { Target } from './frontier.ts'

interface OutletTally {
  asked: number
  found: number
  done: number
  skipped: number
  failed: number
}

const READ = new Set(['stored', 'not_modified', 'twin'])
const REFUSED = new Set(['robots', 'robots_unreachable', 'reserved'])

/** Counts a crawl, outlet by outlet, and says when an outlet has had its number of pages. */
export class Tally {
  readonly #outlets = new Map<string, OutletTally>()
  readonly #counts = new Map<string, number>()
  readonly #unread = new Set<string>()
  readonly #maxPages: number
  readonly #emit: (event: CrawlEvent) => void

  constructor(maxPages: number, alreadyAsked: ReadonlyMap<string, number>, emit: (event: CrawlEvent) => void) {
    this.#maxPages = maxPages
    this.#emit = emit
    for (const [outlet, asked] of alreadyAsked) this.#outlet(outlet).asked = asked
  }

  /**
   * Whether a target may be asked for: an article past its outlet's number may not. Half of the number is kept for
   * articles that were never read, or the news would wait behind what is looked at again.
   */
  admit({ outlet, kind, bodyHash }: Target): boolean {
    const tally = this.#outlet(outlet)
    if (kind !== 'article') return true
    tally.found++
    if (tally.asked >= (bodyHash === null ? this.#maxPages : Math.ceil(this.#maxPages / 2))) {
      this.skip(outlet, 'over_limit', 1)
      return false
    }
    tally.asked++
    return true
  }

  list({ outlet }: Target, { skipped }: { skipped: Readonly<Record<string, number>> }): void {
    for (const [reason, count] of Object.entries(skipped)) {
      this.#outlet(outlet).found += count
      this.skip(outlet, reason, count)
    }
  }

  skip(outlet: string, reason: string, count: number): void {
    this.#outlet(outlet).skipped += count
    this.#count(`skipped_${reason}`, count)
  }

  done({ outlet, address, kind }: Target, outcome: string, bytes: number): void {
    const tally = this.#outlet(outlet)
    this.#count('bytes', bytes)
    if (kind !== 'article') {
      this.#count(READ.has(outcome) || outcome === 'read' ? 'lists' : REFUSED.has(outcome) ? `refused_${outcome}` : 'failed', 1)
    } else if (READ.has(outcome)) {
      tally.done++
      this.#count(outcome, 1)
    } else if (REFUSED.has(outcome)) {
      tally.skipped++
      this.#count(`refused_${outcome}`, 1)
    } else {
      tally.failed++
      this.#count('failed', 1)
    }
    this.#emit({ type: 'page_done', outlet, address, outcome, bytes })
    this.#emit({ type: 'progress', outlet, found: tally.found, done: tally.done, skipped: tally.skipped, failed: tally.failed })
  }

  /** Something of this outlet could not be read. */
  unread(outlet: string): void {
    this.#unread.add(outlet)
  }

  /** By outcome; `sources_failed` is the number of outlets of which something could not be read. */
  counts(): Record<string, number> {
    return { ...Object.fromEntries(this.#counts), sources_failed: this.#unread.size }
  }

  #count(name: string, count: number): void {
    if (count > 0) this.#counts.set(name, (this.#counts.get(name) ?? 0) + count)
  }

  #outlet(id: string): OutletTally {
    let tally = this.#outlets.get(id)
    if (!tally) this.#outlets.set(id, tally = { asked: 0, found: 0, done: 0, skipped: 0, failed: 0 })
    return tally
  }
}
