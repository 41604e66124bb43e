/**
 * Takes pictures of each view of the demo, light and dark, wide and narrow: `npm run screenshots [FOLDER]`.
 * Three of them go into docs/images/ for the README.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { STAGES } from '../src/run/events.ts'
import { runDossier } from '../src/run/run.ts'
import { startServer } from '../src/run/serve.ts'

const out = process.argv[2] ?? 'out/screenshots'
const work = mkdtempSync(join(tmpdir(), 'recoupe-screenshots-'))
const db = join(work, 'demo.db')
const report = join(work, 'report')
const DRAFT = 'Viamedis a été attaqué le 1er février 2024. Les données de plus de 33 millions d’assurés de Viamedis et d’Almerys ont été exposées, sans coordonnées bancaires.'

mkdirSync(out, { recursive: true })
await runDossier({ dossier: 'demo', db, out: report, language: 'fr', command: 'run', stages: STAGES, emit: () => {} })
const server = await startServer({ dossier: 'demo', db, language: 'fr', host: '127.0.0.1', port: 0, password: null, problem: (path, error) => console.error(path, error) })
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; install Debian’s chromium, or name one in CHROMIUM`)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  for (const [shape, width, height] of [['wide', 1280, 900], ['narrow', 390, 844]] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme })
      const take = async (name: string, fullPage = true) => { await page.screenshot({ path: join(out, `${name}-${shape}-${colorScheme}.png`), fullPage }) }
      const follow = async (from: string, link: string) => { await page.goto(new URL(from, server.address).href); await page.goto(new URL((await page.getAttribute(link, 'href'))!, server.address).href) }
      for (const [name, path] of [['overview', '/'], ['dates', '/question/attack_date'], ['data', '/question/data'], ['matrix', '/who'], ['articles', '/articles'], ['sources', '/sources'], ['search', '/search?q=assurés'], ['review', '/review']] as const) {
        await page.goto(new URL(path, server.address).href)
        await take(name)
        if (name === 'overview' || name === 'matrix' || name === 'dates') await take(`${name}-top`, false)
      }
      await follow('/articles', 'th.title a')
      await take('article')
      const article = page.url()
      await follow(article, 'mark a')
      await take('claim')
      await follow(page.url(), 'a.onward')
      await take('position')
      await page.goto(new URL('/check', server.address).href)
      await page.fill('#draft', DRAFT)
      await page.click('form.checking button')
      await take('check')
      await page.goto(pathToFileURL(join(report, 'index.html')).href)
      await take('report')
      await page.close()
    }
  }
} finally {
  await browser.close()
  await server.close()
  rmSync(work, { recursive: true })
}
mkdirSync('docs/images', { recursive: true })
for (const [from, to] of [['overview-top-wide-light', 'overview'], ['matrix-top-wide-light', 'matrix'], ['dates-top-wide-light', 'question']] as const) copyFileSync(join(out, `${from}.png`), join('docs/images', `${to}.png`))
console.log(`${out}: pictures of each view; docs/images: three of them`)
