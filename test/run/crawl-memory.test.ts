import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { CrawlMemory, NewTarget, Target, VisitResult } from '../../src/crawl/frontier.ts'
import { crawlMemory } from '../../src/run/crawl-memory.ts'
import { beginCrawl } from '../../src/store/frontier.ts'
import type { Store } from '../../src/store/open.ts'
import { openStore } from '../../src/store/open.ts'
import { saveOutlets } from '../../src/store/outlets.ts'

const folder = mkdtempSync(join(tmpdir(), 'crawl-memory-'))
const BEGAN = Date.parse('2024-02-08T03:00:00Z')
const opened: Store[] = []
let store: Store
let memory: CrawlMemory

const wanted = (number: number, kind: Target['kind'] = 'article'): NewTarget =>
  ({ key: `un.example/${number}`, kind, outlet: 'un', address: `https://un.example/${number}`, foundIn: 'dossier', modified: null })

/** A visit that found nothing new, so many milliseconds after the crawl began. */
const unchanged = (after: number, headers: Record<string, string> = {}): VisitResult => ({
  outcome: 'not_modified', at: new Date(BEGAN + after).toISOString(), dueAt: new Date(BEGAN + after + 86_400_000).toISOString(), canonicalKey: '', reservation: null,
  page: { finalAddress: 'https://un.example/final', status: 304, headers, body: null },
})

const rows = () => store.selectFrom('frontier').selectAll().orderBy('found_at').orderBy('key').execute()
const visited = async () => (await rows()).filter(row => row.visited_at !== null).length

beforeEach(async () => {
  store = await openStore(join(folder, `${opened.length}.db`))
  opened.push(store)
  await saveOutlets(store, [{ id: 'un', name: 'Un', access: 'full' }])
  memory = await crawlMemory(store, await beginCrawl(store, 'story', new Date(BEGAN)), 'choice', null)
})

afterAll(async () => { for (const each of opened) await each.destroy() })

test('a visit that found nothing new keeps its validators, takes newer ones, and is due again', async () => {
  const [first, second] = await memory.want([wanted(1), wanted(2)])
  await memory.settle(first!, { ...unchanged(0), outcome: 'stored', canonicalKey: first!.key, page: { finalAddress: first!.address, status: 200, headers: { etag: '"a"', 'last-modified': 'yesterday' }, body: new TextEncoder().encode('<p>un') } })
  await memory.settle(first!, unchanged(10, { etag: '"b"' }))
  await memory.settle(second!, unchanged(20))
  await memory.flush()
  expect(await rows()).toMatchObject([
    { key: first!.key, outcome: 'not_modified', etag: '"b"', last_modified: 'yesterday', unchanged: 1, failures: 0, visited_at: '2024-02-08T03:00:00.010Z', due_at: '2024-02-09T03:00:00.010Z' },
    { key: second!.key, outcome: 'not_modified', etag: null, last_modified: null, unchanged: 1 },
  ])
  expect(await store.selectFrom('pages').select(['address', 'final_address', 'status', 'headers', 'body_hash', 'outcome', 'fetched_at']).where('outcome', '=', 'not_modified').orderBy('id').execute()).toEqual([
    { address: first!.address, final_address: 'https://un.example/final', status: 304, headers: '{"etag":"\\"b\\""}', body_hash: null, outcome: 'not_modified', fetched_at: '2024-02-08T03:00:00.010Z' },
    { address: second!.address, final_address: 'https://un.example/final', status: 304, headers: '{}', body_hash: null, outcome: 'not_modified', fetched_at: '2024-02-08T03:00:00.020Z' },
  ])
})

test('a list that did not change leaves no page behind', async () => {
  const [list] = await memory.want([wanted(1, 'feed')])
  await memory.settle(list!, unchanged(0))
  await memory.flush()
  expect(await visited()).toBe(1)
  expect(await store.selectFrom('pages').select('id').execute()).toEqual([])
})

test('visits that found nothing new are held back a second at most, as far as others follow', async () => {
  const targets = await memory.want([wanted(1), wanted(2), wanted(3)])
  await memory.settle(targets[0]!, unchanged(0))
  await memory.settle(targets[1]!, unchanged(900))
  expect(await visited()).toBe(0)
  await memory.settle(targets[2]!, unchanged(1000))
  expect(await visited()).toBe(3)
})

test('a hundred of them are written at once, and what is held back before new addresses are taken', async () => {
  const targets = await memory.want(Array.from({ length: 101 }, (_, at) => wanted(at)))
  for (const target of targets.slice(0, 99)) await memory.settle(target, unchanged(0))
  expect(await visited()).toBe(0)
  await memory.settle(targets[99]!, unchanged(0))
  expect(await visited()).toBe(100)
  await memory.settle(targets[100]!, unchanged(0))
  await memory.want([wanted(1000)])
  expect(await visited()).toBe(101)
})

test('a killed crawl that is taken up asks for none of what was written', async () => {
  const targets = await memory.want([wanted(1), wanted(2)])
  for (const target of targets) await memory.settle(target, unchanged(0))
  await memory.flush()
  const next = await crawlMemory(store, await beginCrawl(store, 'story', new Date(BEGAN)), 'choice', null)
  expect(await next.due()).toEqual([])
})
