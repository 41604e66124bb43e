import type { CrawlEvent } from '../crawl/events.ts'

export const STAGES = ['crawl', 'extract', 'reconcile', 'report'] as const
export type Stage = (typeof STAGES)[number]

/** Counts of a stage by outcome: `{articles: 5, claims: 112}`. */
export type Counts = Readonly<Record<string, number>>

/** What the stages tell while they run. They emit; only the command line draws, and notes that go out are made from these. */
export type RunEvent =
  | { readonly type: 'stage_started'; readonly stage: Stage }
  | { readonly type: 'stage_progress'; readonly stage: Stage; readonly done: number; readonly of: number | null; readonly what: string }
  | { readonly type: 'stage_ended'; readonly stage: Stage; readonly counts: Counts; readonly milliseconds: number }
  /** One thing that went wrong and cost only itself: a page, an outlet, a file. */
  | { readonly type: 'problem'; readonly stage: Stage | 'import' | 'notify'; readonly slug: string; readonly where: string; readonly message: string }
  /** What the crawl did at one address: for who follows it closely. */
  | Extract<CrawlEvent, { readonly type: 'list_read' | 'page_done' | 'retry' }>
  /** A message of the crawl about one outlet. */
  | { readonly type: 'outlet_progress'; readonly outlet: string; readonly found: number; readonly done: number; readonly skipped: number; readonly failed: number }

export type Emit = (event: RunEvent) => void
