import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import PQueue from 'p-queue'
import type { Piscina } from 'piscina'
import type { ClaimJob, ClaimResult, JobRules, ReadJob, ReadResult } from './jobs.ts'

/** Reads pages and takes claims on other threads. Results come in the order of what was given. */
export interface Workshop {
  read(jobs: readonly ReadJob[]): Promise<ReadResult[]>
  claims(jobs: readonly ClaimJob[]): Promise<ClaimResult[]>
  close(): Promise<void>
}

export interface WorkshopOptions {
  /** Asked for with the first job. */
  readonly rules: () => JobRules
  /** Default: one a core. */
  readonly threads?: number
  /** Milliseconds that one page or one article may take before its thread is ended. A page of 1 MB takes well under one second. */
  readonly patience?: number
}

/** Jobs sent to a thread at once: enough to outweigh the sending, few enough to keep every core at work. */
const CHUNK = 5
/** Up to so many jobs, none larger than this (bytes of a page, characters of a document), are done without a thread: it takes a second to start. */
const FEW = 8
const SMALL = 500_000
/** Megabytes of heap that one thread may grow to. */
const MEMORY = 512

/** Threads start with the first job that is worth one, and only as many as there is work for. */
export function openWorkshop({ rules, threads = availableParallelism(), patience = 20_000 }: WorkshopOptions): Workshop {
  let pool: Promise<Piscina> | null = null
  const queue = new PQueue({ concurrency: threads + 1 })
  let here: ReturnType<typeof jobsHere> | null = null
  const isSmall = (jobs: readonly unknown[], size: number) => pool === null && jobs.length <= FEW && size <= SMALL
  const startPool = async (): Promise<Piscina> => {
    const { Piscina } = await import('piscina')
    const started = new Piscina({ filename: workerFile(), workerData: rules(), minThreads: 1, maxThreads: threads, idleTimeout: 5000, concurrentTasksPerWorker: 1, resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    // A thread that ends by itself fails its own batch, and that is how it is known of.
    started.on('error', () => {})
    return started
  }
  const run = async <R>(name: 'read' | 'claims', jobs: readonly unknown[]): Promise<R[]> => {
    const started = await (pool ??= startPool())
    try {
      return await started.run(jobs, { name, signal: AbortSignal.timeout(patience * jobs.length) }) as R[]
    } catch (error) {
      // Its thread is gone: a batch is tried again one by one, and only the one that can't be done is given up.
      if (jobs.length === 1) return [(isTimeout(error) ? 'too_slow' : 'too_heavy') as R]
      const results: R[] = []
      for (const job of jobs) results.push(...await run<R>(name, [job]))
      return results
    }
  }
  const inChunks = async <R>(name: 'read' | 'claims', jobs: readonly unknown[]): Promise<R[]> => {
    const chunks = Array.from({ length: Math.ceil(jobs.length / CHUNK) }, (_, at) => jobs.slice(at * CHUNK, (at + 1) * CHUNK))
    return (await queue.addAll(chunks.map(chunk => () => run<R>(name, chunk)))).flat()
  }
  return {
    async read(jobs) {
      if (!isSmall(jobs, Math.max(0, ...jobs.map(({ content }) => expandedSize(content))))) return inChunks<ReadResult>('read', jobs)
      const { own, guarded } = await (here ??= jobsHere(rules()))
      return jobs.map(job => guarded(() => own.read(job)))
    },
    async claims(jobs) {
      if (!isSmall(jobs, Math.max(0, ...jobs.map(({ document }) => document.length)))) return inChunks<ClaimResult>('claims', jobs)
      const { own, guarded } = await (here ??= jobsHere(rules()))
      return jobs.map(job => guarded(() => own.claims(job)))
    },
    async close() {
      queue.clear()
      await (await pool)?.destroy()
      pool = null
    },
  }
}

/** What does jobs without a thread. The extractor is loaded for it: most nights have nothing to read. */
async function jobsHere(rules: JobRules) {
  const { Jobs, guarded } = await import('./jobs.ts')
  return { own: new Jobs(rules), guarded }
}

/** Bytes of what is gzipped, as the end of a gzip says (RFC 1952, 2.3.1, ISIZE): the store packed it itself. */
const expandedSize = (gzipped: Uint8Array): number =>
  gzipped.byteLength < 18 ? Infinity : new DataView(gzipped.buffer, gzipped.byteOffset + gzipped.byteLength - 4, 4).getUint32(0, true)

/** The worker's own file, beside this one: JavaScript once built; in a checkout, where it is TypeScript, one that registers the loader. */
const workerFile = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker-of-checkout.js' : './worker.js', import.meta.url))

const isTimeout = (error: unknown): boolean => ['AbortError', 'TimeoutError'].includes((error as { name?: string }).name ?? '')
