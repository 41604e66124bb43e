/**
 * How long reconciling takes, and in how much memory.
 *
 *   npx tsx bench/reconcile.ts [claims|origins]
 *
 * `claims`: 250,000 and 1,000,000 claims over 200 questions; `origins`: 20,000 articles of some 3,000 characters, of which half are
 * copies. Without a word, both, each in a process of its own. What one changed article costs is in `changed.ts`.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { dossierSchema } from '../src/dossier/dossier.ts'
import { loadPopulations } from '../src/dossier/populations.ts'
import { questionnaireSchema } from '../src/dossier/questionnaire.ts'
import type { PlacedClaim } from '../src/model/claim.ts'
import type { Value } from '../src/model/value.ts'
import type { OriginArticle } from '../src/reconcile/origins/article.ts'
import { findOrigins } from '../src/reconcile/origins/find-origins.ts'
import type { ReconcileOptions } from '../src/reconcile/reconcile.ts'
import { reconcile } from '../src/reconcile/reconcile.ts'
import { makePress } from '../test/reconcile/origins/press.ts'
import { seeded } from '../test/support/seeded.ts'

const QUESTIONS = 200
const ARTICLES = 20_000

const both = (name: string) => ({ fr: name, en: name })
const question = (index: number) => {
  const base = { id: `q${index}`, label: both(`Question ${index}`), by_population: true }
  if (index % 3 === 0) return { ...base, type: 'quantity' as const }
  if (index % 3 === 1) return { ...base, type: 'date' as const }
  return { ...base, type: 'category' as const, categories: Array.from({ length: 40 }, (_, at) => ({ id: `c${at}`, label: both(`catégorie ${at}`), ...(at >= 8 && { parent: `c${at % 8}` }) })) }
}

const options: ReconcileOptions = {
  dossier: dossierSchema.parse({
    id: 'bench', title: 'bench', questionnaire: 'bench',
    subjects: [{ id: 's1', name: 'S1' }, { id: 's2', name: 'S2' }],
    populations: [{ id: 'p1', name: 'P1' }],
    speakers: [{ id: 'v1', name: 'V1' }, { id: 'v2', name: 'V2' }],
  }),
  questionnaire: questionnaireSchema.parse({ id: 'bench', title: both('bench'), questions: Array.from({ length: QUESTIONS }, (_, index) => question(index)) }),
  populations: loadPopulations(),
}

const SUBJECTS = [['s1'], ['s2'], ['s1', 's2']]

/** Claims of 20,000 articles: a few answers to a question are common, and some hundreds are rare. */
function makeClaims(count: number): PlacedClaim[] {
  const next = seeded(1)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!
  const articles = Array.from({ length: ARTICLES }, (_, index) => ({
    id: `a${index}`, url: `https://outlet${index % 300}.example/${index}`, outlet: `Outlet ${index % 300}`, title: '', published: `2025-0${1 + index % 9}-${String(1 + index % 28).padStart(2, '0')}`,
  }))
  const quote = { exact: 'x', prefix: '', suffix: '', start: 0, end: 1 }
  return Array.from({ length: count }, (_, index): PlacedClaim => {
    const at = index % QUESTIONS
    const rank = Math.floor(next() ** 4 * 40)
    const value: Value = at % 3 === 0 ? { amount: (rank + 1) * 100_000, bound: pick(['exact', 'at_least', 'about']) }
      : at % 3 === 1 ? { edtf: `2025-${String(1 + rank % 12).padStart(2, '0')}-${String(1 + rank % 28).padStart(2, '0')}` } : { category: `c${rank}` }
    return {
      id: `claim ${index}`, question: `q${at}`, value, subject: pick(SUBJECTS), population: pick(['any', 'p1']), polarity: next() < 0.9 ? 'affirmed' : 'denied',
      modality: next() < 0.7 ? 'asserted' : 'hedged', speaker: pick([null, null, 'v1', 'v2']), via: [], quote, article: articles[Math.floor(index / (count / ARTICLES))]!,
    }
  })
}

/** Seconds of the processor: what the program costs, whatever else the machine does. */
function timed<T>(work: () => T): { result: T; seconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (user + system) / 1e6 }
}

const peak = (): string => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`

function benchClaims(): void {
  const seconds = [250_000, 1_000_000].map(count => {
    const claims = makeClaims(count)
    const { result, seconds: took } = timed(() => reconcile(claims, options))
    const positions = result.findings.reduce((sum, finding) => sum + finding.positions.length, 0)
    const relations = result.findings.reduce((sum, finding) => sum + finding.relations.length, result.across.length)
    console.log(`${count} claims, ${QUESTIONS} questions: ${took.toFixed(1)} s, ${positions} positions, ${relations} relations, left out in ${result.leftOut?.length ?? 0} questions; ${peak()}`)
    return took
  })
  console.log(`four times the claims take ${(seconds[1]! / seconds[0]!).toFixed(1)} times as long`)
}

function makeArticles(): OriginArticle[] {
  const press = makePress(ARTICLES / 4, 4).filter(({ kind }) => ['original', 'whole', 'thinned', 'embedded'].includes(kind))
  return press.map(({ id, text }, index) => ({
    id, outlet: `Outlet ${index % 300}`, group: null, url: `https://outlet${index % 300}.example/${index}`, published: `2025-03-${String(1 + index % 28).padStart(2, '0')}`,
    // To some 3,000 characters with what is nobody else's.
    text: `${text}\n\n${Array.from({ length: Math.max(0, Math.ceil((3000 - text.length) / 12)) }, (_, at) => `mot${index}x${at}`).join(' ')}`,
    links: [], relays: [],
  }))
}

function benchOrigins(): void {
  const articles = makeArticles()
  const length = articles.reduce((sum, { text }) => sum + text.length, 0) / articles.length
  const { result, seconds } = timed(() => findOrigins({ articles, claims: [], reviews: [] }))
  console.log(`${articles.length} articles of ${Math.round(length)} characters: ${seconds.toFixed(1)} s, ${result.length} shared origins; ${peak()}`)
}

const benches: Readonly<Record<string, () => void>> = { claims: benchClaims, origins: benchOrigins }
const [asked] = process.argv.slice(2)
if (asked && benches[asked]) benches[asked]()
else for (const name of Object.keys(benches)) spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), name], { stdio: 'inherit' })
