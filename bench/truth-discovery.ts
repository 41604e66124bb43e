/**
 * Precision of truth discovery on a data set with known truths.
 *
 *   npx tsx bench/truth-discovery.ts CLAIMS.tsv GOLD.tsv [ORIGINS.tsv]
 *
 * CLAIMS.tsv has a line a claim: source, object, value. GOLD.tsv has a line an object: object, value. ORIGINS.tsv, if given,
 * has a line a source: source, origin. Tabs between, UTF-8, no quoting; a first line `source…` or `object…` is a header.
 * Precision is of the objects of GOLD.tsv that some source speaks of; the others are told apart.
 */
import { readFileSync } from 'node:fs'
import { accu } from '../src/reconcile/support/accu.ts'
import type { Statement, Support } from '../src/reconcile/support/vote.ts'
import { majorityVote, originWeightedVote, winners } from '../src/reconcile/support/vote.ts'

const [claimsFile, goldFile, originsFile] = process.argv.slice(2)
if (!claimsFile || !goldFile) {
  console.error('usage: npx tsx bench/truth-discovery.ts CLAIMS.tsv GOLD.tsv [ORIGINS.tsv]')
  process.exit(2)
}

const rows = (file: string, columns: number): string[][] => readFileSync(file, 'utf8').replace(/^\ufeff/, '').split(/\r?\n/)
  .map(line => line.split('\t').map(cell => cell.trim()))
  .filter((cells, index) => cells.length >= columns && !(index === 0 && /^(source|object)s?(_?id)?$/i.test(cells[0]!)))

const statements = rows(claimsFile, 3).map(([source, object, value]): Statement => ({ source: source!, object: object!, value: value! }))
const gold = new Map(rows(goldFile, 2).map(([object, value]) => [object!, value!]))
const origins = new Map(originsFile ? rows(originsFile, 2).map(([source, origin]) => [source!, origin!]) : [])

const methods: readonly (readonly [string, () => Support])[] = [
  ['vote', () => majorityVote(statements)],
  ...(originsFile ? [['vote by origins', () => originWeightedVote(statements, source => origins.get(source) ?? source)] as const] : []),
  ['accu', () => accu(statements)],
]

const count = (items: readonly string[]): number => new Set(items).size
console.log(`${statements.length} claims, ${count(statements.map(({ source }) => source))} sources, ${count(statements.map(({ object }) => object))} objects, ${gold.size} with a known value`)
for (const [name, method] of methods) {
  const started = performance.now()
  const chosen = winners(method())
  const seconds = (performance.now() - started) / 1000
  const judged = [...gold].filter(([object]) => chosen.has(object))
  const right = judged.filter(([object, value]) => chosen.get(object) === value).length
  console.log(`${name.padEnd(16)} precision ${(right / judged.length).toFixed(3)}  (${right} of ${judged.length}; nobody speaks of ${gold.size - judged.length})  ${seconds.toFixed(1)} s`)
}
