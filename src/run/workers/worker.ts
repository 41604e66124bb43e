import { workerData } from 'node:worker_threads'
import type { ClaimJob, ClaimResult, JobRules, ReadJob, ReadResult } from './jobs.ts'
import { Jobs } from './jobs.ts'

const jobs = new Jobs(rulesOf(workerData))

export const read = (batch: readonly ReadJob[]): ReadResult[] => batch.map(job => guarded(() => jobs.read(job)))
export const claims = (batch: readonly ClaimJob[]): ClaimResult[] => batch.map(job => guarded(() => jobs.claims(job)))

/** One page that our code can't take costs itself, and not its batch. */
function guarded<T>(work: () => T): T | string {
  try {
    return work()
  } catch {
    return 'defect'
  }
}

/** Piscina hands its own data over beside ours. */
function rulesOf(data: unknown): JobRules {
  return (Array.isArray(data) ? data[1] : data) as JobRules
}
