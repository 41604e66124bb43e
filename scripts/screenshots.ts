/**
 * Takes pictures of each view: `npm run screenshots [FOLDER] [NAME…]`. Light and dark, wide and narrow, as printed, and of stores
 * with little in them. Names keep those views alone. Three pictures go into docs/images/ for the README, in both languages.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { loadDossier } from '../src/dossier/load.ts'
import type { Language } from '../src/model/finding.ts'
import { STAGES } from '../src/run/events.ts'
import { runDossier } from '../src/run/run.ts'
import { startServer } from '../src/run/serve.ts'
import { filledStore } from '../test/support/filled-store.ts'
import type { PressArticle } from '../test/support/filled-store.ts'

// Strict: an option is refused and never taken for the name of a folder.
const { positionals: [out = 'out/screenshots', ...only] } = parseArgs({ allowPositionals: true })
const work = mkdtempSync(join(tmpdir(), 'recoupe-screenshots-'))
const DRAFT = 'Viamedis a été attaqué le 1er février 2024. Les données de plus de 33 millions d’assurés de Viamedis et d’Almerys ont été exposées, sans coordonnées bancaires.'
const VIEWS = { overview: '/', dates: '/question/attack_date', data: '/question/data', matrix: '/who', articles: '/articles', sources: '/sources', search: '/search?q=assurés', review: '/review' } as const
const IMAGES = { overview: '/', matrix: '/who', question: '/question/attack_date' } as const

const wanted = (name: string): boolean => only.length === 0 || only.some(part => name.startsWith(part))
const serving = (db: string, language: Language) =>
  startServer({ dossier: 'demo', db, language, host: '127.0.0.1', port: 0, password: null, problem: (path, error) => console.error(path, error) })

/** Every view in one size and colour. */
async function takeViews(page: Page, address: string, report: string, suffix: string): Promise<void> {
  const to = (path: string) => page.goto(new URL(path, address).href)
  const take = async (name: string) => {
    if (wanted(name)) await page.screenshot({ path: join(out, `${name}-${suffix}.png`), fullPage: true })
  }
  for (const [name, path] of Object.entries(VIEWS)) {
    if (!wanted(name)) continue
    await to(path)
    await take(name)
  }
  const follow = async (link: string) => { await to((await page.getAttribute(link, 'href'))!) }
  await to('/articles')
  await follow('th.title a')
  await take('article')
  await follow('mark a')
  await take('claim')
  await follow('a.onward')
  await take('position')
  await to('/check')
  await page.fill('#draft', DRAFT)
  await page.click('form.checking button')
  await take('check')
  await page.goto(`file://${report}/index.html`)
  await take('report')
}

/** How views look on paper: A4, as the browser prints them. */
async function printViews(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 700, height: 1000 } })
  await page.emulateMedia({ media: 'print' })
  for (const [name, path] of Object.entries(VIEWS)) {
    if (!wanted(`print-${name}`) && !wanted('print')) continue
    await page.goto(new URL(path, address).href)
    await page.screenshot({ path: join(out, `print-${name}.png`), fullPage: true })
    await page.pdf({ path: join(out, `print-${name}.pdf`), format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
  }
  await page.close()
}

const agreed = (outlet: string, number: number): PressArticle => ({
  url: `https://${outlet.toLowerCase()}.example/${number}`, outlet, title: 'Viamedis attaqué le 31 janvier', published: `2024-02-0${number}`,
  paragraphs: ['Viamedis a été attaqué le 31 janvier 2024, indique la société dans un message à ses clients.'],
  claims: [{ question: 'attack_date', value: { edtf: '2024-01-31' }, subject: ['viamedis'], population: 'any', polarity: 'affirmed', modality: 'asserted', quote: '31 janvier 2024' }],
})
const SPARE: Readonly<Record<string, readonly PressArticle[]>> = { 'no-article': [], 'one-article': [agreed('Phare', 2)], 'no-contradiction': [agreed('Phare', 2), agreed('Gazette', 3)] }

/** Stores with little in them: what is said where there is nothing to say. */
async function takeSpare(browser: Browser): Promise<void> {
  for (const [name, articles] of Object.entries(SPARE)) {
    if (!wanted(name)) continue
    const db = join(work, `${name}.db`)
    await (await filledStore(db, loadDossier('demo'), articles)).destroy()
    const server = await serving(db, 'fr')
    for (const [shape, width] of [['wide', 1280], ['narrow', 390]] as const) {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      for (const [view, path] of [['overview', '/'], ['question', '/question/attack_date'], ['matrix', '/who'], ['articles', '/articles'], ['review', '/review'], ['search', '/search?q=rien']] as const) {
        await page.goto(new URL(path, server.address).href)
        await page.screenshot({ path: join(out, `${name}-${view}-${shape}.png`), fullPage: true })
      }
      await page.close()
    }
    await server.close()
  }
}

/** The README's pictures: what one sees first, without scrolling. */
async function takeImages(browser: Browser, db: string): Promise<void> {
  mkdirSync('docs/images', { recursive: true })
  for (const language of ['en', 'fr'] as const) {
    const server = await serving(db, language)
    const page = await browser.newPage({ viewport: { width: 1280, height: 960 } })
    for (const [name, path] of Object.entries(IMAGES)) {
      await page.goto(new URL(path, server.address).href)
      await page.screenshot({ path: join('docs/images', `${name}${language === 'fr' ? '.fr' : ''}.png`) })
    }
    await page.close()
    await server.close()
  }
}

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; install Debian’s chromium, or name one in CHROMIUM`)
mkdirSync(out, { recursive: true })
const [db, report] = [join(work, 'demo.db'), join(work, 'report')]
await runDossier({ dossier: 'demo', db, out: report, language: 'fr', command: 'run', stages: STAGES, emit: () => {} })
const server = await serving(db, 'fr')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  for (const [shape, width, height] of [['wide', 1280, 900], ['narrow', 390, 844]] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      if (!wanted('overview') && Object.keys(VIEWS).every(name => !wanted(name)) && !['article', 'claim', 'position', 'check', 'report'].some(wanted)) continue
      const page = await browser.newPage({ viewport: { width, height }, colorScheme })
      await takeViews(page, server.address, report, `${shape}-${colorScheme}`)
      await page.close()
    }
  }
  await printViews(browser, server.address)
  await takeSpare(browser)
  if (wanted('images')) await takeImages(browser, db)
} finally {
  await browser.close()
  await server.close()
  rmSync(work, { recursive: true })
}
console.log(`${out}: pictures of each view; docs/images: three of them in both languages`)
