import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onePageReport } from '../../src/report/pages/one-page.tsx'
import { coverage, pressArticles } from '../report/press.ts'
import type { ServedPress } from './browser.ts'
import { NARROW, WIDE, installed, launch, overflow, servedPress, violations, watchedPage } from './browser.ts'

describe.skipIf(!installed)('every view', () => {
  let browser: Browser
  let server: ServedPress
  beforeAll(async () => {
    browser = await launch()
    server = await servedPress([...pressArticles(), rewritten()])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** The first article again, with another day in its text: a second version. */
  function rewritten() {
    const [first] = pressArticles()
    return { ...first!, paragraphs: ['Finalement, l’article écrit jeudi 1er février, et c’est tout.'], claims: [{ ...first!.claims[0]!, value: { edtf: '2024-02-01' }, quote: 'jeudi 1er février' }] }
  }

  const views: [string, string, RegExp][] = [
    ['overview', '', /Ce qui est contredit/],
    ['question of dates', 'question/attack_date', /Chronologie/],
    ['question of categories', 'question/data', /Coordonnées bancaires/],
    ['matrix', 'who', /Qui dit quoi/],
    ['articles', 'articles', /Plus de 33 millions/],
    ['sources', 'sources', /Courrier Hexagone/],
    ['search', 'search?q=assures', /Affirmations trouvées/],
    ['check', 'check', /Une phrase ou un brouillon/],
    ['review', 'review', /À relire/],
    ['missing page', 'article/none', /Page introuvable/],
  ]
  for (const [shape, viewport, colorScheme] of [['wide', WIDE, 'light'], ['narrow', NARROW, 'dark']] as const) {
    it(`renders ${shape} and ${colorScheme}, accessibly, within the page, asking nothing of other machines`, async () => {
      const { page, complaints } = await watchedPage(browser, server.address, { viewport, colorScheme })
      for (const [name, path, text] of views) {
        const response = await page.goto(server.address + path)
        expect(response?.status(), name).toBe(name === 'missing page' ? 404 : 200)
        expect(await page.textContent('main'), name).toMatch(text)
        expect(await overflow(page), `${name} overflows`).toBeLessThanOrEqual(0)
        expect(await violations(page), name).toEqual([])
      }
      await page.goto(`${server.address}articles`)
      for (const [name, link] of [['article', 'th.title a'], ['claim', 'mark a'], ['position', 'a.onward']] as const) {
        await Promise.all([page.waitForEvent('framenavigated'), page.click(link)])
        await page.waitForLoadState()
        expect(await overflow(page), `${name} overflows`).toBeLessThanOrEqual(0)
        expect(await violations(page), name).toEqual([])
      }
      expect(complaints.filter(complaint => !complaint.includes('404'))).toEqual([])
      expect(server.problems).toEqual([])
      await page.context().close()
    })

    it(`opens the one page from disk, ${shape} and ${colorScheme}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'recoupe-page-'))
      try {
        const file = join(folder, 'index.html')
        writeFileSync(file, await onePageReport(coverage(), { language: 'fr', day: '2024-02-10', quotes: 12, news: null }))
        const url = pathToFileURL(file).href
        const { page, complaints } = await watchedPage(browser, url, { viewport, colorScheme })
        await page.goto(url)
        expect(await overflow(page)).toBeLessThanOrEqual(0)
        expect(await violations(page)).toEqual([])
        expect(complaints).toEqual([])
        const dangling = await page.evaluate(`[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1)).filter(id => id !== '' && !document.getElementById(id))`)
        expect(dangling, 'links within the page that lead nowhere').toEqual([])
        const twice = await page.evaluate(`(ids => ids.filter((id, at) => ids.indexOf(id) !== at))([...document.querySelectorAll('[id]')].map(element => element.id))`)
        expect(twice, 'ids that stand twice').toEqual([])
        await page.context().close()
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  }
})
