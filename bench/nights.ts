/**
 * What nights cost as a store grows. Figures that matter are ratios of times of one run, as machines differ.
 *
 * It is the program as it is installed that is measured: it is built first.
 *
 *   npx tsx bench/nights.ts quiet [articles]      a first night, a night with nothing new, extraction again on all cores and on one (Linux)
 *   npx tsx bench/nights.ts large [articles]      a night with 200 new articles over a store of so many, its memory, the size of the store
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { loadDossier } from '../src/dossier/load.ts'
import { openStore } from '../src/store/open.ts'
import { listRuns } from '../src/store/runs.ts'
import { HOST, startPress } from './support/press.ts'
import { fillStore } from './support/fill-store.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bench-nights-'))
const [, , what = 'quiet', count, ...rest] = process.argv

const numbers = (from: number, length: number) => Array.from({ length }, (_, at) => from + at)
const say = (text: string) => console.log(text)

function writeDossier(resolve: Record<string, string>): string {
  const file = join(folder, 'bench.yaml')
  writeFileSync(file, stringify({
    id: 'bench', title: 'Banc', questionnaire: 'data-breach', window: { from: '2024-01-15', to: '2024-12-31' }, terms: ['Viamedis'],
    subjects: [{ id: 'viamedis', name: 'Viamedis' }, { id: 'almerys', name: 'Almerys' }], populations: [{ id: 'insured', name: 'assurés' }],
    speakers: [{ id: 'cnil', name: 'CNIL' }], sources: [{ outlet: { id: 'presse', name: 'Presse', home: `http://${HOST}/` }, sitemaps: [`http://${HOST}/sitemap.xml`] }],
    crawl: { delay: '0ms', allow_private_network: true, max_pages_per_outlet: 1_000_000, resolve },
  }))
  return file
}

/** What a process cost from its start to its end: seconds by the clock and of the processor, of all its threads, and MB at its highest. */
interface Cost {
  readonly total: number
  readonly processor: number
  readonly memory: number
}

/** Has a process tell its cost as it ends; it is loaded before the program. */
const TELL_COST = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.send({ total: performance.now() / 1000, processor: (userCPUTime + systemCPUTime) / 1e6, memory: Math.round(maxRSS / 1024) })
})`

function costOf(script: string, given: readonly string[], { oneCore = false } = {}): Promise<Cost> {
  const command = [...(oneCore ? ['taskset', '--cpu-list', '0'] : []), process.execPath, '--import', `data:text/javascript,${encodeURIComponent(TELL_COST)}`, script, ...given]
  return new Promise((resolve, reject) => {
    const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    let cost: Cost | null = null
    child.on('message', message => { cost = message as Cost }).on('error', reject)
    child.on('close', code => (code === 0 && cost ? resolve(cost) : reject(new Error(`${script} ended with ${code}`))))
  })
}

interface NightCost extends Cost {
  readonly stages: Awaited<ReturnType<typeof listRuns>>[number]['stages']
}

/** One night, as a timer starts it. */
async function night(dossier: string, db: string): Promise<NightCost> {
  const cost = await costOf(join(root, 'dist/cli/main.js'), ['run', dossier, '--db', db, '--quiet'])
  const store = await openStore(db)
  const [run] = await listRuns(store, { limit: 1 })
  await store.destroy()
  return { ...cost, stages: run!.stages }
}

const countOf = ({ stages }: NightCost, name: string): number => stages.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0)

/** Seconds besides those in which the crawl only waited for hosts. */
const own = ({ stages, total }: NightCost): number => total - (stages.find(({ stage }) => stage === 'crawl')?.waited ?? 0) / 1000

const told = (night: NightCost) =>
  `${night.total.toFixed(1)} s, ${own(night).toFixed(1)} besides waiting for hosts (${night.stages.map(({ stage, milliseconds }) => `${stage} ${(milliseconds / 1000).toFixed(1)}`).join(', ')}), ${night.processor.toFixed(1)} s of the processor, ${night.memory} MB`

async function quiet(articles: number): Promise<void> {
  const press = await startPress(numbers(0, articles))
  const [dossier, db] = [writeDossier(press.resolve), join(folder, 'quiet.db')]
  const first = await night(dossier, db)
  say(`first night, ${articles} articles: ${told(first)}`)
  const second = await night(dossier, db)
  const share = (of: (night: NightCost) => number) => `${(100 * of(second) / of(first)).toFixed(1)} %`
  say(`nothing new (${press.answers[304]} answers of 304): ${told(second)}; of the first ${share(own)}, ${share(({ total }) => total)} with the waiting, ${share(({ processor }) => processor)} of its processor time`)
  await press.close()
  let times = 0
  const again = (threads: number, options = {}) => costOf(join(root, 'bench/support/extract-again.js'), [dossier, db, String(threads), `again ${++times}`], options)
  const all = await again(availableParallelism())
  // With one thread of work, the store's own thread still has a core to itself: that is two.
  const [thread, core] = [await again(1), await again(1, { oneCore: true })]
  const against = ({ total }: Cost) => `${total.toFixed(1)} s (${(total / all.total).toFixed(2)} times)`
  say(`extraction again on ${availableParallelism()} threads: ${all.total.toFixed(1)} s, ${all.memory} MB; on one thread: ${against(thread)}; on one core: ${against(core)}`)
}

async function large(articles: number, own: number): Promise<void> {
  const db = join(folder, 'large.db')
  const press = await startPress(numbers(1_000_000, 200))
  const dossier = writeDossier(press.resolve)
  const story = loadDossier(dossier)
  for (const part of [0.25, 0.5, 1]) {
    await fillStore(db, story, { articles: Math.round(articles * part), own: Math.round(own * part) })
    say(`${Math.round(articles * part)} articles: ${(statSync(db).size / 1e6).toFixed(0)} MB, ${(statSync(db).size / articles / part / 1000).toFixed(2)} kB an article`)
  }
  const warm = await night(dossier, db)
  say(`first night over the filled store, 200 new: ${told(warm)}; ${countOf(warm, 'stored')} stored`)
  await press.close()
  const more = await startPress([...numbers(1_000_000, 200), ...numbers(2_000_000, 200)])
  const next = await night(writeDossier(more.resolve), db)
  say(`the next night, 200 new: ${told(next)}; ${countOf(next, 'stored')} stored, ${countOf(next, 'not_modified')} not modified`)
  await more.close()
}

say(`Node ${process.versions.node}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}`)
execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
if (what === 'quiet') await quiet(Number(count ?? 5000))
else await large(Number(count ?? 100_000), Number(rest[0] ?? 5000))
rmSync(folder, { recursive: true, force: true })
