import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlacedClaim } from '../model/claim.ts'
import type { Language } from '../model/finding.ts'
import { inFolder } from '../report/addresses.ts'
import type { QuestionFacts } from '../report/facts.ts'
import type { Edition } from '../report/pages/edition.ts'
import type { Folder } from '../report/pages/folder.tsx'
import { folderArticle, folderArticles, folderIndex, folderQuestion } from '../report/pages/folder.tsx'
import { storyOf } from '../report/topics/story.ts'
import { compare, union } from '../report/topics/sides.ts'
import { sidesOfScope } from '../report/topics/topic.ts'
import { sourcesOf } from '../report/views/sources.ts'
import { wordsOf } from '../report/words/words.ts'
import { claimsById, claimsOfVersions } from '../store/claims.ts'
import { coveredArticles } from '../store/coverage.ts'
import { loadOrigins } from '../store/findings.ts'
import type { Subject } from './views/coverage.ts'
import { loadLatestNews } from './views/news.ts'
import { loadSourceLinks } from './views/source-links.ts'
import type { LoadedFigures } from './views/facts.ts'

/** Articles whose claims are read, and whose pages are written, at a time. */
const BATCH = 200
/** Quotes beside an answer. */
const QUOTES = 6
/** Outlets that a table shows. */
const ROWS = 60

/** Writes the report as a folder of pages, a question and an article each, holding a few hundred articles in memory at a time. Gives the number of pages. */
export async function writeFolder(subject: Subject, facts: readonly QuestionFacts[], figures: LoadedFigures, options: { out: string; language: Language; day: string }): Promise<number> {
  const { store, dossier, questionnaire } = subject
  const { out, language, day } = options
  const folder: Folder = { title: dossier.title, day, answered: facts.filter(({ topics }) => topics.length > 0).map(({ question }) => question) }
  const claims = await claimsById(store, dossier.id, mentioned(facts))
  const questions = new Map(facts.flatMap(({ question, topics }) => topics.flatMap(topic => topic.scopes.flatMap(scope => [scope.finding, ...sidesOfScope(scope).flatMap(side => side.positions)].map(id => [id, question] as const)))))
  const words = wordsOf(dossier, questionnaire, language)
  const sources = await loadSourceLinks(subject, facts)
  const edition = (up: string, own?: ReadonlyMap<string, PlacedClaim>): Edition => ({
    words, sources, quotes: QUOTES, live: false, sort: null, rows: { most: ROWS, all: null }, claim: id => claims.get(id),
    address: inFolder(up, { questionOf: id => questions.get(id), articleOf: id => (own?.get(id) ?? claims.get(id))?.article.id }),
  })
  for (const part of ['questions', 'articles']) await mkdir(join(out, part), { recursive: true })
  const write = (name: string, html: string) => writeFile(join(out, name), html)
  await write('index.html', await folderIndex(edition(''), folder, storyOf(figures, facts), await loadLatestNews(subject), facts, sourcesOf(dossier, figures.byOutlet, facts)))
  for (const page of facts) if (page.topics.length > 0) await write(`questions/${page.question}.html`, await folderQuestion(edition('../'), folder, page))
  const articles = await coveredArticles(store, dossier.id)
  await write('articles.html', await folderArticles(edition(''), folder, articles))
  const shared = await sharedWith(subject, new Map(articles.map(({ id, outlet }) => [id, outlet])))
  for (let at = 0; at < articles.length; at += BATCH) {
    const batch = articles.slice(at, at + BATCH)
    const own = await claimsOfVersions(store, dossier.id, batch.map(({ version }) => version))
    await Promise.all(batch.map(async article => {
      const made = own.get(article.version) ?? []
      await write(`articles/${article.id}.html`, await folderArticle(edition('../', new Map(made.map(claim => [claim.id, claim]))), folder, { article, claims: made, sharedWith: shared(article.id) }))
    }))
  }
  return 2 + folder.answered.length + articles.length
}

/** The claims that any page but an article's own quotes or links to. */
function mentioned(facts: readonly QuestionFacts[]): string[] {
  const ids = facts.flatMap(({ topics, history, categories, answers }) => [
    ...topics.flatMap(topic => topic.scopes).flatMap(sidesOfScope).flatMap(side => side.witnesses.slice(0, QUOTES)),
    ...history.flatMap(({ marks }) => marks.map(({ claim }) => claim)),
    ...categories.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ claim }) => claim ?? []))),
    ...Object.values(answers).flat().map(({ claim }) => claim),
  ])
  return [...new Set(ids)]
}

/** The outlets of the other articles of an article's origin. */
async function sharedWith({ store, dossier }: Subject, outlets: ReadonlyMap<string, string>): Promise<(article: string) => string[]> {
  const members = new Map((await loadOrigins(store, dossier.id)).flatMap(({ articles }) => articles.map(article => [article, articles] as const)))
  return article => union([(members.get(article) ?? []).filter(other => other !== article).flatMap(other => outlets.get(other) ?? [])]).sort(compare)
}
