/**
 * Speed and memory of a crawl beside a bare loop of undici and p-queue that only fetches and parses, over the same
 * loopback pages in one run. Each runs in a process of its own; the best of three counts, as the machine is shared.
 *
 * Then how soon a crawl that was killed half-way asks for its next page, from the start of the process: under 2 s.
 *
 *   npx tsx bench/crawl.ts [pages]
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'cheerio/slim'
import PQueue from 'p-queue'
import { Agent, request } from 'undici'
import { dossierSchema } from '../src/dossier/dossier.ts'
import { crawlStage } from '../src/run/crawl.ts'
import { openStore } from '../src/store/open.ts'

const PAGES = Number(process.argv[2] ?? 2000)
const HOST = 'presse.example'
const ROUNDS = 3

interface Result {
  readonly pages: number
  readonly seconds: number
  /** MiB, the highest resident set of the process. */
  readonly memory: number
}

/** A page of the size of a press page, about 40 kB, each with its own words. */
function page(number: number): string {
  const links = Array.from({ length: 120 }, (_, at) => `<li class="menu-item"><a href="/rubrique/${at}" title="Rubrique ${at}"><span>Rubrique numéro ${at}</span></a></li>`).join('')
  const words = Array.from({ length: 40 }, (_, at) => `<p class="paragraphe">Viamedis, article ${number}, paragraphe ${at} : ${'les données des assurés ont été exposées lors de cette attaque. '.repeat(8)}</p>`).join('')
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Article ${number}</title><link rel="canonical" href="http://${HOST}/viamedis-${number}"></head><body><nav><ul>${links}</ul></nav><main><article><h1>Article ${number}</h1>${words}</article></main></body></html>`
}

async function serve(): Promise<void> {
  const server = createServer((incoming, response) => {
    const number = /^\/viamedis-(\d+)$/.exec(incoming.url ?? '')?.[1]
    if (number) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(Number(number)))
    if (incoming.url === '/sitemap.txt') return void response.writeHead(200, { 'content-type': 'text/plain' }).end(Array.from({ length: PAGES }, (_, at) => `http://${HOST}/viamedis-${at}`).join('\n'))
    response.writeHead(404).end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  process.send!((server.address() as AddressInfo).port)
}

async function bare(port: number): Promise<Result> {
  const queue = new PQueue({ concurrency: 16 })
  const agent = new Agent({ connections: 16 })
  let pages = 0
  const started = performance.now()
  await queue.addAll(Array.from({ length: PAGES }, (_, at) => async () => {
    const { body } = await request(`http://127.0.0.1:${port}/viamedis-${at}`, { dispatcher: agent })
    if (load(await body.text())('h1').text() === `Article ${at}`) pages++
  }))
  return result(pages, started)
}

async function ours(port: number, folder: string): Promise<Result> {
  const store = await openStore(join(folder, 'recoupe.db'))
  const dossier = dossierSchema.parse({
    id: 'bench', title: 'Bench', questionnaire: 'data-breach', subjects: [{ id: 'viamedis', name: 'Viamedis' }], terms: ['Viamedis'],
    sources: [{ outlet: { id: 'presse', name: 'Presse', home: `http://${HOST}/` }, sitemaps: [`http://${HOST}/sitemap.txt`] }],
    crawl: { delay: '0ms', max_pages_per_outlet: PAGES, allow_private_network: true, resolve: { [`${HOST}:80`]: `127.0.0.1:${port}` } },
  })
  await store.insertInto('outlets').values({ id: 'presse', name: 'Presse', home: null, group_id: null, access: 'full' }).onConflict(conflict => conflict.doNothing()).execute()
  const started = performance.now()
  let read = 0
  const counts = await crawlStage({ store, dossier, rules: { program: 'recoupe 0' }, run: null, now: () => new Date(), emit: event => {
    if (event.type === 'page_done' && event.outcome === 'stored' && ++read % 100 === 1) process.send!({ read })
  } })
  const measured = result(counts['stored'] ?? 0, started)
  await store.destroy()
  return measured
}

const result = (pages: number, started: number): Result =>
  ({ pages, seconds: (performance.now() - started) / 1000, memory: process.resourceUsage().maxRSS / 1024 })

/** Runs a role in a process of its own until it sends what is asked for. */
const child = <T>(role: string, args: readonly string[], wanted: (message: T) => boolean = () => true): Promise<{ message: T; stop: () => void }> => new Promise((done, fail) => {
  const process = fork(fileURLToPath(import.meta.url), [String(PAGES), role, ...args])
  process.on('message', message => { if (wanted(message as T)) done({ message: message as T, stop: () => process.kill('SIGKILL') }) })
  process.once('exit', code => fail(new Error(`${role} ended with ${code}`)))
})

/** Milliseconds from the start of a process to the first page of a crawl that was killed half-way. */
async function resume(port: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'recoupe-bench-'))
  const half = await child<{ read?: number }>('ours', [port, folder], message => (message.read ?? 0) > PAGES / 2)
  half.stop()
  const started = performance.now()
  const again = await child<{ read?: number }>('ours', [port, folder], message => message.read === 1)
  const taken = performance.now() - started
  again.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return taken
}

async function main(): Promise<void> {
  const { message, stop } = await child<number>('serve', [])
  const port = String(message)
  const best: Record<string, Result> = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const role of ['bare', 'ours']) {
      const folder = mkdtempSync(join(tmpdir(), 'recoupe-bench-'))
      const { message } = await child<Result>(role, [port, folder], message => 'seconds' in message)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      if (message.pages !== PAGES) throw new Error(`${role} read ${message.pages} of ${PAGES} pages`)
      if (!best[role] || message.seconds < best[role].seconds) best[role] = message
    }
  }
  const resumed = Math.min(await resume(port), await resume(port))
  stop()
  for (const [role, { pages, seconds, memory }] of Object.entries(best)) {
    console.log(`${role}: ${(pages / seconds).toFixed(0)} pages/s, ${memory.toFixed(0)} MiB at most`)
  }
  const ratio = best['bare']!.seconds / best['ours']!.seconds
  console.log(`ratio: ${ratio.toFixed(2)} (at least 0.60), memory: ${best['ours']!.memory.toFixed(0)} MiB (under 300)`)
  console.log(`a killed crawl goes on ${(resumed / 1000).toFixed(2)} s after the start of its process (under 2)`)
  process.exit(ratio >= 0.6 && best['ours']!.memory < 300 && resumed < 2000 ? 0 : 1)
}

const role = process.argv[3]
const port = Number(process.argv[4])
if (role === 'serve') await serve()
else if (role === 'bare') process.send!(await bare(port), () => process.exit())
else if (role === 'ours') process.send!(await ours(port, process.argv[5]!), () => process.exit())
else await main()
