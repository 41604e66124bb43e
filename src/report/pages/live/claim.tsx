import type { Question } from '../../../dossier/questionnaire.ts'
import type { PlacedClaim } from '../../../model/claim.ts'
import type { Review } from '../../../model/review.ts'
import { safeLink } from '../../addresses.ts'
import { capital, clip } from '../../words/typography.ts'
import type { Edition } from '../edition.ts'
import { Day, Outward } from '../parts.tsx'
import type { Writing } from './writing.ts'
import { ClaimReviewForm, ReviewLine } from './review-form.tsx'

export interface ClaimView {
  readonly claim: PlacedClaim
  readonly question: Question | null
  /** The text around the quote: before, the words themselves, after. */
  readonly passage: readonly [string, string, string]
  /** The position that it makes part of; none where it was rejected. */
  readonly position: string | null
  readonly reviews: readonly Review[]
  readonly rejected: boolean
}

/** One claim at its permanent address: its words in their place, what was read from them, and what readers decided. */
export function ClaimPage({ edition, view, writing }: { edition: Edition; view: ClaimView; writing: Writing }) {
  const { words, address } = edition
  const { say } = words
  const { claim, passage, reviews } = view
  const { article, question, value, polarity, modality } = claim
  const facts: [string, unknown][] = [
    [say.question, <a href={address({ to: 'question', id: question })}>{words.question(question)}</a>],
    ...('category' in value ? [[say.categoryLabel, capital(words.category(question, value.category))] as [string, unknown]] : []),
    [say.scope, words.scope(claim.subject, claim.population)],
    [say.polarity, say.polarities[polarity]],
    [say.modality, say.modalities[modality]],
    [say.speaker, claim.speaker === null ? say.theOutlet : words.speaker(claim.speaker)],
    ...(claim.via.length > 0 ? [[say.via, words.list(claim.via.map(words.relay))] as [string, unknown]] : []),
    [say.article, <a href={address({ to: 'article', id: article.id })}><bdi>{clip(article.title, 220)}</bdi></a>],
    [say.outlet, <><bdi>{clip(article.outlet, 80)}</bdi>, <Day edition={edition} iso={article.published} />{safeLink(article.url) !== null && <> (<Outward href={article.url}>{say.opensElsewhere}</Outward>)</>}</>],
  ]
  return (
    <>
      <p class="kicker-line">{say.claim}</p>
      <h1>{capital(words.answer(question, value, polarity))}{modality === 'hedged' && <span class="hedge">{say.hedgedMark}</span>}</h1>
      {view.rejected && <p class="warning">{say.rejectedNotice}</p>}
      <h2 class="unseen">{say.inItsPlace}</h2>
      <blockquote class="passage" lang="fr"><bdi>…{passage[0]}<mark>{passage[1]}</mark>{passage[2]}…</bdi></blockquote>
      <dl class="properties">{facts.map(([label, fact]) => <div><dt>{label}</dt><dd>{fact as never}</dd></div>)}</dl>
      {view.position !== null && <p><a class="onward" href={address({ to: 'position', id: view.position })}>{say.itsPosition}</a></p>}
      {(claim.why ?? []).length > 0 && (
        <details>
          <summary>{say.howItWasRead}</summary>
          <ul class="sentences">{claim.why!.map(({ field, rule, words: read }) => <li><b>{field}</b> {rule}{read !== undefined && <> <q><bdi>{clip(read, 120)}</bdi></q></>}</li>)}</ul>
        </details>
      )}
      <section aria-labelledby="review">
        <h2 id="review">{say.review}</h2>
        <p class="note">{say.reviewExplained}</p>
        {reviews.length > 0 && <ul class="reviews">{reviews.map(review => <ReviewLine edition={edition} review={review} writing={writing} back={address({ to: 'claim', id: claim.id })} />)}</ul>}
        <ClaimReviewForm edition={edition} claim={claim} question={view.question} writing={writing} />
      </section>
    </>
  )
}
