import type { Dossier } from '../dossier/dossier.ts'
import { privatePlaces } from './crawl.ts'
import { httpClient } from './fetch/client.ts'
import { guardedConnect } from './fetch/connect.ts'
import { FetchFailure } from './fetch/fetch-failure.ts'

/** Whether one site answers, from asking for its robots.txt alone. */
export interface Probe {
  readonly origin: string
  /** HTTP status, or the slug of why there was no answer. */
  readonly result: number | string
  /** The server's clock minus ours, in milliseconds; null where it gives no date. */
  readonly ahead: number | null
}

const PATIENCE = 10_000
const LIMITS = { headers: PATIENCE, body: PATIENCE, whole: PATIENCE, size: 512_000 }

/** Asks each site once for its robots.txt, as the crawl does: guarded, truthful, and nothing else. */
export async function probeSites(dossier: Dossier, origins: readonly string[], options: { userAgent: string; now: () => number }): Promise<Probe[]> {
  const { crawl } = dossier
  const connect = guardedConnect({ resolve: crawl.resolve, mayBePrivate: privatePlaces(dossier), timeout: Math.min(PATIENCE, crawl.timeouts.connect) })
  const client = httpClient({ connect, userAgent: options.userAgent, connectionsPerHost: 1 })
  try {
    return await Promise.all(origins.map(async (origin): Promise<Probe> => {
      try {
        const { status, headers } = await client.ask(`${origin}/robots.txt`, { limits: LIMITS, truncate: true })
        const date = Date.parse(headers['date'] ?? '')
        return { origin, result: status, ahead: Number.isNaN(date) ? null : date - options.now() }
      } catch (error) {
        return { origin, result: error instanceof FetchFailure ? error.slug : 'no_answer', ahead: null }
      }
    }))
  } finally {
    await client.close()
  }
}
