import { workerData } from 'node:worker_threads'
import type { ClaimJob, ClaimResult, JobRules, ReadJob, ReadResult } from './jobs.ts'
import { Jobs, guarded } from './jobs.ts'

const jobs = new Jobs(rulesOf(workerData))

export const read = (batch: readonly ReadJob[]): ReadResult[] => batch.map(job => guarded(() => jobs.read(job)))
export const claims = (batch: readonly ClaimJob[]): ClaimResult[] => batch.map(job => guarded(() => jobs.claims(job)))

/** Piscina hands its own data over beside ours. */
function rulesOf(data: unknown): JobRules {
  return (Array.isArray(data) ? data[1] : data) as JobRules
}
