const DAY = 24 * 3_600_000

/** An article may be corrected for some days after we first saw it: until then, it is asked for in every crawl. */
const FRESH = 3 * DAY
/** The longest pause between two visits to an article that never changes. */
const LONGEST = 32 * DAY
/** A nightly job does not start at the very same minute. */
const SLACK = 2 * 3_600_000

/**
 * When an article is to be visited again: in every crawl for its first three days; after that, after a day and twice as
 * long for each visit that found it unchanged, up to 32 days. A page that was gone is asked for ever less often too; what
 * failed otherwise is tried in the next crawl. Times in milliseconds.
 */
export function nextVisit({ now, foundAt, unchanged, gone }: { now: number; foundAt: number; unchanged: number; gone: number }): number {
  if (gone > 0) return now + Math.min(DAY * 2 ** (gone - 1), LONGEST) - SLACK
  if (now - foundAt < FRESH) return now
  return now + Math.min(DAY * 2 ** Math.max(0, unchanged - 1), LONGEST) - SLACK
}
