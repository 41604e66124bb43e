/**
 * What one changed article costs a store of 20,000: how long it takes to reconcile what it touches, beside reconciling everything,
 * and whether both come to the same. Target: under 1 s.
 *
 *   npx tsx bench/changed.ts [real|many] [ARTICLES]
 *
 * `real`: 12 questions, of which a few are answered most, 25 claims an article; `many`: 200 questions asked evenly, 50 claims an
 * article. Without a word, both. An article is changed as a night changes it: a new version of its text, in which some figures are others.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import type { LoadedDossier } from '../src/dossier/load.ts'
import { loadDossier } from '../src/dossier/load.ts'
import type { Article } from '../src/model/article.ts'
import { articleText } from '../src/model/article.ts'
import type { Claim } from '../src/model/claim.ts'
import { contentId } from '../src/model/identity.ts'
import { reconcileStage } from '../src/run/reconcile.ts'
import type { Workspace } from '../src/run/workspace.ts'
import { withWorkspace } from '../src/run/workspace.ts'
import { saveReadings } from '../src/store/articles.ts'
import { claimsOf, saveExtractions } from '../src/store/claims.ts'
import { loadReconciliation } from '../src/store/findings.ts'
import { fillInBulk } from './support/bulk-store.ts'
import { madePress } from './support/made-press.ts'

const SHAPES: Readonly<Record<string, { claimsEach: number; evenly: boolean }>> = { real: { claimsEach: 25, evenly: false }, many: { claimsEach: 50, evenly: true } }
const [, , shape, count = '20000'] = process.argv
const articles = Number(count)
const folder = mkdtempSync(join(tmpdir(), 'bench-changed-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const both = (name: string) => ({ fr: name, en: name })

/** A dossier with a questionnaire of 200 questions, a third of each type. */
function questionnaireOfMany(): string {
  const categories = Array.from({ length: 40 }, (_, at) => ({ id: `c${at}`, label: both(`catégorie ${at}`), ...(at >= 8 && { parent: `c${at % 8}` }) }))
  return stringify({
    id: 'many', title: both('many'), questions: Array.from({ length: 200 }, (_, index) => ({
      id: `q${index}`, label: both(`Question ${index}`), by_population: true, type: (['quantity', 'date', 'category'] as const)[index % 3], ...(index % 3 === 2 && { categories }),
    })),
  })
}

function writeDossier(name: string): string {
  const file = join(folder, `${name}.yaml`)
  if (name === 'many') writeFileSync(join(folder, 'many-questions.yaml'), questionnaireOfMany().replace('id: many', 'id: many-questions'))
  writeFileSync(file, stringify({
    id: name, title: 'Banc', questionnaire: name === 'many' ? 'many-questions' : 'data-breach', window: { from: '2024-01-15', to: '2024-12-31' }, terms: ['Viamedis'],
    subjects: [{ id: 'viamedis', name: 'Viamedis' }, { id: 'almerys', name: 'Almerys' }],
    populations: [{ id: 'insured', name: 'assurés' }, { id: 'professionals', name: 'professionnels' }],
    speakers: ['cnil', 'viamedis', 'almerys', 'kerbrat'].map(id => ({ id, name: id })), relays: [{ id: 'afp', name: 'AFP' }], sources: [],
  }))
  return file
}

interface Cost {
  readonly clock: number
  readonly processor: number
  readonly questions: number
}

const told = ({ clock, processor, questions }: Cost): string => `${clock.toFixed(2)} s (${processor.toFixed(2)} s of the processor), ${questions} questions`

/** One run of the stage, from the moment that the store is changed. */
async function reconciled(story: LoadedDossier, db: string, change: (workspace: Workspace) => Promise<void> = async () => {}): Promise<Cost> {
  return withWorkspace({ story, db, command: 'bench', emit: () => {} }, async workspace => {
    await change(workspace)
    const [started, before] = [performance.now(), process.cpuUsage()]
    const { questions } = await reconcileStage(workspace)
    const { user, system } = process.cpuUsage(before)
    return { clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6, questions: questions! }
  }, () => false)
}

/** A new version of one article: a paragraph is another, a claim is gone, one figure in four is another. */
const change = (place: number) => async ({ store, dossier, rules, run }: Workspace): Promise<void> => {
  const row = await store.selectFrom('versions').innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['versions.id', 'articles.id as article', 'articles.address', 'articles.outlet_id', 'articles.outlet_name', 'versions.document', 'versions.body_hash'])
    .orderBy('versions.id').offset(place).limit(1).executeTakeFirstOrThrow()
  const old = JSON.parse(row.document) as Article
  const article: Article = { ...old, modified: '2024-05-02T08:00:00Z', ...articleText(old.title, null, [...old.paragraphs.slice(1), { kind: 'paragraph', text: 'Cet article a été mis à jour.' }]) }
  await saveReadings(store, [{ bodyHash: row.body_hash, address: row.address, reader: rules.reader, result: { article, address: row.address, outlet: { id: row.outlet_id, name: row.outlet_name }, seenAt: '2024-05-02T08:00:00Z' } }])
  const claims = (await claimsOf(store, dossier.id, row.id)).slice(1).map(({ id: _id, article: _article, ...claim }, at): Claim =>
    at % 4 === 0 && 'amount' in claim.value ? { ...claim, value: { ...claim.value, amount: claim.value.amount + 1_000_000 } } : claim)
  await saveExtractions(store, dossier.id, rules.claims, [{ version: contentId('version', row.article, article.text), article: row.article, result: claims }], run)
}

/** The command itself, from its start to its end. */
async function wholeCommand(file: string, db: string): Promise<string> {
  const started = performance.now()
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)), 'reconcile', file, '--db', db, '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] })
  await once(child, 'exit')
  return `${((performance.now() - started) / 1000).toFixed(2)} s`
}

async function bench(name: string): Promise<void> {
  const { claimsEach, evenly } = SHAPES[name]!
  const file = writeDossier(name)
  const story = loadDossier(file)
  const db = join(folder, `${name}.db`)
  await fillInBulk(db, { dossier: story.dossier.id }, madePress(story, { articles, claimsEach, evenly }))
  console.log(`${name}: ${articles} articles, ${articles * claimsEach} claims, all reconciled: ${told(await reconciled(story, db))}`)
  console.log(`  nothing changed: ${told(await reconciled(story, db))}; the whole command ${await wholeCommand(file, db)}`)
  for (const place of [1, 2, 3]) console.log(`  one article changed: ${told(await reconciled(story, db, change(Math.floor(articles / 3) * place - 1)))}`)
  await withWorkspace({ story, db, command: 'bench', emit: () => {} }, change(1), () => false)
  console.log(`  one article changed: the whole command ${await wholeCommand(file, db)}`)
  await withWorkspace({ story, db, command: 'bench', emit: () => {} }, async workspace => {
    const { store, dossier } = workspace
    const again = JSON.stringify(await loadReconciliation(store, dossier.id))
    for (const table of ['reconciled', 'findings', 'origins'] as const) await store.deleteFrom(table).execute()
    await reconcileStage(workspace)
    console.log(again === JSON.stringify(await loadReconciliation(store, dossier.id)) ? '  the same as from scratch' : '  NOT the same as from scratch')
  }, () => false)
}

for (const name of shape === undefined ? Object.keys(SHAPES) : [shape]) await bench(name)
