import type { Article } from '../../../model/article.ts'
import type { PlacedClaim } from '../../../model/claim.ts'
import type { Origin } from '../../../model/finding.ts'
import type { Review } from '../../../model/review.ts'
import { safeLink } from '../../addresses.ts'
import type { Piece } from '../../views/changes.ts'
import { markedRuns } from '../../views/marked-text.ts'
import { clip } from '../../words/typography.ts'
import { ClaimLine } from '../articles.tsx'
import type { Edition } from '../edition.ts'
import { Day, Outward } from '../parts.tsx'
import type { Writing } from './writing.ts'
import { OriginReviewForm, ReviewLine } from './review-form.tsx'

export interface ArticleView {
  readonly id: string
  readonly url: string
  readonly outlet: string
  readonly article: Article
  readonly claims: readonly PlacedClaim[]
  readonly number: number
  readonly versions: readonly { readonly number: number; readonly seenAt: string }[]
  /** Against the version before; null for the first, or where the two have too little in common. */
  readonly changes: { readonly text: readonly Piece[] | null; readonly gone: readonly PlacedClaim[]; readonly came: readonly PlacedClaim[] } | null
  readonly origin: { readonly origin: Origin; readonly others: readonly { readonly id: string; readonly outlet: string; readonly title: string; readonly published: string | null }[] } | null
  readonly reviews: readonly Review[]
}

/** An article as it was read, its claims marked in place; its versions, and where it comes from. */
export function ArticlePage({ edition, view, writing }: { edition: Edition; view: ArticleView; writing: Writing }) {
  const { words, address } = edition
  const { say } = words
  const { article, claims } = view
  const link = (number: number) => `${address({ to: 'article', id: view.id })}?version=${number}`
  const body = bodyStart(article)
  return (
    <>
      <p class="kicker-line"><bdi>{clip(view.outlet, 80)}</bdi>, <Day edition={edition} iso={article.published} /></p>
      <h1><bdi>{clip(article.title, 300)}</bdi></h1>
      <p class="source">{article.authors.length > 0 && <><bdi>{clip(article.authors.join(', '), 160)}</bdi> · </>}<Outward href={view.url}>{say.readArticle}{safeLink(view.url) !== null && <> ({say.opensElsewhere})</>}</Outward></p>
      {view.versions.length > 1 && (
        <nav class="pager" aria-label={say.versions(view.versions.length)}>
          {view.versions.map(({ number, seenAt }) => <a href={link(number)} {...(number === view.number ? { 'aria-current': 'page' as const } : {})}>{say.versionNumber(number)}, {words.day(seenAt.slice(0, 10))}</a>)}
        </nav>
      )}
      <div class="reading">
        <div>
          <h2>{say.text}</h2>
          <p class="note">{say.textNotice}</p>
          <div class="article-text" lang={article.language ?? 'fr'}>
            {body > 0 && <p class="standfirst"><Marked edition={edition} text={article.text} start={0} end={body} claims={claims} /></p>}
            {article.paragraphs.map(({ start, end, kind }) => <p class={kind}><Marked edition={edition} text={article.text} start={start} end={end} claims={claims} /></p>)}
          </div>
        </div>
        <aside aria-labelledby="claims">
          <h2 id="claims">{say.claims(claims.length)}</h2>
          {claims.length === 0 && <p class="empty">{say.noAnswerHere}</p>}
          <ul class="claims">{claims.map(claim => <ClaimLine edition={edition} claim={claim} />)}</ul>
        </aside>
      </div>
      {view.changes !== null && <Changes edition={edition} view={view} changes={view.changes} />}
      <section aria-labelledby="origin">
        <h2 id="origin">{say.origin}</h2>
        {view.origin === null ? <p class="empty">{say.ownOrigin}</p> : <OriginOf edition={edition} id={view.id} found={view.origin} />}
        {view.reviews.length > 0 && <ul class="reviews">{view.reviews.map(review => <ReviewLine edition={edition} review={review} writing={writing} back={address({ to: 'article', id: view.id })} />)}</ul>}
        <OriginReviewForm edition={edition} article={view.id} writing={writing} />
      </section>
    </>
  )
}

/** Where title and standfirst end: what stands before the first paragraph. */
const bodyStart = (article: Article): number => article.text.slice(0, article.paragraphs[0]?.start ?? article.text.length).trimEnd().length

function Marked({ edition, text, start, end, claims }: { edition: Edition; text: string; start: number; end: number; claims: readonly PlacedClaim[] }) {
  const { words, address } = edition
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const title = (id: string) => {
    const { question, value, polarity } = byId.get(id)!
    return words.colon(words.question(question), 'category' in value ? `${words.category(question, value.category)} (${words.say.polarities[polarity]})` : words.answer(question, value, polarity))
  }
  return (
    <bdi>
      {markedRuns(text, start, end, claims).map(run => run.claims.length === 0 ? run.text : (
        <mark><a href={address({ to: 'claim', id: run.claims[0]! })} title={run.claims.map(title).join('\n')}>{run.text}</a></mark>
      ))}
    </bdi>
  )
}

function Changes({ edition, view, changes }: { edition: Edition; view: ArticleView; changes: NonNullable<ArticleView['changes']> }) {
  const { say } = edition.words
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{say.whatChanged(view.number - 1, view.number)}</h2>
      {changes.text !== null && (
        <p class="changes"><bdi>{changes.text.map(({ kind, text }) => kind === 'same' ? text : kind === 'added'
          ? <ins><span class="unseen">{say.added} </span>{text}</ins>
          : <del><span class="unseen">{say.removed} </span>{text}</del>)}</bdi></p>
      )}
      {([[say.claimsGone, changes.gone], [say.claimsCame, changes.came]] as const).map(([title, claims]) => claims.length > 0 && <><h3>{title}</h3><ul class="claims">{claims.map(claim => <ClaimLine edition={edition} claim={claim} anchored={false} />)}</ul></>)}
    </section>
  )
}

function OriginOf({ edition, id, found }: { edition: Edition; id: string; found: NonNullable<ArticleView['origin']> }) {
  const { words, address } = edition
  const evidence = (other: string) => found.origin.evidence.filter(({ articles }) => articles.includes(other) && articles.includes(id))
  return (
    <ul class="sentences">
      {found.others.map(other => (
        <li>
          <a href={address({ to: 'article', id: other.id })}><bdi>{clip(other.title, 160)}</bdi></a>, <b><bdi>{clip(other.outlet, 80)}</bdi></b>, <Day edition={edition} iso={other.published} />
          {evidence(other.id).map(({ kind, detail }) => <span class="scope"> — {words.say.evidenceKind[kind]}{detail !== '' && <> (<bdi>{clip(detail, 140)}</bdi>)</>}</span>)}
        </li>
      ))}
    </ul>
  )
}
