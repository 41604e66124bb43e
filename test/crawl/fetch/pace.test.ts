import { expect, test } from 'vitest'
import type { Clock } from '../../../src/crawl/fetch/pace.ts'
import { Pace } from '../../../src/crawl/fetch/pace.ts'
import { backOff, retryAfter } from '../../../src/crawl/fetch/patience.ts'

/** A clock that stands still but for who sleeps. */
function stillClock(): Clock & { time: number } {
  const clock = { time: 1000, now: () => clock.time, sleep: async (milliseconds: number) => { clock.time += milliseconds } }
  return clock
}

test('a turn begins a delay after the end of the one before', async () => {
  const clock = stillClock()
  const pace = new Pace({ delay: 100, together: 8, clock })
  const leave = await pace.turn(['un'])
  expect(pace.readyAt('un')).toBeNull()
  clock.time += 50
  leave()
  expect(pace.readyAt('un')).toBe(1150)
  await pace.turn(['un'])
  expect(clock.time).toBe(1150)
})

test('another door is not kept waiting, and a shared one is', async () => {
  const clock = stillClock()
  const pace = new Pace({ delay: 100, together: 8, clock })
  ;(await pace.turn(['un', 'ip']))()
  ;(await pace.turn(['deux', 'autre ip']))()
  expect(clock.time).toBe(1000)
  ;(await pace.turn(['trois', 'ip']))()
  expect(clock.time).toBe(1100)
})

test('those who wait go in the order in which they came', async () => {
  const clock = stillClock()
  const pace = new Pace({ delay: 10, together: 8, clock })
  const order: number[] = []
  await Promise.all([1, 2, 3].map(async number => {
    const leave = await pace.turn(['un'])
    order.push(number)
    await Promise.resolve()
    leave()
  }))
  expect(order).toEqual([1, 2, 3])
  expect(clock.time).toBe(1020)
})

test('a longer delay of the host’s own counts, a shorter one does not', async () => {
  const clock = stillClock()
  const pace = new Pace({ delay: 100, together: 8, clock })
  pace.slowDown('un', 500)
  pace.slowDown('deux', 10)
  ;(await pace.turn(['un']))()
  ;(await pace.turn(['deux']))()
  expect([pace.readyAt('un'), pace.readyAt('deux')]).toEqual([1500, 1100])
})

test('without a delay, so many go together and no more; a host that asks for a delay meanwhile gets it', async () => {
  const clock = stillClock()
  const pace = new Pace({ delay: 0, together: 2, clock })
  const first = await pace.turn(['un'])
  const second = await pace.turn(['un'])
  expect(pace.readyAt('un')).toBeNull()
  pace.slowDown('un', 100)
  first()
  expect(pace.readyAt('un')).toBeNull()
  second()
  expect(pace.readyAt('un')).toBe(1100)
})

test('a pause keeps the door shut', async () => {
  const clock = stillClock()
  const pace = new Pace({ delay: 0, together: 2, clock })
  pace.pause('un', 2000)
  expect(pace.restsUntil('un')).toBe(3000)
  await pace.turn(['un'])
  expect(clock.time).toBe(3000)
})

test('Retry-After is read as seconds and as a date', () => {
  expect(retryAfter('120', 0)).toBe(120_000)
  expect(retryAfter(' 0 ', 0)).toBe(0)
  expect(retryAfter('Wed, 07 Feb 2024 10:00:30 GMT', Date.parse('2024-02-07T10:00:00Z'))).toBe(30_000)
  expect(retryAfter('Wed, 07 Feb 2024 09:00:00 GMT', Date.parse('2024-02-07T10:00:00Z'))).toBe(0)
  expect(retryAfter('soon', 0)).toBeNull()
  expect(retryAfter(undefined, 0)).toBeNull()
})

test('waits double, within a bound, and are drawn between half and whole', () => {
  expect([2, 3, 4].map(attempt => backOff(attempt, 1000, () => 1))).toEqual([1000, 2000, 4000])
  expect(backOff(2, 1000, () => 0)).toBe(500)
  expect(backOff(40, 1000, () => 1)).toBe(300_000)
})
