import { lookup } from 'node:dns/promises'
import { existsSync, statfsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { probeSites } from '../crawl/probe.ts'
import type { LoadedDossier } from '../dossier/load.ts'
import { loadDossier } from '../dossier/load.ts'
import type { Dossier } from '../dossier/dossier.ts'
import { Failure } from '../model/failure.ts'
import { newestTime, quickCheck } from '../store/care.ts'
import { takeLock } from '../store/lock.ts'
import type { Store } from '../store/open.ts'
import { openStore } from '../store/open.ts'
import { listRuns } from '../store/runs.ts'
import { withDemoPress } from './demo/with-demo-press.ts'
import { namesNeeded } from './notify/secrets.ts'
import type { Environment } from './notify/secrets.ts'

/** One thing that was looked at. `warn` is worth a look, `bad` stops a night. */
export interface Check {
  readonly name: string
  readonly state: 'good' | 'warn' | 'bad'
  readonly detail: string
  readonly remedy?: string
}

export interface DoctorOptions {
  readonly db: string
  /** Null looks at the machine and the store alone. */
  readonly dossier: string | null
  /** `recoupe 0.1.0` */
  readonly program: string
  readonly environment: Environment
  readonly now: Date
}

const NODE = [20, 19] as const
const LOW_DISK = 1_000_000_000
const NO_DISK = 100_000_000
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Looks at everything that a night needs. Problems are checks that are not good; nothing is thrown for them. */
export async function examine(options: DoctorOptions): Promise<Check[]> {
  const checks = [checkNode(process.versions.node), checkDisk(options.db)]
  checks.push(...await checkStore(options))
  if (options.dossier !== null) checks.push(...await checkDossier(options.dossier, options))
  return checks
}

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const good = major > NODE[0] || (major === NODE[0] && minor >= NODE[1])
  return good ? { name: 'node', state: 'good', detail: version } : { name: 'node', state: 'bad', detail: version, remedy: `install Node ${NODE.join('.')} or later` }
}

function checkDisk(db: string): Check {
  let folder = resolve(dirname(db))
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const detail = `${Math.round(free / 1e6)} MB free where the store is`
  if (free < NO_DISK) return { name: 'disk', state: 'bad', detail, remedy: 'free some room, or «recoupe prune»' }
  return free < LOW_DISK ? { name: 'disk', state: 'warn', detail, remedy: 'free some room soon, or «recoupe prune»' } : { name: 'disk', state: 'good', detail }
}

async function checkStore({ db, dossier, now }: DoctorOptions): Promise<Check[]> {
  if (!existsSync(db)) return [{ name: 'store', state: 'warn', detail: `${db} is not there yet`, remedy: 'the first «recoupe run DOSSIER» makes it' }]
  let store: Store
  try {
    store = await openStore(db, { mustExist: true })
  } catch (error) {
    return [{ name: 'store', state: 'bad', detail: error instanceof Failure ? error.message : String(error) }]
  }
  try {
    const found = await quickCheck(store).catch(error => (error as Error).message)
    const store_: Check = found === 'ok' ? { name: 'store', state: 'good', detail: 'whole, and of this version' }
      : { name: 'store', state: 'bad', detail: `damaged: ${found.slice(0, 200)}`, remedy: `put a backup in its place: recoupe restore BACKUP --db ${db}` }
    const newest = await newestTime(store)
    const clock: Check = newest !== null && Date.parse(newest) > now.getTime() + MINUTE
      ? { name: 'clock', state: 'bad', detail: `shows ${now.toISOString()}, but the store knows ${newest}`, remedy: 'set the clock right (timedatectl)' }
      : { name: 'clock', state: 'good', detail: now.toISOString() }
    return [store_, clock, checkLock(db), await checkLastRun(store, dossier, now)]
  } finally {
    await store.destroy()
  }
}

function checkLock(db: string): Check {
  const lock = takeLock(db)
  lock?.release()
  return lock ? { name: 'lock', state: 'good', detail: 'free' } : { name: 'lock', state: 'warn', detail: 'a run is at work now', remedy: 'see who with «recoupe runs»' }
}

async function checkLastRun(store: Store, dossier: string | null, now: Date): Promise<Check> {
  const id = dossier === null ? null : dossierId(dossier)
  const [last] = await listRuns(store, { dossier: id, limit: 1 })
  if (!last) return { name: 'last run', state: 'warn', detail: 'none yet' }
  const age = now.getTime() - Date.parse(last.endedAt ?? last.startedAt)
  const detail = `run ${last.id}, ${last.outcome}, ${Math.floor(age / (60 * MINUTE))} h ago`
  if (last.outcome === 'failed' || last.outcome === 'killed') return { name: 'last run', state: 'bad', detail, remedy: `see what happened: recoupe runs show ${last.id}` }
  return age > 2 * DAY ? { name: 'last run', state: 'warn', detail, remedy: 'is the timer on? systemctl list-timers, or crontab -l' } : { name: 'last run', state: 'good', detail }
}

async function checkDossier(name: string, options: DoctorOptions): Promise<Check[]> {
  let loaded: LoadedDossier
  try {
    loaded = loadDossier(name)
  } catch (error) {
    return [{ name: 'dossier', state: 'bad', detail: error instanceof Failure ? error.message : String(error) }]
  }
  return withDemoPress(loaded, ['crawl'], ({ dossier }) => checkSources(dossier, options))
}

async function checkSources(dossier: Dossier, { program, environment, now }: DoctorOptions): Promise<Check[]> {
  const outlets = dossier.sources.filter(({ outlet }) => outlet.access !== 'manual')
  const origins = [...new Set(outlets.flatMap(({ outlet, feeds, sitemaps, pages, articles }) =>
    [outlet.home ?? [], feeds, sitemaps === 'auto' ? [] : sitemaps, pages, articles].flat().slice(0, 1).map(address => new URL(address).origin)))]
  const missing = dossier.notify.flatMap(namesNeeded).filter(variable => !environment[variable])
  return [
    { name: 'dossier', state: 'good', detail: `${dossier.id}, ${outlets.length} outlets` },
    ...(dossier.notify.length === 0 ? [] : [missing.length === 0
      ? { name: 'notify', state: 'good', detail: `${dossier.notify.length} channels` } as const
      : { name: 'notify', state: 'bad', detail: `${missing.join(', ')} not set`, remedy: 'set them in the environment of the run' } as const]),
    ...await checkNames(dossier, origins),
    ...await checkSites(dossier, origins, program, now),
  ]
}

async function checkNames({ crawl }: Dossier, origins: readonly string[]): Promise<Check[]> {
  const hosts = [...new Set(origins.map(origin => new URL(origin)).filter(url => !crawl.resolve[`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`]).map(url => url.hostname))]
  if (hosts.length === 0) return []
  const unknown = (await Promise.all(hosts.map(host => lookup(host.replace(/^\[|\]$/g, '')).then(() => null, () => host)))).filter(host => host !== null)
  if (unknown.length === 0) return [{ name: 'dns', state: 'good', detail: `${hosts.length} names known` }]
  return [{ name: 'dns', state: unknown.length === hosts.length ? 'bad' : 'warn', detail: `unknown: ${unknown.join(', ')}`, remedy: 'check the names in the dossier, and the name service of this machine' }]
}

async function checkSites(dossier: Dossier, origins: readonly string[], program: string, now: Date): Promise<Check[]> {
  const started = performance.now()
  const probes = await probeSites(dossier, origins, {
    userAgent: `${program.replace(' ', '/')}${dossier.crawl.contact ? ` (+${dossier.crawl.contact})` : ''}`,
    now: () => now.getTime() + performance.now() - started,
  })
  const silent = probes.filter(({ result }) => typeof result !== 'number' || result >= 500)
  const ahead = probes.map(probe => probe.ahead).filter(value => value !== null).sort((a, b) => a - b)
  const median = ahead[Math.floor(ahead.length / 2)]
  return [
    ...silent.map(({ origin, result }): Check => ({ name: 'source', state: 'warn', detail: `${origin}: ${result}`, remedy: 'its robots.txt can’t be had, so it would not be crawled; open it in a browser' })),
    { name: 'sources', state: silent.length === probes.length && probes.length > 0 ? 'bad' : 'good', detail: `${probes.length - silent.length} of ${probes.length} answer` },
    ...(median === undefined ? [] : [Math.abs(median) < 5 * MINUTE
      ? { name: 'time', state: 'good', detail: 'as the outlets’ servers have it' } as const
      : { name: 'time', state: 'bad', detail: `the outlets’ servers are ${Math.round(Math.abs(median) / MINUTE)} min ${median > 0 ? 'ahead' : 'behind'}`, remedy: 'set the clock right (timedatectl)' } as const]),
  ]
}

function dossierId(name: string): string | null {
  try {
    return loadDossier(name).dossier.id
  } catch {
    return null
  }
}
