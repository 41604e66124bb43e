/**
 * Milliseconds a page and peak memory of `readPage`, metadata included, beside Readability with linkedom, on the same pages in one run.
 *
 *   npx tsx --expose-gc bench/article.ts PAGES     PAGES: a folder of .html files
 *
 * Every page is read by both, in turn, in seven rounds; a page's time is its median round. Peak memory is measured in a process
 * for each reader alone, over all the pages.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { loadPageTables } from '../src/dossier/load-page-rules.ts'
import { readPage } from '../src/extract/page/read-page.ts'
import { pageRules } from '../src/extract/page/rules.ts'

const ROUNDS = 7
/** The targets: ours over Readability's. */
const MOST = 0.6

const rules = pageRules(loadPageTables())
const readers: Readonly<Record<string, (html: string) => string>> = {
  recoupe: html => readPage(html, { url: null, rules, now: null }).text,
  readability: html => new Readability(parseHTML(html).document as never).parse()?.textContent ?? '',
}

const [folder, alone] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npx tsx --expose-gc bench/article.ts PAGES')
  process.exit(2)
}
const pages = readdirSync(folder).filter(name => name.endsWith('.html')).map(name => readFileSync(join(folder, name), 'utf8'))

if (alone) {
  for (const html of pages) readers[alone]!(html)
  console.log(process.resourceUsage().maxRSS)
} else {
  const times = Object.fromEntries(Object.keys(readers).map(name => [name, pages.map(() => [] as number[])]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, html] of pages.entries()) {
      for (const [name, read] of Object.entries(readers)) {
        globalThis.gc?.()
        const start = performance.now()
        read(html)
        times[name]![at]!.push(performance.now() - start)
      }
    }
  }
  const perPage = Object.fromEntries(Object.entries(times).map(([name, rounds]) => [name, rounds.map(list => quantile(list, 0.5))]))
  const memory = Object.fromEntries(Object.keys(readers).map(name => [name, Number(execFileSync(process.execPath, [...process.execArgv, process.argv[1]!, folder, name], { encoding: 'utf8' })) / 1024]))
  for (const name of Object.keys(readers)) {
    console.log(`${name.padEnd(12)} median ${quantile(perPage[name]!, 0.5).toFixed(1)} ms  p90 ${quantile(perPage[name]!, 0.9).toFixed(1)} ms  peak ${memory[name]!.toFixed(0)} MB`)
  }
  const median = quantile(perPage['recoupe']!, 0.5) / quantile(perPage['readability']!, 0.5)
  const high = quantile(perPage['recoupe']!, 0.9) / quantile(perPage['readability']!, 0.9)
  console.log(`ratio        median ${median.toFixed(2)}  p90 ${high.toFixed(2)}  peak ${(memory['recoupe']! / memory['readability']!).toFixed(2)}  (${pages.length} pages)`)
  process.exitCode = median <= MOST && high <= MOST && memory['recoupe']! < memory['readability']! ? 0 : 1
}

function quantile(list: readonly number[], part: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!
}
