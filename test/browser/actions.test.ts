import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pressArticles } from '../report/press.ts'
import type { ServedPress } from './browser.ts'
import { WIDE, installed, launch, servedPress, watchedPage } from './browser.ts'

describe.skipIf(!installed)('what a reader does', () => {
  let browser: Browser
  let server: ServedPress
  beforeAll(async () => {
    browser = await launch()
    server = await servedPress(pressArticles())
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** Presses Tab until the element has the focus: what no key reaches, nobody without a mouse can use. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 150; presses++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return
    }
    throw new Error(`no way by keyboard to ${selector}`)
  }

  for (const javaScriptEnabled of [true, false]) {
    it(`searches and sorts by mouse ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      const { page, complaints } = await watchedPage(browser, server.address, { viewport: WIDE, javaScriptEnabled })
      await page.goto(server.address)
      await page.fill('#q', 'assurés coeur')
      await page.click('header button')
      await page.waitForLoadState()
      expect(await page.textContent('main')).toContain('Rien pour')
      await page.fill('#query', 'l’ASSURES')
      await page.click('main button')
      await page.waitForLoadState()
      expect(await page.textContent('main')).toContain('33 millions d’assurés')
      await page.goto(`${server.address}sources`)
      await page.click('th:first-child a.sort')
      await page.waitForLoadState()
      const up = await page.locator('table tbody th[scope=row]').allTextContents()
      expect(up).toEqual([...up].sort(new Intl.Collator('fr').compare))
      await page.click('th:first-child a.sort')
      await page.waitForLoadState()
      expect(await page.getAttribute('th:first-child', 'aria-sort')).toBe('descending')
      expect(complaints).toEqual([])
      await page.context().close()
    })

    it(`rejects a claim, sees the contradiction go, and undoes it ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      const { page, complaints } = await watchedPage(browser, server.address, { viewport: WIDE, javaScriptEnabled })
      const contradictions = async () => {
        await page.goto(server.address)
        return (await page.locator('.figures li').first().textContent())?.replaceAll('\u00a0', ' ').trim()
      }
      expect(await contradictions()).toBe('1 contradiction')
      for (const outlet of ['L’Officine au quotidien', 'Ouest-Loire Matin']) {
        await page.goto(`${server.address}question/attack_date`)
        await page.locator('.quote', { hasText: outlet }).locator('a.permanent').click()
        await page.waitForLoadState()
        await page.check('input[value=reject]')
        await page.fill('form.reviewing textarea', 'Le texte parle de la découverte.')
        await page.fill('form.reviewing input[name=reviewer]', 'Ève Martin')
        await page.click('form.reviewing button')
        await page.waitForLoadState()
        expect(await page.textContent('.review-line')).toMatch(/Rejetée\s+par Ève Martin/)
        expect(await page.textContent('.warning')).toContain('ne compte plus')
      }
      expect(await contradictions()).toBe('0 contradiction')
      for (let undone = 0; undone < 2; undone++) {
        await page.goto(`${server.address}review`)
        await page.locator('.undoing button').first().click()
        await page.waitForLoadState()
      }
      expect(await page.locator('.undoing button').count()).toBe(0)
      expect(await contradictions()).toBe('1 contradiction')
      expect(complaints).toEqual([])
      await page.context().close()
    })
  }

  it('does it all by keyboard alone', async () => {
    const { page, complaints } = await watchedPage(browser, server.address, { viewport: WIDE })
    await page.goto(server.address)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await tabTo(page, '#q')
    await page.keyboard.type('complementaires')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search/)
    expect(await page.textContent('main')).toContain('84 complémentaires')
    await page.goto(`${server.address}check`)
    await tabTo(page, '#draft')
    await page.keyboard.type('L’attaque contre Viamedis a eu lieu le 31 janvier 2024.')
    await tabTo(page, 'form.checking button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.checked')
    expect(await page.textContent('.checked .standing')).toMatch(/Contredit/)
    await page.goto(`${server.address}review`)
    await tabTo(page, '.quote a.permanent')
    await page.keyboard.press('Enter')
    await page.waitForURL(/claim/)
    await tabTo(page, 'input[name=action]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.isChecked('input[value=correct]')).toBe(true)
    await tabTo(page, 'form.reviewing summary')
    await page.keyboard.press('Enter')
    await tabTo(page, 'input[name=edtf]')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('2024-02-03')
    await tabTo(page, 'form.reviewing input[name=reviewer]')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Ève Martin')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.review-line')
    expect((await page.textContent('.review-line'))?.replaceAll('\u00a0', ' ')).toContain('3 février 2024')
    await tabTo(page, '.undoing button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.is-undone')
    await page.goto(`${server.address}sources`)
    await tabTo(page, 'th:nth-child(3) a.sort')
    await page.keyboard.press('Enter')
    await page.waitForURL(/sort/)
    expect(await page.getAttribute('th:nth-child(3)', 'aria-sort')).toBe('descending')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('filters rows as one types, accents or none', async () => {
    const { page } = await watchedPage(browser, server.address, { viewport: WIDE })
    await page.goto(`${server.address}articles`)
    await page.fill('input[data-filter]', 'officine depeche')
    expect(await page.locator('tbody tr:visible').count()).toBe(0)
    await page.fill('input[data-filter]', 'OFFICÏNE')
    expect(await page.locator('tbody tr:visible').count()).toBe(1)
    await page.context().close()
  })
})
