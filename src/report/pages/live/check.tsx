import type { PlacedClaim } from '../../../model/claim.ts'
import type { Language } from '../../../model/finding.ts'
import { anchorOf } from '../../addresses.ts'
import { count } from '../../words/numbers.ts'
import { capital, clip } from '../../words/typography.ts'
import type { Edition } from '../edition.ts'
import { Quotes } from '../parts.tsx'
import type { Writing } from './writing.ts'
import { Hidden } from './review-form.tsx'

export type Verdict = 'contradicted' | 'possibly_contradicted' | 'supported' | 'unknown'

/** A position of the press beside a claim of the text. */
export interface Beside {
  readonly position: string
  readonly outlets: readonly string[]
  readonly origins: number
  readonly answer: Pick<PlacedClaim, 'question' | 'value' | 'polarity'>
  readonly why: Readonly<Record<Language, string>> | null
  /** Ids of claims to quote, and how many there are. */
  readonly witnesses: readonly string[]
  readonly claims: number
}

export interface CheckedClaim {
  readonly claim: PlacedClaim
  readonly verdict: Verdict
  readonly same: readonly Beside[]
  readonly against: readonly Beside[]
}

export interface CheckView {
  readonly text: string
  /** Null before a text was given. */
  readonly claims: readonly CheckedClaim[] | null
  readonly problem: string | null
}

/** The longest text that is checked, in characters. */
export const LONGEST_DRAFT = 50_000

/** A sentence or a draft against the coverage, a claim at a time. */
export function CheckPage({ edition, view, writing }: { edition: Edition; view: CheckView; writing: Writing }) {
  const { words, address } = edition
  const { say } = words
  return (
    <>
      <h1>{say.check}</h1>
      <form method="post" action={address({ to: 'check' })} class="checking">
        <Hidden writing={writing} back={address({ to: 'check' })} />
        <label for="draft">{say.checkLabel}</label>
        <textarea id="draft" name="text" rows={8} required maxlength={LONGEST_DRAFT} aria-describedby="draft-hint" lang="fr">{view.text}</textarea>
        <p class="note" id="draft-hint">{say.checkHint}</p>
        <button type="submit">{say.checkButton}</button>
      </form>
      {view.problem !== null && <p class="warning" role="alert">{view.problem}</p>}
      {view.claims !== null && (
        <section aria-labelledby="verdicts">
          <h2 id="verdicts" role="status">{say.claims(view.claims.length)}</h2>
          {view.claims.length === 0 && <p class="empty">{say.checkNothing}</p>}
          {view.claims.map(checked => <Checked edition={edition} checked={checked} />)}
        </section>
      )}
    </>
  )
}

function Checked({ edition, checked }: { edition: Edition; checked: CheckedClaim }) {
  const { words, address } = edition
  const { claim, verdict, same, against } = checked
  const { question, value, polarity } = claim
  const about = 'category' in value ? `${words.category(question, value.category)}, ${words.scope(claim.subject, claim.population)}` : words.scope(claim.subject, claim.population)
  return (
    <article class={`checked ${verdict}`}>
      <h3><q><bdi>{clip(claim.quote.exact, 200)}</bdi></q></h3>
      <p class="standing">{words.say.checkVerdict[verdict]}</p>
      <p><a href={`${address({ to: 'question', id: question })}#${anchorOf({ to: 'question', id: question })}`}>{words.question(question)}</a>, {words.colon(about, words.answer(question, value, polarity))}
        {claim.modality === 'hedged' && <span class="hedge">{words.say.hedgedMark}</span>}</p>
      <div class="camps">
        {([[words.say.sameAnswer, same, 'same'], [words.say.otherAnswer, against, 'against']] as const).map(([title, sides, kind]) => sides.length > 0 && (
          <div class={`camp ${kind}`}>
            <h4>{title}</h4>
            {sides.map(side => <BesideBlock edition={edition} side={side} />)}
          </div>
        ))}
      </div>
    </article>
  )
}

function BesideBlock({ edition, side }: { edition: Edition; side: Beside }) {
  const { words, address } = edition
  const { question, value, polarity } = side.answer
  const href = address({ to: 'position', id: side.position })
  return (
    <>
      <p class="answer small"><a href={href}>{capital(words.answer(question, value, polarity))}</a></p>
      <p class="weight"><b>{words.someOutlets(side.outlets.map(outlet => clip(outlet, 60)))}</b>, {words.say.originsShort(side.origins)}</p>
      {side.why !== null && <p class="also"><bdi>{words.bare(question, side.why[words.language])}</bdi></p>}
      <Quotes edition={edition} ids={side.witnesses} total={side.claims} shown={2} more={href} />
    </>
  )
}

export const tooLong = (edition: Edition): string => edition.words.say.tooLong(count(LONGEST_DRAFT, edition.words.language))
