import type { Child } from 'hono/jsx'
import type { PlacedClaim } from '../../model/claim.ts'
import { anchorOf, safeLink } from '../addresses.ts'
import { union } from '../topics/sides.ts'
import type { Camp, Scope, Side } from '../topics/topic.ts'
import { sidesOfCamp } from '../topics/topic.ts'
import { capital, clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'

/** A quote in a report is short: the text stays its publisher's. In characters. */
const QUOTE = 280
const TITLE = 220
/** Below this, a quote is shown with the words around it. */
const SHORT = 60

export function Heading({ level, id, children }: { level: Level; id?: string; children: Child }) {
  const attributes = id === undefined ? {} : { id }
  if (level === 1) return <h1 {...attributes}>{children}</h1>
  if (level === 2) return <h2 {...attributes}>{children}</h2>
  return level === 3 ? <h3 {...attributes}>{children}</h3> : <h4 {...attributes}>{children}</h4>
}

/** A link out of the report, or the text alone where the address is none that may be followed. */
export function Outward({ href, children, label }: { href: string | null; children: Child; label?: string }) {
  const safe = safeLink(href)
  if (safe === null) return <>{children}</>
  return <a href={safe} rel="noopener noreferrer nofollow" {...(label === undefined ? {} : { 'aria-label': label })}>{children}</a>
}

export function Day({ edition, iso }: { edition: Edition; iso: string | null }) {
  const { words } = edition
  return iso === null ? <span>{words.say.undated}</span> : <time datetime={iso}>{words.day(iso.slice(0, 10))}</time>
}

/** One claim in its own words: the quote, who says so, where, when. */
export function Quote({ edition, claim }: { edition: Edition; claim: PlacedClaim }) {
  const { words } = edition
  const { article, quote, speaker, via, modality } = claim
  const [before, after] = surroundings(quote)
  const by = [...(speaker ? [words.speaker(speaker)] : []), ...via.map(words.relay)]
  return (
    <li class="quote">
      <blockquote lang="fr"><bdi>« {before !== '' && <span class="around">…{before}</span>}{clip(quote.exact, QUOTE)}{after !== '' && <span class="around">{after}{/[.!?…]\s*$/u.test(after) ? '' : '…'}</span>} »</bdi></blockquote>
      <p class="source">
        <b><Outward href={article.url} label={words.colon(clip(article.outlet, 80), clip(article.title, TITLE))}><bdi>{clip(article.outlet, 80)}</bdi></Outward></b>
        {by.length > 0 && <>, {words.say.citing(by.join(', '))}</>}, <Day edition={edition} iso={article.published} />
        {modality === 'hedged' && <span class="hedge">{words.say.hedgedMark}</span>}
        {' '}<a class="permanent" href={edition.address({ to: 'claim', id: claim.id })} aria-label={words.colon(words.say.claimAddress, clip(quote.exact, 60))}>#</a>
      </p>
    </li>
  )
}

/** A few words on each side of a short quote, from and to the end of a word and within its paragraph. */
function surroundings({ exact, prefix, suffix }: PlacedClaim['quote']): [string, string] {
  if (exact.length > SHORT) return ['', '']
  const before = prefix.slice(prefix.lastIndexOf('\n') + 1)
  const after = suffix.split('\n')[0]!
  return [before.length === prefix.length ? before.replace(/^\S*\s/, '') : before, after.length === suffix.length ? after.replace(/\s\S*$/, ' ') : after]
}

/** Claims to quote, and where the rest is. */
export function Quotes({ edition, ids, total, shown, more }: { edition: Edition; ids: readonly string[]; total: number; shown: number; more: string | null }) {
  const claims = ids.slice(0, shown).map(edition.claim).filter(claim => claim !== undefined)
  const rest = total - claims.length
  return (
    <ul class="quotes">
      {claims.map(claim => <Quote edition={edition} claim={claim} />)}
      {rest > 0 && <li class="more">{more === null ? edition.words.say.moreQuotes(rest) : <a href={more}>{edition.words.say.moreQuotes(rest)}</a>}</li>}
    </ul>
  )
}

export const answerOf = (edition: Edition, side: Side): string => edition.words.answer(side.question, side.value, side.polarity)

/** «Viamedis et Almerys, assurés», with the category before it where the question has some. */
export function scopeName({ words }: Edition, scope: Scope): string {
  const name = words.scope(scope.subject, scope.population)
  return scope.category === null ? name : `${capital(words.category(scope.question, scope.category))}, ${name}`
}

/** Who says so, on how many origins, how surely: «A, B et 3 autres (4 origines, citant la CNIL)». */
export function evidence({ words }: Edition, camp: Pick<Camp, 'outlets' | 'origins' | 'hedged' | 'claims'>, sides: readonly Side[], shown = 3): string {
  const speakers = union(sides.map(side => side.speakers)).map(words.speaker)
  const details = [
    words.say.originsShort(camp.origins),
    ...(speakers.length > 0 ? [words.say.citing(words.someOutlets(speakers, 2))] : []),
    ...(camp.hedged > 0 ? [words.say.hedged(camp.hedged, camp.claims)] : []),
  ]
  return `${words.someOutlets(camp.outlets.map(outlet => clip(outlet, 60)), shown)} (${details.join(', ')})`
}

/** One of the camps that face each other, with its evidence. `home` is where the positions' own addresses are. */
export function CampCard({ edition, camp, home = false }: { edition: Edition; camp: Camp; home?: boolean }) {
  const { words } = edition
  const lead = answerOf(edition, camp.lead)
  const others = camp.others.filter(side => answerOf(edition, side) !== lead)
  return (
    <div class="camp">
      {home && <Anchors sides={sidesOfCamp(camp)} />}
      <p class="answer"><a href={edition.address({ to: 'position', id: camp.lead.positions[0]! })}>{lead}</a></p>
      <p class="weight">
        <b>{words.say.outlets(camp.outlets.length)}</b>, {words.say.origins(camp.origins)}
        {camp.hedged > 0 && <>, {words.say.hedged(camp.hedged, camp.claims)}</>}
      </p>
      {others.length > 0 && <p class="also">{words.colon(capital(words.say.alsoSaid), others.map(side => `${answerOf(edition, side)} (${side.outlets.length})`).join(', '))}</p>}
      <Quotes edition={edition} ids={mixed(sidesOfCamp(camp).map(side => side.witnesses))} total={camp.claims}
        shown={home ? edition.quotes : Math.min(edition.quotes, 2)} more={edition.live || !home ? edition.address({ to: 'position', id: camp.lead.positions[0]! }) : null} />
    </div>
  )
}

/** The camps of a scope side by side; beyond `shown` they are told in a line. */
export function CampCards({ edition, scope, shown, home = false }: { edition: Edition; scope: Scope; shown: number; home?: boolean }) {
  const { words, address } = edition
  const rest = scope.camps.slice(shown)
  return (
    <>
      <div class="camps">{scope.camps.slice(0, shown).map(camp => <CampCard edition={edition} camp={camp} home={home} />)}</div>
      {rest.length > 0 && (
        <p class="also">{words.colon(words.say.otherAnswers, '')}{rest.slice(0, LISTED).map((camp, index) => (
          <>{index > 0 && ', '}{home && <Anchors sides={sidesOfCamp(camp)} />}<a href={address({ to: 'position', id: camp.lead.positions[0]! })}>{answerOf(edition, camp.lead)}</a> ({camp.outlets.length})</>
        ))}{rest.length > LISTED && '…'}</p>
      )}
    </>
  )
}

/** Answers that a line of them names. */
const LISTED = 60

/** Where the addresses of positions lead to. */
export const Anchors = ({ sides }: { sides: readonly Side[] }) =>
  <>{sides.flatMap(side => side.positions).map(id => <span class="anchor" id={anchorOf({ to: 'position', id })}></span>)}</>

/** Takes from each list in turn, so that every wording of a camp is quoted before one is quoted twice. */
export function mixed(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(list => list.length))
  return Array.from({ length: longest }, (_, index) => lists.flatMap(list => list[index] ?? [])).flat()
}

/** A table that scrolls on its own where the page is too narrow, by keyboard as well. */
export const Scroll = ({ label, children }: { label: string; children: Child }) => <div class="scroll" role="region" aria-label={label} tabindex={0}>{children}</div>
