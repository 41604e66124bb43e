import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { Press, Site } from '../press/press.ts'
import { articlePage, startPress } from '../press/press.ts'
import { crawlInProcess } from './process.ts'
import { dossierOf, pagesOf } from './support.ts'

const PAGES = 500
const KILLS = 10

let press: Press
const folder = mkdtempSync(join(tmpdir(), 'recoupe-kill-'))
afterEach(async () => {
  await press.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The same numbers in each run of the test. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2147483648
    yield state / 2147483648
  }
}

// Twelve processes start one after the other: minutes on a busy machine.
test('a crawl that is killed ten times has every page once, and none was fetched again after it was stored', { timeout: 300_000 }, async () => {
  const db = join(folder, 'recoupe.db')
  const site: Site = {
    '/robots.txt': { status: 404 },
    '/sitemap.txt': Array.from({ length: PAGES }, (_, at) => `http://www.un.example/viamedis-${at}`).join('\n'),
    ...Object.fromEntries(Array.from({ length: PAGES }, (_, at) => [`/viamedis-${at}`, articlePage(`Article ${at}`, 'Viamedis.')])),
  }
  press = await startPress({ 'www.un.example': site })
  const dossier = dossierOf(press, [{ outlet: { id: 'un', name: 'Un', home: 'http://www.un.example/' }, sitemaps: ['http://www.un.example/sitemap.txt'] }], { terms: ['Viamedis'], crawl: { concurrency: 4 } })
  const random = numbers(7)
  const storedBefore = new Set<string>()
  for (let kill = 0; kill < KILLS; kill++) {
    const requestsBefore = press.received.length
    const { child, ended } = crawlInProcess(dossier, db)
    // Killed after so many requests: anywhere between the first and some tens of pages.
    const after = requestsBefore + 1 + Math.floor(random.next().value * 60)
    while (press.received.length < after && child.exitCode === null) await new Promise(done => setTimeout(done, 1))
    child.kill('SIGKILL')
    expect((await ended).result).toBeNull()
    const again = press.received.slice(requestsBefore).map(({ path }) => path).filter(path => storedBefore.has(path))
    expect(again).toEqual([])
    for (const path of await storedPaths(db)) storedBefore.add(path)
  }
  expect(storedBefore.size).toBeGreaterThan(50)
  expect(storedBefore.size).toBeLessThan(PAGES)
  const requestsBefore = press.received.length
  const { result } = await crawlInProcess(dossier, db).ended
  expect(result!.counts['stored']).toBe(PAGES - storedBefore.size)
  expect(press.received.slice(requestsBefore).map(({ path }) => path).filter(path => storedBefore.has(path))).toEqual([])
  const paths = await storedPaths(db)
  expect(paths).toHaveLength(PAGES)
  expect(new Set(paths).size).toBe(PAGES)
})

async function storedPaths(db: string): Promise<string[]> {
  const store = await openStore(db)
  const pages = await pagesOf(store)
  await store.destroy()
  return pages.filter(page => page.outcome === 'stored').map(page => new URL(page.address).pathname)
}
