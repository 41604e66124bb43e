import type { PlacedClaim } from '../../../model/claim.ts'
import type { Review } from '../../../model/review.ts'
import { count } from '../../words/numbers.ts'
import { clip } from '../../words/typography.ts'
import { ClaimLine } from '../articles.tsx'
import type { Edition } from '../edition.ts'
import { Day, Quote, Scroll } from '../parts.tsx'
import { Filter, SortHead } from '../sorting.tsx'
import type { Writing } from './writing.ts'
import { ReviewLine } from './review-form.tsx'
import { Pager } from './shell.tsx'

export interface ArticlesView {
  readonly rows: readonly { readonly id: string; readonly outlet: string; readonly title: string; readonly published: string | null; readonly claims: number; readonly versions: number }[]
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** The dossier's articles, a page at a time. */
export function ArticlesPage({ edition, view }: { edition: Edition; view: ArticlesView }) {
  const { words, address } = edition
  const { say } = words
  return (
    <>
      <h1>{say.articlesHeading}</h1>
      {view.rows.length === 0 && <p class="empty">{say.noArticles}</p>}
      {view.rows.length > 0 && (
        <>
          <Filter edition={edition} table="articles" />
          <Scroll label={say.tableOf(say.articlesHeading)}>
            <table id="table-articles">
              <thead><tr>
                <SortHead edition={edition} by="articles.published" label={say.published} down /><SortHead edition={edition} by="articles.outlet" label={say.outlet} />
                <SortHead edition={edition} by="articles.title" label={say.article} /><SortHead edition={edition} by="articles.claims" label={say.answers} className="number" down />
              </tr></thead>
              <tbody>{view.rows.map(row => (
                <tr>
                  <td><Day edition={edition} iso={row.published} /></td>
                  <td><bdi>{clip(row.outlet, 60)}</bdi></td>
                  <th scope="row" class="title"><a href={address({ to: 'article', id: row.id })}><bdi>{clip(row.title, 200) || row.id}</bdi></a>{row.versions > 1 && <span class="scope"> {say.versions(row.versions)}</span>}</th>
                  <td class="number">{count(row.claims, words.language)}</td>
                </tr>
              ))}</tbody>
            </table>
          </Scroll>
          <Pager edition={edition} page={view.page} of={view.pages} href={view.href} />
        </>
      )}
    </>
  )
}

export interface SearchView {
  readonly query: string
  readonly articles: readonly { readonly id: string; readonly outlet: string; readonly title: string; readonly published: string | null; readonly snippet: readonly { readonly text: string; readonly hit: boolean }[] }[]
  readonly claims: readonly PlacedClaim[]
}

export function SearchPage({ edition, view }: { edition: Edition; view: SearchView }) {
  const { words, address } = edition
  const { say } = words
  const nothing = view.query.trim() !== '' && view.articles.length === 0 && view.claims.length === 0
  return (
    <>
      <h1>{say.search}</h1>
      <form action={address({ to: 'search' })} method="get" class="searching large">
        <label for="query">{say.searchLabel}</label>
        <input id="query" name="q" type="search" value={view.query} maxlength={400} /><button type="submit">{say.searchButton}</button>
      </form>
      <p class="note">{say.searchHint}</p>
      {nothing && <p class="empty" role="status">{say.nothingFound(clip(view.query, 80))}</p>}
      {view.claims.length > 0 && <section aria-labelledby="found-claims"><h2 id="found-claims">{say.foundClaims}</h2><ul class="claims">{view.claims.map(claim => <ClaimLine edition={edition} claim={claim} />)}</ul></section>}
      {view.articles.length > 0 && (
        <section aria-labelledby="found-articles">
          <h2 id="found-articles">{say.foundArticles}</h2>
          {view.articles.map(article => (
            <article class="entry">
              <h3><a href={address({ to: 'article', id: article.id })}><bdi>{clip(article.title, 200)}</bdi></a></h3>
              <p class="source"><b><bdi>{clip(article.outlet, 80)}</bdi></b>, <Day edition={edition} iso={article.published} /></p>
              <p class="snippet"><bdi>{article.snippet.map(({ text, hit }) => hit ? <mark>{text}</mark> : text)}</bdi></p>
            </article>
          ))}
        </section>
      )}
    </>
  )
}

export interface ReviewsView {
  readonly reviews: readonly Review[]
  /** Titles of the articles that the reviews are of, by id. */
  readonly titles: ReadonlyMap<string, string>
  readonly queue: readonly PlacedClaim[]
  readonly pending: boolean
}

/** What was decided, and what waits for a decision. */
export function ReviewsPage({ edition, view, writing }: { edition: Edition; view: ReviewsView; writing: Writing }) {
  const { words, address } = edition
  const { say } = words
  const article = (id: string) => <a href={address({ to: 'article', id })}><bdi>{clip(view.titles.get(id) ?? id, 140)}</bdi></a>
  return (
    <>
      <h1>{say.review}</h1>
      <p class="note">{say.reviewExplained}</p>
      {view.pending && <p class="warning" role="status">{say.pending}</p>}
      {view.queue.length > 0 && <section aria-labelledby="queue"><h2 id="queue">{say.toReview}</h2><p class="note">{say.toReviewExplained}</p><ul class="quotes">{view.queue.map(claim => <Quote edition={edition} claim={claim} />)}</ul></section>}
      <section aria-labelledby="decisions">
        <h2 id="decisions">{say.decisions}</h2>
        {view.reviews.length === 0 && <p class="empty">{say.noReviews}</p>}
        <ul class="reviews">{view.reviews.map(review => (
          <ReviewLine edition={edition} review={review} writing={writing} back={address({ to: 'review' })} subject={(
            <p>{review.anchor !== null && <><a href={address({ to: 'claim', id: review.anchor.claim })}><q class="exact"><bdi>{clip(review.anchor.quote.exact, 160)}</bdi></q></a>, </>}{article(review.article)}{review.otherArticle !== null && <> + {article(review.otherArticle)}</>}</p>
          )} />
        ))}</ul>
      </section>
    </>
  )
}
