import { readFileSync } from 'node:fs'
import { readBreaches } from './test/corpus/read-corpus.ts'
import { loadLexicon } from './src/dossier/load-lexicon.ts'
import { createFrench } from './src/extract/french/french.ts'
import { readContext } from './src/extract/claims/extract-claims.ts'
import { nounOf } from './src/extract/claims/counted.ts'
import { articleText } from './src/model/article.ts'
const french = createFrench(loadLexicon())
const { articles, dossiers } = readBreaches('tune')
for (const arg of process.argv.slice(2)) {
  const [id, q] = arg.split('@') as [string, string]
  const { article: a } = articles.find(x => x.article.id === id)!
  const { dossier, questionnaire } = dossiers.get(a.dossier)!
  const built = articleText(a.title, a.standfirst, a.paragraphs.map(t => ({ kind: 'paragraph' as const, text: t })))
  const c = readContext({ title: a.title, standfirst: a.standfirst, published: a.published, outlet: a.outlet, ...built } as any, dossier, questionnaire, french)
  const at = built.text.indexOf(q)
  for (const n of c.story.numbers) {
    if (n.mention.end < at || n.mention.start > at + q.length) continue
    const s = c.story.reading.sentences[c.story.reading.sentenceOf[n.from]!]!
    console.log('==', id, built.text.slice(n.mention.start, n.mention.end), n.mention.kind, n.mention.bound, 'setting', JSON.stringify(c.settings.at(n.from)))
    const i = questionnaire.questions.findIndex(x => x.id === 'victims')
    console.log('noun', JSON.stringify(nounOf(n, s, questionnaire.questions[i] as any, i, c)), 'head', c.figures.head(n), n.from)
    for (const r of c.story.rulesOf(s)) if (['victims', 'organisations'].includes(questionnaire.questions[r.meaning.question]?.id ?? '')) console.log('   ', r.from, r.to, r.meaning.part, questionnaire.questions[r.meaning.question]!.id, r.source.slice(0, 90))
    console.log('   ', c.story.reading.cues.filter(x => x.meaning.tag === 'figure' && x.from >= s.from && x.to <= s.to).map(x => `${x.meaning.id} ${x.from}-${x.to}`).join('; '))
  }
}
