/**
 * How long each view, first and again, takes with 20,000 articles and 500,000 claims in the store, and the static report.
 *
 *   npx tsx bench/views.ts [ARTICLES] [DATABASE]
 *
 * The store is filled with articles of made-up words and claims in the proportions of a real story: few answers that most
 * give, a long tail, one article in four a copy of a dispatch. Targets: 300 ms at the 95th percentile for a view, 60 s for the report.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDossier } from '../src/dossier/load.ts'
import { loadPopulations } from '../src/dossier/populations.ts'
import { reconcileQuestion } from '../src/reconcile/question.ts'
import { prepare } from '../src/reconcile/setting.ts'
import { makeFactsOf } from '../src/run/views/facts.ts'
import { reportStage } from '../src/run/report.ts'
import { startServer } from '../src/run/serve.ts'
import { claimsOn } from '../src/store/claims.ts'
import { saveFindings } from '../src/store/save-findings.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/open.ts'
import { fillInBulk } from './support/bulk-store.ts'
import { madePress } from './support/made-press.ts'

const [articles = '20000', kept] = process.argv.slice(2)
const CLAIMS_EACH = 25
const REQUESTS = 40
const folder = mkdtempSync(join(tmpdir(), 'recoupe-bench-'))
const db = kept ?? join(folder, 'bench.db')
const loaded = loadDossier('demo')
const { dossier, questionnaire } = loaded

async function reconcileAll(store: Store): Promise<void> {
  const setting = prepare({ dossier, questionnaire, populations: loadPopulations(), origins: [] })
  for (const { id } of questionnaire.questions) {
    const claims = await claimsOn(store, dossier.id, id)
    await saveFindings(store, dossier.id, reconcileQuestion(id, claims, setting))
    await makeFactsOf({ ...loaded, store }, id, claims)
  }
}

/** Seconds on the wall, and of the processor: what the program costs, whatever else the machine does. */
const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  const [started, before] = [performance.now(), process.cpuUsage()]
  await work()
  console.log(`${what.padEnd(28)} ${((performance.now() - started) / 1000).toFixed(1).padStart(8)} s ${(cpu(before) / 1000).toFixed(1).padStart(8)} s of processor`)
}
const cpu = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const fresh = !existsSync(db)
if (fresh) await timed('fill', () => fillInBulk(db, { dossier: dossier.id }, madePress(loaded, { articles: Number(articles), claimsEach: CLAIMS_EACH })))
const store = await openStore(db)
if (fresh) await timed('reconcile, facts', () => reconcileAll(store))
const now = () => new Date('2024-06-01T00:00:00Z')
await timed('summary, first time', () => reportStage({ ...loaded, store, now }, { out: null, language: 'fr' }))
await timed('report as a folder', () => reportStage({ ...loaded, store, now }, { out: join(folder, 'report'), language: 'fr' }))
const position = (await store.selectFrom('positions').select('id').where('dossier_id', '=', dossier.id).limit(1).executeTakeFirstOrThrow()).id
const some = await store.selectFrom('claims').select(['id', 'article_id']).limit(1).executeTakeFirstOrThrow()
await store.destroy()

let server!: Awaited<ReturnType<typeof startServer>>
await timed('search index and start', async () => { server = await startServer({ dossier: 'demo', db, language: 'fr', host: '127.0.0.1', port: 0, password: null, problem: (path, error) => console.error(path, error), now }) })
const paths = [
  '', ...questionnaire.questions.map(({ id }) => `question/${id}`), `position/${position}`, `claim/${some.id}`, `article/${some.article_id}`,
  'who', 'sources', 'articles', 'articles?sort=-articles.claims&page=150', 'articles?sort=articles.title', 'review', 'check', 'search?q=assurés', 'search?q=plainte+régulateur', 'feed.atom',
]
console.log(`${'view'.padEnd(44)} ${['first ms', 'p50 ms', 'p95 ms', 'cpu p95', 'KB'].map(head => head.padStart(8)).join(' ')}`)
for (const path of paths) {
  const [times, costs]: [number[], number[]] = [[], []]
  let size = 0
  for (let request = 0; request < REQUESTS; request++) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    const response = await fetch(server.address + path)
    size = (await response.arrayBuffer()).byteLength
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    times.push(performance.now() - started)
    costs.push(cpu(before))
  }
  const first = times[0]!
  for (const list of [times, costs]) list.sort((a, b) => a - b)
  const at = (list: readonly number[], part: number) => list[Math.ceil(part * list.length) - 1]!
  console.log(`/${path.padEnd(43)} ${[first, at(times, 0.5), at(times, 0.95), at(costs, 0.95), size / 1000].map(number => number.toFixed(0).padStart(8)).join(' ')}`)
}
await server.close()
rmSync(folder, { recursive: true })
