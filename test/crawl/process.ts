import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { dossierSchema } from '../../src/dossier/dossier.ts'
import type { Dossier } from '../../src/dossier/dossier.ts'
import type { Counts } from '../../src/run/events.ts'
import { crawlOnce, storeFor } from './support.ts'

interface Result {
  readonly counts: Counts
  /** The highest resident set of the process, in megabytes. */
  readonly megabytes: number
}

/** Runs one crawl in a process of its own, which can be killed. */
export function crawlInProcess(dossier: Dossier, db: string): { child: ChildProcess; ended: Promise<{ code: number | null; result: Result | null }> } {
  const child = fork(fileURLToPath(import.meta.url), [], { execArgv: ['--import', 'tsx'], env: { ...process.env, RECOUPE_TEST_CRAWL: '1' } })
  let result: Result | null = null
  child.on('message', message => { result = message as Result })
  child.send({ dossier, db })
  return { child, ended: new Promise(done => child.once('exit', code => done({ code, result }))) }
}

if (process.env['RECOUPE_TEST_CRAWL']) {
  process.once('message', async (message: { dossier: Dossier; db: string }) => {
    // Durations are strings in a dossier's YAML and milliseconds once read.
    const { crawl, ...rest } = message.dossier
    const ms = (value: number) => `${value}ms`
    const dossier = dossierSchema.parse({ ...rest, crawl: {
      ...crawl, delay: ms(crawl.delay), back_off: ms(crawl.back_off), patience: ms(crawl.patience),
      timeouts: Object.fromEntries(Object.entries(crawl.timeouts).map(([name, value]) => [name, ms(value)])),
    } })
    const store = await storeFor(dossier, message.db)
    const { counts } = await crawlOnce(dossier, store)
    await store.destroy()
    process.send!({ counts, megabytes: process.resourceUsage().maxRSS / 1000 }, () => process.exit(0))
  })
}
