import { onOnePage } from '../addresses.ts'
import type { Coverage } from '../coverage.ts'
import { originOfArticle } from '../coverage.ts'
import type { Language } from '../../model/finding.ts'
import type { DatedNews } from '../feed/news.ts'
import { allFacts, figuresOf } from '../facts.ts'
import { storyOf } from '../topics/story.ts'
import { compare } from '../topics/sides.ts'
import { groupBy } from '../../model/group-by.ts'
import { linksToSources } from '../views/settling.ts'
import { sourcesOf } from '../views/sources.ts'
import { wordsOf } from '../words/words.ts'
import type { ArticleEntry } from './articles.tsx'
import { ArticlesSection } from './articles.tsx'
import { documentOf, selfContained } from './document.tsx'
import type { Edition } from './edition.ts'
import { MatrixSection } from './matrix.tsx'
import { Overview } from './overview.tsx'
import { QuestionSection } from './question.tsx'
import { SourcesSection } from './sources.tsx'

export interface OnePageOptions {
  readonly language: Language
  /** ISO day on which the report is made. */
  readonly day: string
  /** Quotes beside an answer. */
  readonly quotes: number
  /** What the last run brought; null where there was none before it. */
  readonly news: readonly DatedNews[] | null
}

/**
 * The whole report as one self-contained page: it opens from disk, asks the network for nothing and runs no script.
 * Quotes are short; the articles' texts are not in it.
 */
export async function onePageReport(coverage: Coverage, options: OnePageOptions): Promise<string> {
  const { dossier, questionnaire } = coverage
  const words = wordsOf(dossier, questionnaire, options.language)
  const { say } = words
  const byId = new Map(coverage.claims.map(claim => [claim.id, claim]))
  const facts = allFacts(coverage)
  const sources = linksToSources(dossier, facts.flatMap(({ primary }) => primary), coverage.links)
  const edition: Edition = { words, sources, address: onOnePage, claim: id => byId.get(id), quotes: options.quotes, live: false, sort: null, rows: { most: Infinity, all: null } }
  const story = storyOf(figuresOf(coverage), facts)
  const answered = facts.filter(({ topics }) => topics.length > 0)
  return documentOf({
    language: options.language,
    title: `${dossier.title} — ${say.title}`,
    ...selfContained,
  }, (
    <>
      <a class="skip" href="#overview">{say.skip}</a>
      <header class="masthead">
        <p class="kicker"><span>{say.title}</span><span>{words.day(options.day)}</span></p>
        <h1>{dossier.title}</h1>
        <nav aria-label={say.navigation}>
          <ul>
            {answered.map(({ question }) => <li><a href={onOnePage({ to: 'question', id: question })}>{words.question(question)}</a></li>)}
            <li><a href="#who">{say.whoSaysWhat}</a></li><li><a href="#sources">{say.sources}</a></li><li><a href="#articles">{say.articlesHeading}</a></li>
          </ul>
        </nav>
      </header>
      <main id="overview">
        <Overview edition={edition} story={story} news={options.news} />
        {answered.map(page => <QuestionSection edition={edition} page={page} />)}
        <MatrixSection edition={edition} facts={facts} />
        <SourcesSection edition={edition} rows={sourcesOf(dossier, articlesByOutlet(coverage), facts)} />
        <ArticlesSection edition={edition} entries={entriesOf(coverage)} />
      </main>
      <footer><p>{say.quoteNotice}</p><p>{say.madeBy(words.day(options.day))}</p></footer>
    </>
  ))
}

/** Every article with its claims, in the order of publication. */
export function entriesOf({ articles, claims, reconciliation }: Coverage): ArticleEntry[] {
  const origin = originOfArticle(reconciliation)
  const ofOrigin = groupBy(articles, ({ id }) => origin(id))
  const ofArticle = groupBy(claims, ({ article }) => article.id)
  return [...articles].sort((a, b) => compare(a.published ?? '9', b.published ?? '9') || compare(a.id, b.id)).map(article => ({
    article,
    claims: ofArticle.get(article.id) ?? [],
    sharedWith: [...new Set((ofOrigin.get(origin(article.id)) ?? []).filter(({ id }) => id !== article.id).map(({ outlet }) => outlet))].sort(compare),
  }))
}

const articlesByOutlet = ({ articles }: Coverage): Map<string, number> =>
  new Map([...groupBy(articles, ({ outlet }) => outlet)].map(([outlet, these]) => [outlet, these.length]))
