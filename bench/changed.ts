/**
 * What one changed article costs a store: how long it takes to reconcile what it touches, beside reconciling everything,
 * and whether both come to the same.
 *
 *   npx tsx bench/changed.ts [articles]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { loadDossier } from '../src/dossier/load.ts'
import type { Claim } from '../src/model/claim.ts'
import { reconcileStage } from '../src/run/reconcile.ts'
import type { Workspace } from '../src/run/workspace.ts'
import { withWorkspace } from '../src/run/workspace.ts'
import { claimsOf, saveExtractions } from '../src/store/claims.ts'
import { loadReconciliation } from '../src/store/findings.ts'
import type { Store } from '../src/store/open.ts'
import { fillStore } from './support/fill-store.ts'

const articles = Number(process.argv[2] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'bench-changed-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'bench.yaml')
writeFileSync(file, stringify({
  id: 'bench', title: 'Banc', questionnaire: 'data-breach', window: { from: '2024-01-15', to: '2024-12-31' }, terms: ['Viamedis'],
  subjects: [{ id: 'viamedis', name: 'Viamedis' }, { id: 'almerys', name: 'Almerys' }], populations: [{ id: 'insured', name: 'assurés' }],
  speakers: [{ id: 'cnil', name: 'CNIL' }], sources: [],
}))
const story = loadDossier(file)
const db = join(folder, 'bench.db')

/** One run of the stage and of what a night keeps of it: seconds by the clock, and of the processor. */
async function reconciled(change: (workspace: Workspace) => Promise<void> = async () => {}): Promise<{ clock: number; processor: number; questions: number }> {
  return withWorkspace({ story, db, command: 'bench', emit: () => {} }, async workspace => {
    await change(workspace)
    const [started, before] = [performance.now(), process.cpuUsage()]
    const { questions } = await reconcileStage(workspace)
    const { user, system } = process.cpuUsage(before)
    return { clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6, questions: questions! }
  }, () => false)
}

const told = ({ clock, processor, questions }: Awaited<ReturnType<typeof reconciled>>) => `${clock.toFixed(2)} s (${processor.toFixed(2)} s of the processor), ${questions} questions`

async function someVersion(store: Store, place: number): Promise<{ id: string; article_id: string }> {
  return store.selectFrom('versions').select(['id', 'article_id']).orderBy('id').offset(place).limit(1).executeTakeFirstOrThrow()
}

/** One article's claims, all but its first with another figure where it has one. */
const change = (place: number) => async ({ store, rules, run }: Workspace) => {
  const version = await someVersion(store, place)
  const claims = (await claimsOf(store, 'bench', version.id)).slice(1).map(({ id: _id, article: _article, ...claim }): Claim => 'amount' in claim.value ? { ...claim, value: { ...claim.value, amount: 12_345_678 } } : claim)
  await saveExtractions(store, 'bench', rules.claims, [{ version: version.id, article: version.article_id, result: claims }], run)
}

await fillStore(db, story, { articles, own: articles })
console.log(`${articles} articles, all reconciled: ${told(await reconciled())}`)
console.log(`nothing changed: ${told(await reconciled())}`)
for (const place of [1, 2, 3]) console.log(`one article changed: ${told(await reconciled(change(Math.floor(articles / 3) * place - 1)))}`)
await withWorkspace({ story, db, command: 'bench', emit: () => {} }, async workspace => {
  const { store, dossier } = workspace
  const again = JSON.stringify(await loadReconciliation(store, dossier.id))
  for (const table of ['reconciled', 'findings', 'origins'] as const) await store.deleteFrom(table).execute()
  await reconcileStage(workspace)
  console.log(again === JSON.stringify(await loadReconciliation(store, dossier.id)) ? 'the same as from scratch' : 'NOT the same as from scratch')
}, () => false)
