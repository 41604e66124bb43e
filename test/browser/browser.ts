import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import { loadDossier } from '../../src/dossier/load.ts'
import type { Served } from '../../src/run/serve.ts'
import { startServer } from '../../src/run/serve.ts'
import type { PressArticle } from '../support/filled-store.ts'
import { filledStore } from '../support/filled-store.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
export const installed = existsSync(CHROMIUM)
if (!installed) process.stderr.write(`No Chromium at ${CHROMIUM}: the tests of test/browser are skipped. Install Debian’s chromium, or name one in CHROMIUM.\n`)

export const WIDE = { width: 1280, height: 900 }
export const NARROW = { width: 390, height: 844 }

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })

/** A page and everything that it complains of or asks of other machines. */
export interface Watched {
  readonly page: Page
  readonly complaints: string[]
}

export async function watchedPage(browser: Browser, own: string, options: BrowserContextOptions): Promise<Watched> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`) })
  page.on('pageerror', error => complaints.push(`error: ${error.message}`))
  page.on('dialog', dialog => { complaints.push(`dialog: ${dialog.message()}`); void dialog.dismiss() })
  page.on('request', request => { if (!request.url().startsWith(own) && !request.url().startsWith('data:')) complaints.push(`asked ${request.url()}`) })
  return { page, complaints }
}

export interface ServedPress extends Served {
  readonly db: string
  readonly problems: unknown[]
}

/** A server over a store with these articles. */
export async function servedPress(press: readonly PressArticle[], language: 'fr' | 'en' | null = null): Promise<ServedPress> {
  const folder = mkdtempSync(join(tmpdir(), 'recoupe-browser-'))
  const db = join(folder, 'press.db')
  const store = await filledStore(db, loadDossier('demo'), press)
  await store.destroy()
  const problems: unknown[] = []
  const server = await startServer({ dossier: 'demo', db, language, host: '127.0.0.1', port: 0, password: null, problem: (_path, error) => problems.push(error), now: () => new Date('2024-02-10T06:00:00Z') })
  return { ...server, db, problems, close: async () => { await server.close(); rmSync(folder, { recursive: true }) } }
}

/** What axe-core finds wrong by WCAG 2.2 A and AA and its best practices: one line each. The tests' own context lets it run where the policy lets no script run. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')))`)
}

/** Elements that reach past the right edge of the page, outside what scrolls on its own. */
export const overflow = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
