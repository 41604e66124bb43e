import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { LoadedDossier } from '../dossier/load.ts'
import { loadDossier } from '../dossier/load.ts'
import { loadLexicon } from '../dossier/load-lexicon.ts'
import { createFrench } from '../extract/french/french.ts'
import { EXIT, Failure } from '../model/failure.ts'
import type { Language } from '../model/finding.ts'
import { countClaims } from '../store/claims.ts'
import { takeLock } from '../store/lock.ts'
import type { Store } from '../store/open.ts'
import { openStore } from '../store/open.ts'
import { indexForSearch } from '../store/search.ts'
import { checkPatterns } from './questionnaire-patterns.ts'
import { loadPageRules } from './read-articles.ts'
import { reconcileStage } from './reconcile.ts'
import { loadRules } from './rules.ts'
import { serveApp } from './serve/app.tsx'
import { isLoopback } from './serve/guard.ts'
import { loadArticles } from './views/articles.ts'
import { loadAllFacts, loadFigures } from './views/facts.ts'
import { refreshNews } from './views/news.ts'

export interface ServeOptions {
  readonly dossier: string
  readonly db: string
  /** Null is the dossier's own. */
  readonly language: Language | null
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Needed to bind anything but loopback. */
  readonly password: string | null
  readonly problem: (path: string, error: unknown) => void
  readonly now?: () => Date
}

export interface Served {
  readonly address: string
  close(): Promise<void>
}

/** Up to here, findings are brought up to a decision at once; beyond, the next run does it. */
const FEW_CLAIMS = 30_000

/**
 * Serves a dossier's pages until closed.
 *
 * @throws {Failure} `password_needed` (exit 2) for an address that is not loopback, `port_taken`; whatever `loadDossier` and `openStore` throw.
 */
export async function startServer(options: ServeOptions): Promise<Served> {
  const { host, port, password, db } = options
  if (!isLoopback(host) && !password) {
    throw new Failure('password_needed', `${host} can be reached by other machines: set RECOUPE_PASSWORD, or leave --host out to serve this machine alone`, { exit: EXIT.usage })
  }
  const now = options.now ?? (() => new Date())
  const loaded = loadDossier(options.dossier)
  const store = await openStore(db, { mustExist: true })
  try {
    const french = createFrench(loadLexicon())
    checkPatterns(loaded.questionnaireFile, loaded.questionnaire, french)
    await indexForSearch(store)
    const subject = { ...loaded, store }
    await refreshNews(subject, await loadAllFacts(subject), now())
    // What each page needs and a large store is slow to give is read before the first reader asks.
    await Promise.all([loadAllFacts(subject), loadFigures(subject), loadArticles(subject, { order: 'published', descending: false, page: 1 })])
    const app = serveApp({
      ...subject, host, password, now, problem: options.problem,
      language: options.language ?? loaded.dossier.language,
      french, pageRules: loadPageRules(),
      settle: () => settle(loaded, store, db, now),
    })
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    await listening(server, host, port)
    const { port: bound } = server.address() as AddressInfo
    return {
      address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
      close: async () => {
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
        await store.destroy()
      },
    }
  } catch (error) {
    await store.destroy()
    throw error
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      const { code } = error as NodeJS.ErrnoException
      reject(code === 'EADDRINUSE' ? new Failure('port_taken', `${host}:${port} is taken by another program; give another --port, or --port 0 for a free one`, { cause: error }) : error)
    })
    server.listen(port, host, resolve)
  })
}

/** Reconciles what a decision touched. Left to the next run where one is at work, or where there is much to do. */
async function settle(loaded: LoadedDossier, store: Store, db: string, now: () => Date): Promise<boolean> {
  if (await countClaims(store, loaded.dossier.id) > FEW_CLAIMS) return false
  const lock = takeLock(db)
  if (!lock) return false
  try {
    await reconcileStage({ ...loaded, store, rules: loadRules(loaded), run: 0, now, emit: () => {} })
    await refreshNews({ ...loaded, store }, await loadAllFacts({ ...loaded, store }), now())
    return true
  } finally {
    lock.release()
  }
}
