import type { SkipReason } from './discover/choose.ts'

/** How far one outlet's part of a crawl has come: addresses that are wanted, read (unchanged ones too), skipped, failed. */
export interface OutletProgress {
  readonly outlet: string
  readonly found: number
  readonly done: number
  readonly skipped: number
  readonly failed: number
}

/** What a crawl tells while it runs. */
export type CrawlEvent =
  /** A feed, sitemap or listing page was read: how many addresses it named, and why some are not asked for. */
  | { readonly type: 'list_read'; readonly outlet: string; readonly address: string; readonly named: number; readonly skipped: Readonly<Partial<Record<SkipReason, number>>> }
  /** An address is done with: `stored`, `not_modified`, `twin`, a refusal, or a failure's slug. */
  | { readonly type: 'page_done'; readonly outlet: string; readonly address: string; readonly outcome: string; readonly bytes: number }
  | { readonly type: 'failed'; readonly outlet: string; readonly slug: string; readonly address: string; readonly message: string }
  /** A page is to be asked for again, in so many milliseconds. */
  | { readonly type: 'retry'; readonly outlet: string; readonly slug: string; readonly address: string; readonly wait: number }
  /** An outlet keeps failing, or asks for a longer wait than the dossier allows: nothing more is asked of it in this crawl. */
  | { readonly type: 'left_alone'; readonly outlet: string; readonly slug: string; readonly pages: number; readonly message: string }
  | ({ readonly type: 'progress' } & OutletProgress)
