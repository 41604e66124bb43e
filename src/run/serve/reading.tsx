import type { Context, Hono } from 'hono'
import { anchorOf, served } from '../../report/addresses.ts'
import type { QuestionFacts } from '../../report/facts.ts'
import { ArticlePage } from '../../report/pages/live/article.tsx'
import { ClaimPage } from '../../report/pages/live/claim.tsx'
import { ArticlesPage, ReviewsPage, SearchPage } from '../../report/pages/live/lists.tsx'
import { LiveOverview } from '../../report/pages/live/overview.tsx'
import { PositionPage } from '../../report/pages/live/position.tsx'
import { MatrixSection } from '../../report/pages/matrix.tsx'
import { QuestionSection } from '../../report/pages/question.tsx'
import { SourcesSection } from '../../report/pages/sources.tsx'
import { storyOf } from '../../report/topics/story.ts'
import type { Topic } from '../../report/topics/topic.ts'
import { sidesOfScope } from '../../report/topics/topic.ts'
import { sourcesOf } from '../../report/views/sources.ts'
import { claimsById } from '../../store/claims.ts'
import { questionOfFinding } from '../../store/findings.ts'
import { ARTICLE_ORDERS, loadArticles } from '../views/articles.ts'
import type { ArticleOrder } from '../views/articles.ts'
import { loadArticleView } from '../views/article.ts'
import { loadClaimView } from '../views/claim.ts'
import { loadAllFacts, loadFacts, loadFigures } from '../views/facts.ts'
import { loadLatestNews } from '../views/news.ts'
import { loadPositionView } from '../views/position.ts'
import { loadReviewsView } from '../views/reviews.ts'
import { loadSourceLinks } from '../views/source-links.ts'
import { loadSearchView } from '../views/search.ts'
import type { Desk } from './desk.ts'

/** The pages that only read. */
export function readingRoutes(app: Hono, desk: Desk): void {
  const { store, dossier, words } = desk
  const { say } = words

  app.get('/', context => desk.keptPage(context, async () => {
    const facts = await loadAllFacts(desk)
    const story = storyOf(await loadFigures(desk), facts)
    const disputed = story.topics.map(topic => ({ ...topic, scopes: topic.scopes.filter(({ camps }) => camps.length > 1) }))
    const edition = desk.edition(context, await quotedIn(desk, disputed, 2))
    const news = await loadLatestNews(desk)
    return [{ edition, title: null, section: 'overview' }, <LiveOverview edition={edition} dossier={dossier.title} story={story} news={news} facts={facts} />]
  }))

  app.get('/question/:id', async context => {
    const id = context.req.param('id')
    if (!desk.questionnaire.questions.some(question => question.id === id)) return context.notFound()
    return desk.keptPage(context, async () => {
      const facts = await loadFacts(desk, id)
      const edition = { ...desk.edition(context, await quotedIn(desk, facts.topics, 5)), sources: await loadSourceLinks(desk, [facts]) }
      return [{ edition, title: words.question(id), section: 'overview' }, <QuestionSection edition={edition} page={facts} level={1} />]
    })
  })

  app.get('/finding/:id', async context => {
    const id = context.req.param('id')
    const question = await questionOfFinding(store, dossier.id, id)
    return question === null ? context.notFound() : context.redirect(served({ to: 'question', id: question }) + `#${anchorOf({ to: 'finding', id })}`)
  })

  app.get('/position/:id', async context => {
    const view = await loadPositionView(desk, context.req.param('id'), pageOf(context))
    if (!view) return context.notFound()
    const edition = desk.edition(context)
    const { question, value, polarity } = view.position
    return desk.page(context, { edition, title: words.colon(words.question(question), words.answer(question, value, polarity)), section: 'overview' }, <PositionPage edition={edition} view={view} />)
  })

  app.get('/claim/:id', async context => {
    const view = await loadClaimView(desk, context.req.param('id'))
    if (!view) return context.notFound()
    const edition = desk.edition(context)
    const { question, value, polarity } = view.claim
    return desk.page(context, { edition, title: words.colon(words.question(question), words.answer(question, value, polarity)), section: 'articles' }, <ClaimPage edition={edition} view={view} writing={desk.writing(context)} />)
  })

  app.get('/who', context => desk.keptPage(context, async () => {
    const edition = desk.edition(context)
    return [{ edition, title: say.whoSaysWhat, section: 'who' }, <MatrixSection edition={edition} facts={await loadAllFacts(desk)} level={1} />]
  }))

  app.get('/sources', context => desk.keptPage(context, async () => {
    const edition = desk.edition(context)
    const { byOutlet } = await loadFigures(desk)
    return [{ edition, title: say.sources, section: 'sources' }, <SourcesSection edition={edition} rows={sourcesOf(dossier, byOutlet, await loadAllFacts(desk))} level={1} />]
  }))

  app.get('/articles', async context => {
    const edition = desk.edition(context)
    const [, asked = ''] = edition.sort?.by?.split('.') ?? []
    const order: ArticleOrder = ARTICLE_ORDERS.includes(asked as ArticleOrder) ? asked as ArticleOrder : 'published'
    const view = await loadArticles(desk, { order, descending: edition.sort?.descending ?? false, page: pageOf(context) })
    const sort = context.req.query('sort')
    const href = (to: number) => `/articles?${new URLSearchParams({ ...(sort === undefined ? {} : { sort }), page: String(to) })}`
    return desk.page(context, { edition, title: say.articlesHeading, section: 'articles' }, <ArticlesPage edition={edition} view={{ ...view, href }} />)
  })

  app.get('/article/:id', async context => {
    const version = Number(context.req.query('version'))
    const view = await loadArticleView(desk, context.req.param('id'), Number.isInteger(version) ? version : null)
    if (!view) return context.notFound()
    const edition = desk.edition(context)
    return desk.page(context, { edition, title: view.article.title.slice(0, 200), section: 'articles' }, <ArticlePage edition={edition} view={view} writing={desk.writing(context)} />)
  })

  app.get('/search', async context => {
    const query = (context.req.query('q') ?? '').slice(0, 400)
    const edition = desk.edition(context)
    return desk.page(context, { edition, title: say.search, section: 'search', query }, <SearchPage edition={edition} view={await loadSearchView(desk, query)} />)
  })

  app.get('/review', async context => {
    const view = await loadReviewsView(desk)
    const edition = desk.edition(context)
    return desk.page(context, { edition, title: say.review, section: 'review' }, <ReviewsPage edition={edition} view={view} writing={desk.writing(context)} />)
  })
}

/** The claims that a page will quote. */
function quotedIn({ store, dossier }: Desk, topics: readonly Topic[], each: number): ReturnType<typeof claimsById> {
  const ids = topics.flatMap((topic: QuestionFacts['topics'][number]) => topic.scopes.flatMap(scope => sidesOfScope(scope).flatMap(side => side.witnesses.slice(0, each))))
  return claimsById(store, dossier.id, [...new Set(ids)])
}

function pageOf(context: Context): number {
  const page = Number(context.req.query('page'))
  return Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1
}
