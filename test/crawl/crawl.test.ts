import { afterEach, expect, test } from 'vitest'
import type { Press, Site } from '../press/press.ts'
import { articlePage, rss, startPress } from '../press/press.ts'
import { crawlOnce, dossierOf, pagesOf, storeFor } from './support.ts'

let press: Press
afterEach(() => press.close())

const site = (pages: Site): Site => ({ '/robots.txt': { status: 404 }, ...pages })

test('stores the articles of a feed that bear a term, and says why it skipped the others', async () => {
  press = await startPress({ 'www.un.example': site({
    '/rss': rss([
      { link: 'http://www.un.example/viamedis-piratage', title: 'Un piratage' },
      { link: 'http://www.un.example/meteo', title: 'La météo' },
      { link: 'http://autre.example/viamedis', title: 'Ailleurs' },
    ]),
    '/viamedis-piratage': articlePage('Un piratage', 'Viamedis a été attaquée.'),
  }) })
  const dossier = dossierOf(press, [{ outlet: { id: 'un', name: 'Un', home: 'http://www.un.example/' }, feeds: ['http://www.un.example/rss'] }], { terms: ['Viamedis'] })
  const store = await storeFor(dossier)
  const { counts } = await crawlOnce(dossier, store)
  expect(counts).toMatchObject({ stored: 1, skipped_no_term: 1, skipped_other_host: 1, sources_failed: 0 })
  expect(await pagesOf(store)).toMatchObject([{ address: 'http://www.un.example/viamedis-piratage', status: 200, outcome: 'stored' }])
  expect(press.received.map(({ path }) => path)).toEqual(['/robots.txt', '/.well-known/tdmrep.json', '/rss', '/viamedis-piratage'])
  await store.destroy()
})
