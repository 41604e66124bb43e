import { expect, test } from 'vitest'
import { nextVisit } from '../../src/crawl/next-visit.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The nights at which a job that runs each night would ask for an article that never changes. */
function nights(count: number, outcome: 'unchanged' | 'gone'): number[] {
  const visits: number[] = []
  let due = 0
  for (let night = 0; night < count; night++) {
    const now = night * DAY
    if (due > now) continue
    visits.push(night)
    due = nextVisit({ now, foundAt: 0, unchanged: visits.length - 1, gone: outcome === 'gone' ? visits.length : 0 })
  }
  return visits
}

test('an article is asked for every night in its first three days, then less and less often, and at least every 32 nights', () => {
  expect(nights(160, 'unchanged')).toEqual([0, 1, 2, 3, 7, 15, 31, 63, 95, 127, 159])
})

test('a page that is gone is asked for less and less often from the first night', () => {
  expect(nights(70, 'gone')).toEqual([0, 1, 3, 7, 15, 31, 63])
})

test('an article that changed is asked for again the next night, however old', () => {
  const now = 400 * DAY
  expect(nextVisit({ now, foundAt: 0, unchanged: 0, gone: 0 })).toBeLessThanOrEqual(now + DAY)
  expect(nextVisit({ now, foundAt: 0, unchanged: 0, gone: 0 })).toBeGreaterThan(now)
})

test('within the first three days, a second crawl in the same hour asks again', () => {
  expect(nextVisit({ now: 5 * HOUR, foundAt: 0, unchanged: 9, gone: 0 })).toBe(5 * HOUR)
})
