/**
 * What nights cost as a store grows. Figures that matter are ratios of times of one run, as machines differ.
 *
 *   npx tsx bench/nights.ts quiet [articles]      a first night, a night with nothing new, extraction again on one thread and on all
 *   npx tsx bench/nights.ts large [articles]      a night with 200 new articles over a store of so many, its memory, the size of the store
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { extractStage } from '../src/run/extract.ts'
import { runDossier } from '../src/run/run.ts'
import { STAGES } from '../src/run/events.ts'
import { withWorkspace } from '../src/run/workspace.ts'
import { loadDossier } from '../src/dossier/load.ts'
import { HOST, startPress } from './support/press.ts'
import { fillStore } from './support/fill-store.ts'

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

/** One night in a process of its own: seconds a stage, and MB of memory at its highest. */
function night(dossier: string, db: string): Promise<{ seconds: Record<string, number>; total: number; processor: number; memory: number; counts: Record<string, number> }> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['one-night', dossier, db], { execArgv: ['--import', 'tsx'] })
    child.on('message', message => resolve(message as Awaited<ReturnType<typeof night>>)).on('error', reject)
    child.on('exit', code => code !== 0 && reject(new Error(`the night ended with ${code}`)))
  })
}

async function oneNight(dossier: string, db: string): Promise<void> {
  const seconds: Record<string, number> = {}
  const started = performance.now()
  const { counts } = await runDossier({
    dossier, db, out: null, language: null, stages: STAGES, command: 'bench',
    emit: event => { if (event.type === 'stage_ended') seconds[event.stage] = event.milliseconds / 1000 },
  })
  const { user, system } = process.cpuUsage()
  process.send!({ seconds, total: (performance.now() - started) / 1000, processor: (user + system) / 1e6, memory: Math.round(process.resourceUsage().maxRSS / 1024), counts })
}

/** Seconds of the processor are of all threads, from the start of the process: they say what a night costs on a machine that does other things too. */
const told = ({ seconds, total, processor, memory }: Awaited<ReturnType<typeof night>>) =>
  `${total.toFixed(1)} s (${Object.entries(seconds).map(([stage, time]) => `${stage} ${time.toFixed(1)}`).join(', ')}), ${processor.toFixed(1)} s of the processor, ${memory} MB`

async function quiet(articles: number): Promise<void> {
  const press = await startPress(numbers(0, articles))
  const [dossier, db] = [writeDossier(press.resolve), join(folder, 'quiet.db')]
  const first = await night(dossier, db)
  say(`first night, ${articles} articles: ${told(first)}`)
  const second = await night(dossier, db)
  say(`nothing new (${press.answers[304]} answers of 304): ${told(second)}; ${(100 * second.total / first.total).toFixed(1)} % of the first, ${(100 * second.processor / first.processor).toFixed(1)} % by the processor`)
  await press.close()
  const again = async (threads: number) => {
    const started = performance.now()
    await withWorkspace({ story: loadDossier(dossier), db, command: 'bench', emit: () => {} }, workspace =>
      extractStage({ ...workspace, rules: { ...workspace.rules, reader: `reader for ${threads}`, claims: `claims for ${threads}` } }, { threads }), () => false)
    return (performance.now() - started) / 1000
  }
  const [one, all] = [await again(1), await again(availableParallelism())]
  say(`extraction again: ${one.toFixed(1)} s on one thread, ${all.toFixed(1)} s on ${availableParallelism()}: ${(one / all).toFixed(2)} times`)
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
  say(`first night over the filled store, 200 new: ${told(warm)}; ${warm.counts['stored']} stored`)
  await press.close()
  const more = await startPress([...numbers(1_000_000, 200), ...numbers(2_000_000, 200)])
  const next = await night(writeDossier(more.resolve), db)
  say(`the next night, 200 new: ${told(next)}; ${next.counts['stored']} stored, ${next.counts['not_modified']} not modified`)
  await more.close()
}

if (what === 'one-night') await oneNight(count!, rest[0]!)
else {
  say(`Node ${process.versions.node}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}`)
  if (what === 'quiet') await quiet(Number(count ?? 5000))
  else await large(Number(count ?? 100_000), Number(rest[0] ?? 5000))
}
if (what !== 'one-night') rmSync(folder, { recursive: true, force: true })
