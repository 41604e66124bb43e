import type { Child } from 'hono/jsx'
import type { QuestionFacts } from '../facts.ts'
import type { DatedNews } from '../feed/news.ts'
import type { Story } from '../topics/story.ts'
import type { SourceRow } from '../views/sources.ts'
import { clip } from '../words/typography.ts'
import type { ArticleEntry } from './articles.tsx'
import { ArticleBlock } from './articles.tsx'
import { documentOf, selfContained } from './document.tsx'
import type { Edition } from './edition.ts'
import { MatrixSection } from './matrix.tsx'
import { Overview } from './overview.tsx'
import { Day } from './parts.tsx'
import { QuestionSection } from './question.tsx'
import { SourcesSection } from './sources.tsx'

/** What the pages of a folder share: the report of a coverage that is too large for one page. */
export interface Folder {
  readonly title: string
  /** ISO day on which the report is made. */
  readonly day: string
  readonly answered: readonly string[]
}

function folderPage(edition: Edition, { title, day, answered }: Folder, name: string | null, body: Child): Promise<string> {
  const { words, address } = edition
  const { say } = words
  return documentOf({ language: words.language, title: [name, title, say.title].filter(Boolean).join(' — '), ...selfContained }, (
    <>
      <a class="skip" href="#main">{say.skip}</a>
      <header class="masthead">
        <p class="kicker"><a href={address({ to: 'overview' })}>{title}</a><span>{words.day(day)}</span></p>
        <nav aria-label={say.navigation}>
          <ul>
            {answered.map(question => <li><a href={address({ to: 'question', id: question })}>{words.question(question)}</a></li>)}
            {([['who', say.whoSaysWhat], ['sources', say.sources], ['articles', say.articlesHeading]] as const).map(([to, label]) => <li><a href={address({ to })}>{label}</a></li>)}
          </ul>
        </nav>
      </header>
      <main id="main">{body}</main>
      <footer><p>{say.quoteNotice}</p><p>{say.madeBy(words.day(day))}</p></footer>
    </>
  ))
}

export const folderIndex = (edition: Edition, folder: Folder, story: Story, news: readonly DatedNews[] | null, facts: readonly QuestionFacts[], sources: readonly SourceRow[]): Promise<string> =>
  folderPage(edition, folder, null, <><h1>{folder.title}</h1><Overview edition={edition} story={story} news={news} /><MatrixSection edition={edition} facts={facts} /><SourcesSection edition={edition} rows={sources} /></>)

export const folderQuestion = (edition: Edition, folder: Folder, facts: QuestionFacts): Promise<string> =>
  folderPage(edition, folder, edition.words.question(facts.question), <QuestionSection edition={edition} page={facts} level={1} />)

export const folderArticle = (edition: Edition, folder: Folder, entry: ArticleEntry): Promise<string> =>
  folderPage(edition, folder, clip(entry.article.title, 160), <ArticleBlock edition={edition} entry={entry} level={1} open />)

export interface ListedArticle {
  readonly id: string
  readonly outlet: string
  readonly title: string
  readonly published: string | null
}

export const folderArticles = (edition: Edition, folder: Folder, articles: readonly ListedArticle[]): Promise<string> =>
  folderPage(edition, folder, edition.words.say.articlesHeading, (
    <>
      <h1>{edition.words.say.articlesHeading}</h1>
      <ul class="sentences">{articles.map(({ id, outlet, title, published }) => <li><Day edition={edition} iso={published} />, <b><bdi>{clip(outlet, 60)}</bdi></b>, <a href={edition.address({ to: 'article', id })}><bdi>{clip(title, 160) || id}</bdi></a></li>)}</ul>
    </>
  ))
