import type { PlacedClaim } from '../../../model/claim.ts'
import type { Position, Relation } from '../../../model/finding.ts'
import { anchorOf } from '../../addresses.ts'
import { capital } from '../../words/typography.ts'
import type { Edition } from '../edition.ts'
import { Quote } from '../parts.tsx'
import { Pager } from './shell.tsx'

export interface PositionView {
  readonly position: Position
  readonly finding: string
  /** What is more than agreement. */
  readonly relations: readonly Relation[]
  /** One page of its claims. */
  readonly claims: readonly PlacedClaim[]
  readonly page: number
  readonly pages: number
}

/** One position: who says so in which words, and how it stands to the others. */
export function PositionPage({ edition, view }: { edition: Edition; view: PositionView }) {
  const { words, address } = edition
  const { position, relations } = view
  const { question, value, polarity, subject, population } = position
  const about = 'category' in value ? `${capital(words.category(question, value.category))}, ${words.scope(subject, population)}` : words.scope(subject, population)
  return (
    <>
      <p class="kicker-line"><a href={`${address({ to: 'question', id: question })}#${anchorOf({ to: 'finding', id: view.finding })}`}>{words.question(question)}</a> <span class="scope">{about}</span></p>
      <h1>{capital(words.answer(question, value, polarity))}{position.modality === 'hedged' && <span class="hedge">{words.say.hedgedMark}</span>}</h1>
      <p class="weight"><b>{words.say.outlets(position.outlets.length)}</b>, {words.say.origins(position.origins)}, {words.say.claims(position.claims.length)}
        {position.first !== null && <>, {words.period(position.first, position.last ?? position.first)}</>}</p>
      {relations.length > 0 && (
        <ul class="sentences ties">
          {relations.map(({ a, b, relation, certainty, why }) => (
            <li><b class={`tie ${relation}`}>{capital(words.tie(relation, certainty))}</b> <bdi>{words.bare(question, why[words.language])}</bdi> <a class="permanent" href={address({ to: 'position', id: a === position.id ? b : a })} aria-label={words.say.otherAnswer}>→</a></li>
          ))}
        </ul>
      )}
      <section aria-labelledby="quotes">
        <h2 id="quotes">{words.say.quotes}</h2>
        <ul class="quotes">{view.claims.map(claim => <Quote edition={edition} claim={claim} />)}</ul>
        <Pager edition={edition} page={view.page} of={view.pages} href={page => `${address({ to: 'position', id: position.id })}?page=${page}`} />
      </section>
    </>
  )
}
