import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { afterAll, describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { crawlStage } from '../../src/run/crawl.ts'
import { openStore } from '../../src/store/open.ts'
import { saveOutlets } from '../../src/store/outlets.ts'

const folder = mkdtempSync(join(tmpdir(), 'shared-'))
const asked: string[] = []
const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  if (path === '/sitemap.txt') return void response.setHeader('content-type', 'text/plain').end(['/a-viamedis', '/b-viamedis', '/c-almerys'].map(page => `http://presse.example${page}`).join('\n'))
  if (!/^\/[abc]-/.test(path)) return void response.writeHead(404).end()
  response.setHeader('content-type', 'text/html').setHeader('etag', `"${path}"`).end(`<title>Viamedis et Almerys</title><p>${path}</p>`)
})
await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
afterAll(() => server.close())

function dossier(id: string, terms: string[]): string {
  const demo = parse(readFileSync(join(import.meta.dirname, '../../data/dossiers/demo.yaml'), 'utf8')) as Record<string, unknown>
  const file = join(folder, `${id}.yaml`)
  writeFileSync(file, stringify({
    ...demo, id, terms, sources: [{ outlet: { id: 'presse', name: 'Presse', home: 'http://presse.example/' }, sitemaps: ['http://presse.example/sitemap.txt'] }],
    crawl: { delay: '0ms', allow_private_network: true, resolve: { 'presse.example:80': `127.0.0.1:${(server.address() as AddressInfo).port}` } },
  }))
  return file
}

describe('an outlet that two dossiers name', () => {
  it('is asked for each article once in one night, and again the next', async () => {
    const store = await openStore(join(folder, 'a.db'))
    await saveOutlets(store, [{ id: 'presse', name: 'Presse', access: 'full' }])
    const crawl = async (id: string, terms: string[], now: string) => crawlStage({ store, dossier: loadDossier(dossier(id, terms)).dossier, rules: { program: 'recoupe 0' }, run: null, now: () => new Date(now), emit: () => {} })
    const pages = () => asked.splice(0).filter(path => /^\/[abc]-/.test(path)).sort()
    const night = new Date().toISOString()
    await crawl('one', ['Viamedis'], night)
    expect(pages()).toEqual(['/a-viamedis', '/b-viamedis'])
    await crawl('two', ['Viamedis', 'Almerys'], new Date(Date.now() + 1000).toISOString())
    expect(pages()).toEqual(['/c-almerys'])
    await crawl('two', ['Viamedis', 'Almerys'], new Date(Date.now() + 20 * 3_600_000).toISOString())
    expect(pages()).toEqual(['/a-viamedis', '/b-viamedis', '/c-almerys'])
    await store.destroy()
  })
})
