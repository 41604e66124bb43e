import type { PlacedClaim } from '../../model/claim.ts'
import { anchorOf } from '../addresses.ts'
import type { CoveredArticle } from '../coverage.ts'
import { clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Day, Heading, Outward } from './parts.tsx'

/** An article with what it answers: the place where each claim has its address. */
export interface ArticleEntry {
  readonly article: CoveredArticle
  readonly claims: readonly PlacedClaim[]
  /** Outlets of the other articles of its origin. */
  readonly sharedWith: readonly string[]
}

export function ArticlesSection({ edition, entries, level = 2 }: { edition: Edition; entries: readonly ArticleEntry[]; level?: Level }) {
  const { say } = edition.words
  return (
    <section aria-labelledby={anchorOf({ to: 'articles' })}>
      <Heading level={level} id={anchorOf({ to: 'articles' })}>{say.articlesHeading}</Heading>
      {entries.length === 0 && <p class="empty">{say.noArticles}</p>}
      {entries.map(entry => <ArticleBlock edition={edition} entry={entry} level={Math.min(level + 1, 4) as Level} />)}
    </section>
  )
}

/** `open` shows the claims at once: on a page of its own. */
export function ArticleBlock({ edition, entry, level, open = false }: { edition: Edition; entry: ArticleEntry; level: Level; open?: boolean }) {
  const { words } = edition
  const { article, claims, sharedWith } = entry
  return (
    <article class="entry" id={anchorOf({ to: 'article', id: article.id })}>
      <Heading level={level}><bdi><Outward href={article.url}>{clip(article.title, 220)}</Outward></bdi></Heading>
      <p class="source"><b><bdi>{clip(article.outlet, 80)}</bdi></b>, <Day edition={edition} iso={article.published} />
        {sharedWith.length > 0 && <>, <bdi>{words.say.sharedWith(words.someOutlets(sharedWith.map(outlet => clip(outlet, 60))))}</bdi></>}
        {article.versions > 1 && <>, {words.say.versions(article.versions)}</>}</p>
      {claims.length === 0 ? <p class="empty">{words.say.noAnswerHere}</p> : (
        <details {...(open ? { open: true } : {})}>
          <summary>{words.say.claims(claims.length)}</summary>
          <ul class="claims">{claims.map(claim => <ClaimLine edition={edition} claim={claim} />)}</ul>
        </details>
      )}
    </article>
  )
}

/** One claim in one line: what it answers, and its quote. */
export function ClaimLine({ edition, claim, anchored = true }: { edition: Edition; claim: PlacedClaim; anchored?: boolean }) {
  const { words } = edition
  const { question, value, polarity } = claim
  const about = 'category' in value ? `${words.category(question, value.category)}, ${words.scope(claim.subject, claim.population)}` : words.scope(claim.subject, claim.population)
  return (
    <li {...(anchored ? { id: anchorOf({ to: 'claim', id: claim.id }) } : {})}>
      <a href={edition.live ? edition.address({ to: 'claim', id: claim.id }) : edition.address({ to: 'question', id: question })}>{words.question(question)}</a>, {words.colon(about, '')}<b>{words.answer(question, value, polarity)}</b>
      {claim.modality === 'hedged' && <span class="hedge">{words.say.hedgedMark}</span>} <q class="exact"><bdi>{clip(claim.quote.exact, 200)}</bdi></q>
    </li>
  )
}
