import { join } from 'node:path'
import type { Language } from '../model/finding.ts'
import { loadDossier } from '../dossier/load.ts'
import { crawlStage } from './crawl.ts'
import type { Counts, Emit, Stage } from './events.ts'
import { extractStage } from './extract.ts'
import { withDemoPress } from './demo/with-demo-press.ts'
import { withNight } from './night.ts'
import { reconcileStage } from './reconcile.ts'
import { reportStage } from './report.ts'
import type { Workspace } from './workspace.ts'
import { runStages, withWorkspace } from './workspace.ts'

export interface RunOptions {
  readonly dossier: string
  readonly db: string
  /** Where the report's files go; null writes none. */
  readonly out: string | null
  /** Of the report; null is the dossier's own. */
  readonly language: Language | null
  readonly stages: readonly Stage[]
  readonly command: string
  readonly emit: Emit
}

export interface RunResult {
  readonly counts: Counts
  /** Whether some sources could not be read. */
  readonly partial: boolean
  /** Whether anything came, went or turned. */
  readonly changed: boolean
  /** The report's first page, where one was written. */
  readonly page: string | null
  /** What the report says on a terminal, where there was a report stage. */
  readonly summary: string | null
}

/** The counts that say that something is not as it was. */
const CHANGES = ['stored', 'new_versions', 'claims', 'questions']

/** Runs stages of one dossier in order. */
export async function runDossier(options: RunOptions): Promise<RunResult> {
  let summary: string | null = null
  let page: string | null = null
  const stage: Readonly<Record<Stage, (workspace: Workspace) => Promise<Counts>>> = {
    crawl: crawlStage,
    extract: workspace => extractStage(workspace),
    reconcile: workspace => reconcileStage(workspace),
    report: async workspace => {
      const report = await reportStage(workspace, { out: options.out, language: options.language ?? workspace.dossier.language })
      summary = report.summary
      if (options.out === null) return report.counts
      const { exportFrom } = await import('./export.ts')
      const { files } = await exportFrom(workspace.store, workspace, workspace.rules, {
        out: join(options.out, 'tables'), format: 'csv', language: options.language, questions: null, since: null, columns: null,
      })
      page = join(options.out, 'index.html')
      return { ...report.counts, tables_written: files.length }
    },
  }
  const isPartial = (counts: Counts) => (counts['sources_failed'] ?? 0) > 0
  const counts = await withDemoPress(loadDossier(options.dossier), options.stages, story =>
    withNight({ ...options, story }, night => withWorkspace({ ...options, story, emit: night.emit }, async workspace => {
      const done = await runStages(workspace, options.stages.map(name => ({ stage: name, run: stage[name] })))
      await night.keep(workspace)
      return done
    }, isPartial)))
  return { counts, partial: isPartial(counts), changed: CHANGES.some(count => (counts[count] ?? 0) > 0), summary, page }
}
