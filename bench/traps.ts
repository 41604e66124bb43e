/**
 * What each trap of a hostile server costs a crawl, in seconds by the clock, with the timeouts of the tests: each under 5 s.
 *
 *   npx tsx bench/traps.ts
 */
import { dossierSchema } from '../src/dossier/dossier.ts'
import { crawlStage } from '../src/run/crawl.ts'
import { openStore } from '../src/store/open.ts'
import { saveOutlets } from '../src/store/outlets.ts'
import { traps } from '../test/crawl/traps.ts'
import { startPress } from '../test/press/press.ts'

const HOST = 'www.un.example'
const LIMIT = 5

let worst = 0
for (const [name, { page, more = {}, slug }] of Object.entries(traps)) {
  const press = await startPress({ [HOST]: { '/robots.txt': { status: 404 }, '/piege': page, ...more } })
  const dossier = dossierSchema.parse({
    id: 'bench', title: 'Banc', questionnaire: 'data-breach', subjects: [{ id: 'viamedis', name: 'Viamedis' }],
    sources: [{ outlet: { id: 'un', name: 'Un' }, articles: [`http://${HOST}/piege`] }],
    crawl: {
      delay: '0ms', allow_private_network: true, resolve: press.resolve(), back_off: '20ms', max_page_bytes: 2_000_000,
      timeouts: { connect: '1500ms', headers: '1500ms', body: '1500ms', whole: '3s' },
    },
  })
  const store = await openStore(':memory:')
  await saveOutlets(store, dossier.sources.map(({ outlet }) => outlet))
  const started = performance.now()
  await crawlStage({ store, dossier, rules: { program: 'recoupe 0' }, run: null, now: () => new Date(), emit: () => {} })
  const seconds = (performance.now() - started) / 1000
  const { outcome } = await store.selectFrom('pages').select('outcome').executeTakeFirstOrThrow()
  await store.destroy()
  await press.close()
  worst = Math.max(worst, seconds)
  console.log(`${seconds.toFixed(2).padStart(5)} s  ${name}: ${outcome}${outcome === slug ? '' : `, and not ${slug}`}`)
}
console.log(`the worst: ${worst.toFixed(2)} s (under ${LIMIT}); memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, this press included (under 300)`)
process.exit(worst < LIMIT ? 0 : 1)
