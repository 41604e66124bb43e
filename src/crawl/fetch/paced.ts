import type { Answer, Ask, Client } from './client.ts'
import type { Connect } from './connect.ts'
import { FetchFailure } from './fetch-failure.ts'
import type { Clock, Pace } from './pace.ts'
import { retryAfter } from './patience.ts'

/** The door that all requests to a host go through. http and https of one name are one host. */
export const hostDoor = (address: string): string => new URL(address).host

/** How long the pace goes by a host's IP address before it looks it up again, in milliseconds. Connections always look. */
const REMEMBERED = 60_000

/** One request, when its host's turn has come. @throws {FetchFailure} */
export type PacedAsk = (address: string, ask: Ask) => Promise<Answer>

/**
 * Sends each request when the pace of its host, and of the IP address that hosts share, allows it, and lets a host rest
 * that asks for it (429 and 503 with `Retry-After`).
 */
export function pacedClient({ client, connect, pace, clock, patience }: {
  client: Client, connect: Connect, pace: Pace, clock: Clock, patience: number,
}): PacedAsk {
  const places = new Map<string, { ip: Promise<string | null>; until: number }>()
  const placeOf = (address: string) => {
    const door = hostDoor(address)
    let place = places.get(door)
    if (!place || place.until < clock.now()) {
      places.set(door, place = { ip: connect.addressOf(new URL(address)), until: clock.now() + REMEMBERED })
    }
    return place.ip
  }
  return async (address, ask) => {
    const door = hostDoor(address)
    // Refused before the wait, so that a long Crawl-delay or Retry-After does not hold the whole crawl.
    const wait = pace.restsUntil(door) - clock.now()
    if (wait > patience) throw new FetchFailure('host_resting', 'the host asks for a longer wait than crawl.patience', { address, remedy: 'wait' })
    const ip = await placeOf(address)
    const leave = await pace.turn(ip === null || ip === door ? [door] : [door, `ip ${ip}`])
    try {
      const answer = await client.ask(address, ask)
      if (answer.status === 429 || answer.status === 503) {
        const rest = retryAfter(answer.headers['retry-after'], clock.now())
        if (rest !== null) pace.pause(door, rest)
      }
      return answer
    } finally {
      leave()
    }
  }
}
