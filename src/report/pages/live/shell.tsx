import type { Child } from 'hono/jsx'
import { documentOf } from '../document.tsx'
import type { Edition } from '../edition.ts'

export type Section = 'overview' | 'who' | 'articles' | 'sources' | 'search' | 'check' | 'review'

export interface LivePage {
  readonly edition: Edition
  /** The dossier's title. */
  readonly dossier: string
  /** The page's own title; none on the overview. */
  readonly title: string | null
  readonly section: Section | null
  readonly query?: string
}

/** A served page: the dossier's name, where one can go, and what the page shows. */
export function livePage({ edition, dossier, title, section, query = '' }: LivePage, body: Child): Promise<string> {
  const { words, address } = edition
  const { say } = words
  const places: [Section, string][] = [
    ['overview', say.overview], ['who', say.whoSaysWhat], ['articles', say.articlesHeading], ['sources', say.sources], ['check', say.check], ['review', say.review],
  ]
  return documentOf({
    language: words.language,
    title: [title, dossier].filter(Boolean).join(' — '),
    head: (
      <>
        <link rel="stylesheet" href="/static/style.css" />
        <link rel="alternate" type="application/atom+xml" href={address({ to: 'feed' })} title={say.feed} />
        <link rel="icon" href="data:," />
        <script src="/static/recoupe.js" defer></script>
      </>
    ),
  }, (
    <>
      <a class="skip" href="#main">{say.skip}</a>
      <header class="masthead served">
        <div class="kicker">
          <a href={address({ to: 'overview' })}>{dossier}</a>
          <form role="search" action={address({ to: 'search' })} method="get" class="searching">
            <label class="unseen" for="q">{say.searchLabel}</label>
            <input id="q" name="q" type="search" value={query} placeholder={say.search} maxlength={400} /><button type="submit">{say.searchButton}</button>
          </form>
        </div>
        <nav aria-label={say.navigation}>
          <ul>{places.map(([to, name]) => <li><a href={address({ to })} {...(section === to ? { 'aria-current': 'page' as const } : {})}>{name}</a></li>)}</ul>
        </nav>
      </header>
      <main id="main" tabindex={-1}>{body}</main>
      <footer><p>{say.originExplained}</p><p><a href={address({ to: 'feed' })}>{say.feed}</a></p></footer>
    </>
  ))
}

/** A page that says what went wrong and where to go. */
export function Notice({ edition, title, text }: { edition: Edition; title: string; text: string }) {
  return <><h1>{title}</h1><p class="lead">{text}</p><p><a href={edition.address({ to: 'overview' })}>{edition.words.say.overview}</a></p></>
}

/** Where one is in a long list, and its neighbours. */
export function Pager({ edition, page, of, href }: { edition: Edition; page: number; of: number; href: (page: number) => string }) {
  const { say } = edition.words
  if (of <= 1) return null
  return (
    <nav class="pager" aria-label={say.pages}>
      {page > 1 && <a rel="prev" href={href(page - 1)}>{say.previous}</a>} <span>{say.page(page, of)}</span> {page < of && <a rel="next" href={href(page + 1)}>{say.next}</a>}
    </nav>
  )
}
