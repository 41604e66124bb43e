/**
 * Speed of extraction, text to claims, and whether its time grows linearly: `npx tsx bench/extract.ts`.
 * Time is the processor's, of one run on one core; the target is 300,000 characters a second up to 2 MB.
 */
import { loadDossier } from '../src/dossier/load.ts'
import { loadLexicon } from '../src/dossier/load-lexicon.ts'
import { extractClaims } from '../src/extract/claims/extract-claims.ts'
import { createFrench } from '../src/extract/french/french.ts'
import { articleText } from '../src/model/article.ts'
import { readBreaches } from '../test/corpus/read-corpus.ts'

const { dossier, questionnaire } = loadDossier('viamedis-almerys-2024')
const french = createFrench(loadLexicon())
const { articles } = readBreaches()

/** Articles of the corpus, paragraph after paragraph, up to a length in characters. */
function textOf(length: number) {
  const blocks: { kind: 'paragraph'; text: string }[] = []
  for (let size = 0, at = 0; size < length; at++) {
    for (const text of articles[at % articles.length]!.article.paragraphs) {
      blocks.push({ kind: 'paragraph', text })
      size += text.length
    }
  }
  return { title: 'Cyberattaque', standfirst: null, published: '2024-02-08', ...articleText('Cyberattaque', null, blocks) }
}

/** Seconds of processor since a reading of `process.cpuUsage()`: what else the machine does does not count. */
function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

function seconds(length: number): { characters: number; seconds: number; claims: number } {
  const article = textOf(length)
  const start = process.cpuUsage()
  const claims = extractClaims(article, dossier, questionnaire, french).length
  return { characters: article.text.length, seconds: since(start), claims }
}

seconds(200_000)
for (const length of [5_000, 50_000, 250_000, 500_000, 1_000_000, 2_000_000]) {
  const run = seconds(length)
  const rate = run.characters / run.seconds
  console.log(`${String(run.characters).padStart(9)} characters  ${run.seconds.toFixed(2)} s  ${Math.round(rate).toLocaleString('en')} characters/s  ${run.claims} claims`)
}
// What a night of articles costs: one after another, as they come.
const start = process.cpuUsage()
let characters = 0
for (let round = 0; round < 5; round++) {
  for (const { article } of articles) {
    const built = articleText(article.title, article.standfirst, article.paragraphs.map(text => ({ kind: 'paragraph' as const, text })))
    characters += built.text.length
    extractClaims({ title: article.title, standfirst: article.standfirst, published: article.published, ...built }, dossier, questionnaire, french)
  }
}
const elapsed = since(start)
console.log(`${articles.length * 5} articles: ${Math.round(characters / elapsed).toLocaleString('en')} characters/s, ${Math.round(articles.length * 5 / elapsed * 60).toLocaleString('en')} articles a minute`)
