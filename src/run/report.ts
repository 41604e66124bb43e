import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../model/finding.ts'
import type { Addresses } from '../report/addresses.ts'
import { inFolder, onOnePage } from '../report/addresses.ts'
import type { QuestionFacts } from '../report/facts.ts'
import { atomFeed } from '../report/feed/atom.ts'
import { storyOf } from '../report/topics/story.ts'
import { sidesOfScope } from '../report/topics/topic.ts'
import { wordsOf } from '../report/words/words.ts'
import { terminalSummary } from '../report/terminal/summary.ts'
import type { Counts } from './events.ts'
import type { Subject } from './views/coverage.ts'
import { loadCoverage } from './views/coverage.ts'
import { loadAllFacts, loadFigures } from './views/facts.ts'
import { loadLatestNews, loadNews, refreshNews } from './views/news.ts'
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

/** Sums the dossier up for the terminal and, where a folder is given, writes the report and the feed into it. */
export async function reportStage(workspace: Pick<Workspace, 'store' | 'dossier' | 'questionnaire' | 'now'>, options: ReportOptions): Promise<Report> {
  const { language, color = false, width, out } = options
  const facts = await loadAllFacts(workspace)
  const figures = await loadFigures(workspace)
  const summary = terminalSummary(workspace, storyOf(figures, facts), { language, color, ...(width === undefined ? {} : { width }) })
  await refreshNews(workspace, facts, workspace.now())
  if (out === null) return { summary, counts: {} }
  await mkdir(out, { recursive: true })
  const made = { out, language, day: workspace.now().toISOString().slice(0, 10) }
  const onePage = facts.reduce((sum, { claims }) => sum + claims, 0) <= MOST_CLAIMS ? await writeOnePage(workspace, made) : false
  const { writeFolder } = await import('./write-folder.ts')
  const pages = onePage ? 1 : await writeFolder(workspace, facts, figures, made)
  await writeFeed(workspace, made, onePage ? onOnePage : beside(facts))
  return { summary, counts: { pages_written: pages } }
}

/** Above this, in bytes, the quotes are fewer, or the pages are: a report is to be mailed. */
const SIZE = 2_000_000
/** Claims that one page may have room for. */
const MOST_CLAIMS = 12_000

interface Made {
  readonly out: string
  readonly language: Language
  readonly day: string
}

/** Writes everything as one page, with as many quotes as it has room for; false where it has room for none. */
async function writeOnePage(workspace: Subject, { out, language, day }: Made): Promise<boolean> {
  const coverage = await loadCoverage(workspace)
  const news = await loadLatestNews(workspace)
  // Pages draw charts, which take longer to load than a night with nothing new takes to work: who writes none is spared them.
  const { onePageReport } = await import('../report/pages/one-page.tsx')
  for (const quotes of [12, 6, 3, 1]) {
    const page = await onePageReport(coverage, { language, day, quotes, news })
    if (Buffer.byteLength(page) > SIZE) continue
    await writeFile(join(out, 'index.html'), page)
    return true
  }
  return false
}

async function writeFeed(workspace: Subject & Pick<Workspace, 'now'>, { out, language }: Made, address: Addresses): Promise<void> {
  const { dossier, questionnaire } = workspace
  const inIndex: Addresses = target => address(target).replace(/^#/, 'index.html#')
  const feed = { dossier, news: await loadNews(workspace), made: workspace.now().toISOString(), base: null }
  await writeFile(join(out, 'feed.atom'), atomFeed(feed, wordsOf(dossier, questionnaire, language), target => (target.to === 'feed' ? 'feed.atom' : inIndex(target))))
}

/** The addresses of a folder of pages, as the feed beside them writes them. */
function beside(facts: readonly QuestionFacts[]): Addresses {
  const questions = new Map(facts.flatMap(({ question, topics }) => topics.flatMap(topic => topic.scopes.flatMap(scope => sidesOfScope(scope).flatMap(side => side.positions.map(id => [id, question] as const))))))
  return inFolder('', { questionOf: id => questions.get(id), articleOf: () => undefined })
}
