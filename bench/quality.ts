/**
 * Scores extraction on the project's own annotated corpus and compares with the floors that are kept in the repository:
 * `npm run quality`; `-- --raise` writes the floors up to what is reached. Floors only rise.
 * `tune` are stories that rules may be written by, `test` those that they are only measured on.
 * `-- --misses [QUESTION,…]` lists what is missed, said in vain, and told otherwise, of the `tune` half alone:
 * the other is not for reading.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadLexicon } from '../src/dossier/load-lexicon.ts'
import { extractClaims } from '../src/extract/claims/extract-claims.ts'
import { createFrench } from '../src/extract/french/french.ts'
import { articleText } from '../src/model/article.ts'
import { readBreaches } from '../test/corpus/read-corpus.ts'
import type { Scores } from './score.ts'
import { addArticle, differences, emptyScores, f1 } from './score.ts'

const FLOORS = join(import.meta.dirname, '..', 'test', 'corpus', 'floors.json')
/** A floor stands this far under what was reached, so that one claim of a small question does not break a build. */
const SLACK = 0.01

const french = createFrench(loadLexicon())
const asked = process.argv.indexOf('--misses')
const misses = asked < 0 ? null : { questions: new Set(process.argv[asked + 1]?.split(',')) }

function score(split: 'tune' | 'test'): Scores {
  const { articles, dossiers } = readBreaches(split)
  const scores = emptyScores()
  for (const { article } of articles) {
    const { dossier, questionnaire } = dossiers.get(article.dossier)!
    const built = articleText(article.title, article.standfirst, article.paragraphs.map(text => ({ kind: kindOf(text), text })))
    const { title, standfirst, published } = article
    const said = extractClaims({ title, standfirst, published, outlet: article.outlet, ...built }, dossier, questionnaire, french).map(claim => ({ ...claim, quote: claim.quote.exact }))
    addArticle(scores, article.claims, said)
    if (split === 'tune' && misses) for (const line of differences(article.claims, said, misses.questions)) console.log(`${article.id.padEnd(20)} ${line}`)
  }
  return scores
}

const kindOf = (text: string) => text.length < 70 && !/[.!?…»:;]$/.test(text.trim()) ? 'subhead' as const : 'paragraph' as const

const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, number>
const reached: Record<string, number> = {}
for (const split of ['tune', 'test'] as const) {
  const scores = score(split)
  console.log(`\n${split.padEnd(22)}   F1     P      R      gold  said`)
  const rows = [['core', scores.core], ['strict', scores.strict], ...Object.entries(scores.questions).sort(([a], [b]) => a < b ? -1 : 1)] as const
  for (const [name, tally] of rows) {
    const share = (of: number) => (of === 0 ? 0 : tally.right / of).toFixed(3)
    console.log(`  ${name.padEnd(20)} ${f1(tally).toFixed(3)}  ${share(tally.said)}  ${share(tally.gold)}  ${String(tally.gold).padStart(5)} ${String(tally.said).padStart(5)}`)
    // Questions with few claims jump; only the whole and the large ones have floors.
    if (name === 'core' || name === 'strict' || tally.gold >= 20) reached[`${split}.${name}`] = f1(tally)
  }
  for (const [name, { of, right }] of Object.entries(scores.fields)) {
    console.log(`  field ${name.padEnd(14)} ${(right / of).toFixed(3)}`)
    reached[`${split}.field.${name}`] = right / of
  }
}

const fallen = Object.entries(floors).filter(([name, floor]) => (reached[name] ?? 0) < floor)
for (const [name, floor] of fallen) console.error(`quality: ${name} is ${(reached[name] ?? 0).toFixed(3)}, its floor is ${floor}; mend the rule that broke it, floors only rise`)
if (process.argv.includes('--raise')) {
  const raised = Object.fromEntries(Object.entries(reached).sort(([a], [b]) => a < b ? -1 : 1).map(([name, value]) => [name, Math.max(floors[name] ?? 0, Math.floor((value - SLACK) * 1000) / 1000)]))
  writeFileSync(FLOORS, `${JSON.stringify(raised, null, 1)}\n`)
}
process.exitCode = fallen.length > 0 ? 1 : 0
