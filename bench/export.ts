import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDossier } from '../src/dossier/load.ts'
import type { Claim } from '../src/model/claim.ts'
import { articleText } from '../src/model/article.ts'
import { contentId } from '../src/model/identity.ts'
import { category, date, quantity } from '../src/model/value.ts'
import { exportDossier } from '../src/run/export.ts'
import { articleId, saveReadings } from '../src/store/articles.ts'
import { saveExtractions } from '../src/store/claims.ts'
import { saveFindings } from '../src/store/save-findings.ts'
import { openStore } from '../src/store/open.ts'
import { bodyHash, savePage } from '../src/store/pages.ts'

// How much memory and time the tables of a large store take: `npx tsx bench/export.ts [ARTICLES] [CLAIMS PER ARTICLE] [FORMAT…]`.
// Two thirds of the claims answer one question, as in a real dossier. The limit is 500 MB for 500,000 claims;
// measured on Node 20.20 (2 cores, busy): csv 412 MB, parquet 442 MB.

const [articles = 20_000, perArticle = 25] = process.argv.slice(2, 4).map(Number)
const formats = (process.argv.length > 4 ? process.argv.slice(4) : ['csv', 'parquet']) as ('csv' | 'parquet')[]
const folder = mkdtempSync(join(tmpdir(), 'bench-export-'))
const db = join(folder, 'store.db')
const { questionnaire } = loadDossier('demo')
const data = questionnaire.questions.find(question => question.id === 'data')
const categories = data?.type === 'category' ? data.categories.map(({ id }) => id) : []

const filler = 'Les données des assurés de la plateforme de tiers payant auraient été consultées par un tiers, selon la direction. '.repeat(20)
const claimOf = (index: number, at: number): Claim => ({
  question: at % 3 !== 0 ? 'data' : at % 2 === 0 ? 'victims' : 'attack_date',
  value: at % 3 !== 0 ? category(categories[(index + at) % categories.length]!) : at % 2 === 0 ? quantity(1_000_000 + (index % 50)) : date(`2024-02-${String(1 + (index % 28)).padStart(2, '0')}`),
  subject: ['viamedis'], population: 'any', polarity: 'affirmed', modality: at % 5 === 0 ? 'hedged' : 'asserted', speaker: null, via: [],
  quote: { exact: filler.slice(at * 7, at * 7 + 40), prefix: filler.slice(0, 32), suffix: filler.slice(50, 82), start: at * 7, end: at * 7 + 40 },
  why: [{ field: 'value', rule: 'a rule of the questionnaire', words: 'les mots' }, { field: 'subject', rule: 'clause' }],
})

async function fill(): Promise<void> {
  const store = await openStore(db)
  const members = new Map<string, string[]>()
  for (let index = 0; index < articles; index++) {
    const address = `https://www.presse.example/${index}`
    const text = articleText(`Article ${index}`, null, [{ kind: 'paragraph', text: filler }])
    const body = Buffer.from(address)
    await savePage(store, { outlet: null, address, finalAddress: address, fetchedAt: '2024-02-02T00:00:00Z', status: 200, headers: {}, body, outcome: 'stored', run: null })
    const article = {
      title: `Article ${index}`, alternativeTitles: [], standfirst: null, authors: ['Une Signature'], outlet: 'Flash 24', published: '2024-02-02', modified: null, canonical: address, language: 'fr',
      declaredLanguage: 'fr', section: null, keywords: [], free: true, flags: [], captions: [], links: [], found: {}, ...text,
    }
    await saveReadings(store, [{ bodyHash: bodyHash(body), address, reader: 'bench', result: { article, address, outlet: { id: 'flash24', name: 'Flash 24' }, seenAt: '2024-02-02T00:00:00Z' } }])
    const id = articleId(address)
    const claims = Array.from({ length: perArticle }, (_, at) => claimOf(index, at))
    await saveExtractions(store, 'demo', 'bench', [{ version: contentId('version', id, text.text), article: id, result: claims }])
  }
  for (const { id, question } of await store.selectFrom('claims').select(['id', 'question']).execute()) {
    const others = members.get(question)
    if (others) others.push(id)
    else members.set(question, [id])
  }
  for (const [question, claims] of members) {
    const position = { id: `p-${question}`, question, subject: ['viamedis'], population: 'any', value: category('email'), polarity: 'affirmed', modality: 'asserted', claims, outlets: ['Flash 24'], speakers: [], origins: articles, first: '2024-02-02', last: '2024-02-02', hedged: 0 } as const
    await saveFindings(store, 'demo', { question, findings: [{ id: `f-${question}`, question, subject: ['viamedis'], population: 'any', status: 'agreement', positions: [position], relations: [] }], across: [] })
  }
  await store.destroy()
}

if (process.env['BENCH_STORE'] === undefined) {
  await fill()
  const { execFileSync } = await import('node:child_process')
  // Each in a process of its own: the highest memory is a process's.
  for (const format of formats) execFileSync(process.execPath, [...process.execArgv, import.meta.filename, String(articles), String(perArticle), format], { stdio: 'inherit', env: { ...process.env, BENCH_STORE: db } })
  rmSync(folder, { recursive: true })
} else {
  const out = join(folder, 'out')
  const started = performance.now()
  await exportDossier({ dossier: 'demo', db: process.env['BENCH_STORE'], out, format: formats[0]!, language: null, questions: null, since: null, columns: null })
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`${formats[0]}: ${articles * perArticle} claims, ${(statSync(join(out, `claims.${formats[0]}`)).size / 1e6).toFixed(0)} MB written in ${((performance.now() - started) / 1000).toFixed(0)} s, at most ${megabytes} MB of memory`)
  rmSync(folder, { recursive: true })
}
