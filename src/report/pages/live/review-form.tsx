import type { Question } from '../../../dossier/questionnaire.ts'
import type { PlacedClaim } from '../../../model/claim.ts'
import type { Review } from '../../../model/review.ts'
import { BOUNDS } from '../../../model/value.ts'
import { clip } from '../../words/typography.ts'
import type { Edition } from '../edition.ts'
import type { Writing } from './writing.ts'

/** What goes with every form that writes: the token, and where to come back to. */
export const Hidden = ({ writing, back }: { writing: Writing; back: string }) => <><input type="hidden" name="token" value={writing.token} /><input type="hidden" name="back" value={back} /></>

export const Reviewer = ({ edition, writing }: { edition: Edition; writing: Writing }) =>
  <label>{edition.words.say.reviewer} <input name="reviewer" required maxlength={80} value={writing.reviewer} autocomplete="name" /></label>

export const Note = ({ edition }: { edition: Edition }) => <label class="wide">{edition.words.say.note} <textarea name="note" rows={2} maxlength={2000}></textarea></label>

/** Accept, reject, correct or annotate one claim. */
export function ClaimReviewForm({ edition, claim, question, writing }: { edition: Edition; claim: PlacedClaim; question: Question | null; writing: Writing }) {
  const { say } = edition.words
  return (
    <form method="post" action="/review" class="reviewing">
      <Hidden writing={writing} back={edition.address({ to: 'claim', id: claim.id })} />
      <input type="hidden" name="claim" value={claim.id} />
      <fieldset>
        <legend>{say.decision}</legend>
        {(['accept', 'reject', 'correct', 'note'] as const).map(action => <label class="choice"><input type="radio" name="action" value={action} required {...(action === 'accept' ? { checked: true } : {})} /> {say.reviewAction[action]}</label>)}
      </fieldset>
      <details>
        <summary>{say.correctedValue}</summary>
        <ValueFields edition={edition} claim={claim} question={question} />
        <label>{say.polarity} <select name="polarity">{(['affirmed', 'denied'] as const).map(polarity => <option value={polarity} selected={claim.polarity === polarity}>{say.polarities[polarity]}</option>)}</select></label>
        <label>{say.modality} <select name="modality">{(['asserted', 'hedged'] as const).map(modality => <option value={modality} selected={claim.modality === modality}>{say.modalities[modality]}</option>)}</select></label>
      </details>
      <Note edition={edition} />
      <Reviewer edition={edition} writing={writing} />
      <button type="submit">{say.save}</button>
    </form>
  )
}

function ValueFields({ edition, claim, question }: { edition: Edition; claim: PlacedClaim; question: Question | null }) {
  const { words } = edition
  const { say } = words
  const { value } = claim
  if ('edtf' in value) return <label>{say.edtfDate} <input name="edtf" value={value.edtf} maxlength={60} /></label>
  if ('category' in value) {
    const categories = question?.type === 'category' ? question.categories : []
    return <label>{say.categoryLabel} <select name="category">{categories.map(({ id }) => <option value={id} selected={id === value.category}>{words.category(claim.question, id)}</option>)}</select></label>
  }
  const bound = value.bound
  return (
    <>
      {'amount' in value
        ? <label>{say.amount} <input name="amount" inputmode="numeric" value={String(value.amount)} maxlength={16} /></label>
        : <label>% <input name="percent" inputmode="decimal" value={String(Math.round(value.share * 1e4) / 100)} maxlength={8} /></label>}
      <label>{say.bound} <select name="bound">{BOUNDS.map(name => <option value={name} selected={name === bound}>{say.bounds[name]}</option>)}</select></label>
    </>
  )
}

/** Decide that an article shares its origin with another, or does not. */
export function OriginReviewForm({ edition, article, writing }: { edition: Edition; article: string; writing: Writing }) {
  const { say } = edition.words
  return (
    <details>
      <summary>{say.originDecision}</summary>
      <form method="post" action="/review" class="reviewing">
        <Hidden writing={writing} back={edition.address({ to: 'article', id: article })} />
        <input type="hidden" name="article" value={article} />
        <fieldset>
          <legend>{say.decision}</legend>
          {(['together', 'apart'] as const).map(action => <label class="choice"><input type="radio" name="action" value={action} required /> {say.reviewAction[action]}</label>)}
        </fieldset>
        <label class="wide">{say.otherArticle} <input name="other" required maxlength={2000} /></label>
        <Note edition={edition} />
        <Reviewer edition={edition} writing={writing} />
        <button type="submit">{say.save}</button>
      </form>
    </details>
  )
}

/** One decision, and the means to undo it while it stands. */
export function ReviewLine({ edition, review, writing, back, subject }: { edition: Edition; review: Review; writing: Writing; back: string; subject?: unknown }) {
  const { words } = edition
  const { say } = words
  const { action, anchor, correction, undone } = review
  const answer = (value: NonNullable<typeof anchor>['value'], polarity: 'affirmed' | 'denied') =>
    'category' in value ? `${words.category(anchor!.question, value.category)} (${say.polarities[polarity]})` : words.answer(anchor!.question, value, polarity)
  return (
    <li class={`review-line${undone ? ' is-undone' : ''}`} id={`review-${review.id}`}>
      <p><b>{say.reviewDone[action]}</b>{correction !== null && anchor !== null && <> : {answer(correction.value, correction.polarity)}</>} <span class="scope"><bdi>{say.by(clip(review.reviewer, 80), words.day(review.at.slice(0, 10)))}</bdi></span></p>
      {subject as never}
      {review.note !== '' && <p class="said"><bdi>{review.note}</bdi></p>}
      {undone !== null ? <p class="scope">{say.undone(clip(undone.by, 80), words.day(undone.at.slice(0, 10)))}</p> : (
        <form method="post" action={`/review/${review.id}/undo`} class="undoing">
          <Hidden writing={writing} back={back} /><Reviewer edition={edition} writing={writing} /><button type="submit">{say.undo}</button>
        </form>
      )}
    </li>
  )
}

