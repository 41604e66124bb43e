import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { extractStage } from '../../src/run/extract.ts'
import { withWorkspace } from '../../src/run/workspace.ts'
import { savePage } from '../../src/store/pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'recoupe-extract-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const html = (number: number) => `<!doctype html><html lang="fr"><title>Viamedis, point ${number}</title><article><h1>Viamedis, point ${number}</h1><p>Selon la CNIL, ${number} millions d’assurés de Viamedis sont concernés par la fuite.</p></article>`

it('a page that was fetched again with the same bytes is read once, be the fetches far apart or close together', async () => {
  const counts = await withWorkspace({ story: loadDossier('demo'), db: join(folder, 'store.db'), command: 'test', emit: () => {} }, async workspace => {
    // More than one batch of them, each fetched anew right after the whole of the first round: the fetches of one page stand in batches that follow each other.
    for (const round of [1, 2]) {
      for (let number = 2; number < 47; number++) {
        const address = `http://a.example/${number}`
        await savePage(workspace.store, {
          outlet: null, address, finalAddress: address, fetchedAt: `2024-03-0${round}T00:00:00Z`, status: 200, headers: { 'content-type': 'text/html' },
          body: new TextEncoder().encode(html(number)), outcome: 'stored', run: workspace.run,
        })
      }
    }
    return extractStage(workspace, { threads: 1 })
  }, () => false)
  expect(counts).toMatchObject({ pages_read: 45, new_versions: 45, unreadable: 0 })
})
