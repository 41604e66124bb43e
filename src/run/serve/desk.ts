import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import type { PlacedClaim } from '../../model/claim.ts'
import type { Language } from '../../model/finding.ts'
import { served } from '../../report/addresses.ts'
import type { Edition } from '../../report/pages/edition.ts'
import type { Writing } from '../../report/pages/live/writing.ts'
import type { LivePage } from '../../report/pages/live/shell.tsx'
import { livePage } from '../../report/pages/live/shell.tsx'
import type { Words } from '../../report/words/words.ts'
import { wordsOf } from '../../report/words/words.ts'
import type { Checking } from '../views/check.ts'
import { storeState } from '../../store/state.ts'
import { Tokens } from './guard.ts'
import { KeptPages } from './kept-pages.ts'

/** Outlets that a table shows before its reader asks for all of them. */
const ROWS = 60

/** The cookie that remembers who reviews. */
export const REVIEWER = 'recoupe-reviewer'

export interface Serving extends Checking {
  readonly language: Language
  /** The address that is bound. */
  readonly host: string
  readonly password: string | null
  readonly now: () => Date
  /** Brings the findings up to what was decided; false where that is left to the next run. */
  readonly settle: () => Promise<boolean>
  /** Tells the operator of a request that failed. */
  readonly problem: (path: string, error: unknown) => void
}

/** What routes make pages with. */
export interface Desk extends Serving {
  readonly words: Words
  readonly tokens: Tokens
  edition(context: Context, claims?: ReadonlyMap<string, PlacedClaim>): Edition
  writing(context: Context): Writing
  /** A page that is the same for every reader, made once for each state of the store. */
  keptPage(context: Context, make: () => Promise<readonly [Omit<LivePage, 'dossier'>, Child]>): Promise<Response>
  page(context: Context, page: Omit<LivePage, 'dossier'>, body: Child, status?: 200 | 400 | 403 | 404 | 413 | 500): Promise<Response>
}

export function deskOf(serving: Serving): Desk {
  const words = wordsOf(serving.dossier, serving.questionnaire, serving.language)
  const tokens = new Tokens()
  const kept = new KeptPages()
  return {
    ...serving,
    words,
    tokens,
    edition: (context, claims = new Map()) => {
      const url = new URL(context.req.url)
      const by = url.searchParams.get('sort')
      const all = url.searchParams.get('rows') === 'all'
      const href = (column: string, descending: boolean) => `${url.pathname}?${new URLSearchParams({ sort: (descending ? '-' : '') + column, ...(all ? { rows: 'all' } : {}) })}`
      const rows = { most: all ? Infinity : ROWS, all: `${url.pathname}?${new URLSearchParams({ ...(by === null ? {} : { sort: by }), rows: 'all' })}` }
      return { words, sources: new Map(), address: served, claim: id => claims.get(id), quotes: 5, live: true, rows, sort: { by: by?.replace(/^-/, '') ?? null, descending: by?.startsWith('-') ?? false, href } }
    },
    writing: context => ({ token: tokens.of(context), reviewer: (getCookie(context, REVIEWER) ?? '').slice(0, 80) }),
    keptPage: async (context, make) => {
      const { pathname, search } = new URL(context.req.url)
      return context.html(await kept.get(await storeState(serving.store), pathname + search, async () => {
        const [page, body] = await make()
        return livePage({ ...page, dossier: serving.dossier.title }, body)
      }))
    },
    page: async (context, page, body, status = 200) => context.html(await livePage({ ...page, dossier: serving.dossier.title }, body), status),
  }
}
