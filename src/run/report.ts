import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../model/finding.ts'
import type { Coverage } from '../report/coverage.ts'
import { onePageReport } from '../report/pages/one-page.tsx'
import { storyOf } from '../report/topics/story.ts'
import { terminalSummary } from '../report/terminal/summary.ts'
import type { Counts } from './events.ts'
import { loadCoverage } from './views/coverage.ts'
import { loadAllFacts, loadFigures } from './views/facts.ts'
import type { Workspace } from './workspace.ts'

export interface ReportOptions {
  /** The folder for the files; null writes none. */
  readonly out: string | null
  readonly language: Language
  readonly color?: boolean
  /** Columns of the terminal. */
  readonly width?: number
}

export interface Report {
  readonly summary: string
  readonly counts: Counts
}

/** Sums the dossier up for the terminal and, where a folder is given, writes the report into it. */
export async function reportStage(workspace: Pick<Workspace, 'store' | 'dossier' | 'questionnaire' | 'now'>, options: ReportOptions): Promise<Report> {
  const { language, color = false, width } = options
  const facts = await loadAllFacts(workspace)
  const story = storyOf(await loadFigures(workspace), facts)
  const summary = terminalSummary(workspace, story, { language, color, ...(width === undefined ? {} : { width }) })
  if (options.out === null) return { summary, counts: {} }
  const pages = await writeReport(await loadCoverage(workspace), options.out, language, workspace.now())
  return { summary, counts: { pages_written: pages } }
}

/** Above this, in bytes, the quotes are fewer: a report is to be mailed. */
const SIZE = 2_000_000

async function writeReport(coverage: Coverage, out: string, language: Language, now: Date): Promise<number> {
  await mkdir(out, { recursive: true })
  const day = now.toISOString().slice(0, 10)
  let page = ''
  for (const quotes of [12, 6, 3, 1]) {
    page = await onePageReport(coverage, { language, day, quotes })
    if (Buffer.byteLength(page) <= SIZE) break
  }
  await writeFile(join(out, 'index.html'), page)
  return 1
}
