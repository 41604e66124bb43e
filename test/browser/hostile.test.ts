import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { elementNames } from './xml.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { date, quantity } from '../../src/model/value.ts'
import { onePageReport } from '../../src/report/pages/one-page.tsx'
import { coverage } from '../report/press.ts'
import type { PressArticle } from '../support/filled-store.ts'
import type { ServedPress } from './browser.ts'
import { NARROW, installed, launch, overflow, servedPress, violations, watchedPage } from './browser.ts'

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(2)>'
const LONG = 'x'.repeat(10_000)
const TURNED = 'abc\u202edcba\u2066\u200f'
const BROKEN = 'vu\ufffd\udc00\u0000\u0008 fin'
const claim = { subject: ['viamedis'], population: 'any', polarity: 'affirmed', modality: 'asserted' } as const

const PRESS: readonly PressArticle[] = [SCRIPT, LONG, TURNED, BROKEN, '"><svg onload=alert(3)>', '{{constructor.constructor("alert(4)")()}}'].map((text, index) => ({
  url: index === 0 ? `javascript:alert(${index})//` : index === 1 ? 'data:text/html,<script>alert(5)</script>' : `https://hostile.example/${index}?q="><script>alert(6)</script>`,
  outlet: `${text.slice(0, 400)} ${index}`,
  title: text,
  authors: [text, LONG],
  published: `2024-02-0${index + 1}`,
  paragraphs: [`Le journal écrit ${text} le ${index + 1} février`, LONG],
  claims: [
    { ...claim, question: 'attack_date', value: date(`2024-02-0${index + 1}`), quote: text, speaker: SCRIPT, via: [SCRIPT] },
    { ...claim, question: 'victims', value: quantity(1000 + index), quote: `le ${index + 1} février` },
  ],
}))

describe.skipIf(!installed)('hostile articles', () => {
  let browser: Browser
  let server: ServedPress
  beforeAll(async () => {
    browser = await launch()
    server = await servedPress(PRESS)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('are only text in every view, and break none', async () => {
    const { page, complaints } = await watchedPage(browser, server.address, { viewport: NARROW })
    const paths = ['', 'question/attack_date', 'question/victims', 'who', 'sources', 'articles', 'check', 'review', `search?q=${encodeURIComponent('<script>alert(1)</script> journal')}`, 'search?q=%22%20OR%20*%20NEAR(', 'search?q=%00%FF']
    await page.goto(`${server.address}articles`)
    const articles: string[] = await page.evaluate(`[...document.querySelectorAll('th.title a')].map(a => a.getAttribute('href').slice(1))`)
    expect(articles).toHaveLength(PRESS.length)
    paths.push(...articles)
    await page.goto(server.address + articles[0])
    paths.push(...await page.evaluate(`[...document.querySelectorAll('mark a')].map(a => a.getAttribute('href').slice(1))`) as string[])
    for (const path of paths) {
      const response = await page.goto(server.address + path)
      expect(response?.status(), path).toBe(200)
      expect(await overflow(page), `${path} overflows`).toBeLessThanOrEqual(0)
      expect(await page.evaluate(`document.querySelectorAll('main script, main img, main svg[onload], [onerror], [onload]').length`), path).toBe(0)
      expect(await page.evaluate(`[...document.querySelectorAll('a')].filter(a => !/^https?:$/.test(a.protocol)).length`), path).toBe(0)
      const outward = await page.evaluate(`[...document.querySelectorAll('a')].filter(a => a.host !== location.host && a.rel !== 'noopener noreferrer nofollow').length`)
      expect(outward, path).toBe(0)
    }
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    expect(server.problems).toEqual([])
    await page.context().close()
  })

  it('leave the feed well-formed', async () => {
    const text = await (await fetch(`${server.address}feed.atom`)).text()
    expect(elementNames(text)).toContain('feed')
    expect(text).not.toContain('<script')
  })

  it('are only text in the page that opens from disk', async () => {
    const articles = PRESS.map((article, index) => ({ id: `h${index}`, url: article.url, outlet: article.outlet, title: article.title, published: article.published, free: null, versions: 1 }))
    const rows = PRESS.flatMap((article, index) => article.claims.map(own => ({ article: `h${index}`, question: own.question, value: own.value, quote: own.quote, speaker: SCRIPT })))
    const folder = mkdtempSync(join(tmpdir(), 'recoupe-hostile-'))
    try {
      const html = await onePageReport(coverage(rows, articles), { language: 'fr', day: '2024-02-10', quotes: 12, news: null })
      writeFileSync(join(folder, 'index.html'), html)
      const url = pathToFileURL(join(folder, 'index.html')).href
      const { page, complaints } = await watchedPage(browser, url, { viewport: NARROW })
      await page.goto(url)
      expect(await page.evaluate(`document.querySelectorAll('script, img, [onerror], [onload]').length`)).toBe(0)
      expect(await page.evaluate(`[...document.querySelectorAll('a')].filter(a => !/^(https?|file):$/.test(a.protocol)).length`)).toBe(0)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await page.context().close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
