import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { reportStage } from '../../src/run/report.ts'
import { loadAllFacts, loadFigures } from '../../src/run/views/facts.ts'
import { writeFolder } from '../../src/run/write-folder.ts'
import type { Store } from '../../src/store/open.ts'
import { pressArticles } from '../report/press.ts'
import { filledStore } from '../support/filled-store.ts'

const loaded = loadDossier('demo')
const now = () => new Date('2024-02-10T06:00:00Z')
let folder: string
let store: Store

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recoupe-report-'))
  store = await filledStore(join(folder, 'press.db'), loaded, pressArticles())
})
afterAll(async () => {
  await store.destroy()
  rmSync(folder, { recursive: true })
})

/** Links of the pages under a folder that lead to no file, or to no element of it. */
function danglingLinks(out: string): string[] {
  const pages = (readdirSync(out, { recursive: true }) as string[]).filter(name => name.endsWith('.html'))
  const read = new Map(pages.map(name => [name, load(readFileSync(join(out, name), 'utf8'))]))
  return pages.flatMap(name => read.get(name)!('a[href]').toArray().flatMap(link => {
    const href = link.attribs['href']!
    if (/^https?:/.test(href)) return []
    const [path = '', fragment] = href.split('#')
    const target = path === '' ? name : join(dirname(name), path)
    if (!existsSync(join(out, target))) return [`${name}: ${href}`]
    return fragment === undefined || fragment === '' || read.get(target)?.(`[id="${fragment}"]`).length ? [] : [`${name}: ${href}`]
  }))
}

describe('the report stage', () => {
  it('writes one page and a feed, and the same bytes again', async () => {
    const out = join(folder, 'one')
    const { counts, summary } = await reportStage({ ...loaded, store, now }, { out, language: 'fr' })
    expect(counts).toEqual({ pages_written: 1 })
    expect(summary).toContain('contradiction')
    expect(readdirSync(out).sort()).toEqual(['feed.atom', 'index.html'])
    const [page, feed] = ['index.html', 'feed.atom'].map(name => readFileSync(join(out, name), 'utf8'))
    await reportStage({ ...loaded, store, now }, { out, language: 'fr' })
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe(page)
    expect(readFileSync(join(out, 'feed.atom'), 'utf8')).toBe(feed)
    expect(danglingLinks(out)).toEqual([])
    expect(page).not.toMatch(/<script|<link|src=/)
  })

  it('writes nothing where it is given no folder', async () =>
    expect((await reportStage({ ...loaded, store, now }, { out: null, language: 'en' })).counts).toEqual({}))

  it('writes a large coverage as a page a question and an article, whose links all lead somewhere', async () => {
    const out = join(folder, 'many')
    const facts = await loadAllFacts({ ...loaded, store })
    const pages = await writeFolder({ ...loaded, store }, facts, await loadFigures({ ...loaded, store }), { out, language: 'fr', day: '2024-02-10' })
    expect(pages).toBe(2 + 4 + 6)
    expect(readdirSync(join(out, 'questions')).sort()).toEqual(['attack_date.html', 'data.html', 'organisations.html', 'victims.html'])
    expect(readdirSync(join(out, 'articles'))).toHaveLength(6)
    expect(danglingLinks(out)).toEqual([])
  })
})
