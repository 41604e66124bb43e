import type { DatedNews } from '../feed/news.ts'
import type { Story } from '../topics/story.ts'
import type { Scope } from '../topics/topic.ts'
import { capital } from '../words/typography.ts'
import type { Edition } from './edition.ts'
import { answerOf } from './parts.tsx'

/** Points that a sentence names. */
const NAMED = 3

/** The story in a few sentences: how much was read; what is contradicted, established and told by one alone; what has just changed. */
export function Brief({ edition, story, news }: { edition: Edition; story: Story; news: readonly DatedNews[] | null }) {
  const { words } = edition
  const { say } = words
  const { period } = story
  const scopes = story.topics.flatMap(topic => topic.scopes)
  const of = (...standings: readonly Scope['standing'][]) => scopes.filter(({ standing }) => standings.includes(standing)).sort((a, b) => Number(a.category !== null) - Number(b.category !== null) || b.origins - a.origins)
  return (
    <div class="brief">
      <p class="lead">{say.lead({ ...story, period: period ? capital(words.period(period.from, period.to)) : '' })}</p>
      <Figures edition={edition} story={story} />
      {scopes.length > 0 && (
        <ul class="sentences">
          <Sentence edition={edition} scopes={of('contradicted')} says={say.briefContradicted} to="contradicted" />
          <Sentence edition={edition} scopes={of('established')} says={say.briefEstablished} to="established" answered />
          <Sentence edition={edition} scopes={of('single_origin')} says={say.briefAlone} to="alone" answered />
          {news !== null && news.length > 0 && <li>{say.briefChanged(countsOf(news), words.day(news[0]!.at.slice(0, 10)))}</li>}
        </ul>
      )}
    </div>
  )
}

const countsOf = (news: readonly DatedNews[]) => {
  const count = (kind: DatedNews['kind']) => news.filter(item => item.kind === kind).length
  return { contradictions: count('contradiction'), answers: count('position'), corrections: count('superseded') }
}

/** «La presse se contredit sur 8 points : …»: those that most origins speak of by name, figures and dates before categories. */
function Sentence({ edition, scopes, says, to, answered = false }: { edition: Edition; scopes: readonly Scope[]; says: (count: number) => string; to: string; answered?: boolean }) {
  if (scopes.length === 0) return null
  const { words } = edition
  const named = scopes.slice(0, NAMED)
  return (
    <li>
      <a href={`#${to}`}>{says(scopes.length)}</a>{words.colon('', '')}
      {named.map((scope, index) => <>{index > 0 && (index === named.length - 1 && scopes.length <= NAMED ? ` ${words.say.and} ` : words.say.semicolon)}<Point edition={edition} scope={scope} answered={answered} /></>)}
      {scopes.length > NAMED && `${words.say.semicolon}${words.say.truncated(scopes.length - NAMED)}`}.
    </li>
  )
}

function Point({ edition, scope, answered }: { edition: Edition; scope: Scope; answered: boolean }) {
  const { words } = edition
  const name = scope.category === null ? words.question(scope.question) : words.category(scope.question, scope.category)
  const [camp] = scope.camps
  return (
    <>
      <a href={edition.address({ to: 'question', id: scope.question })}>{name.charAt(0).toLocaleLowerCase() + name.slice(1)}</a> ({words.scope(scope.subject, scope.population)})
      {answered && camp !== undefined && <>, <b>{answerOf(edition, camp.lead)}</b></>}
    </>
  )
}

function Figures({ edition, story: { standing, superseded } }: { edition: Edition; story: Story }) {
  const { say } = edition.words
  const figures: [number, string, string][] = [
    [standing.contradicted, say.contradictions(standing.contradicted), 'contradicted'],
    [standing.possibly_contradicted, say.possibleContradictions(standing.possibly_contradicted), 'contradicted'],
    [standing.established, say.establishedPoints(standing.established), 'established'],
    [standing.single_origin, say.singlePoints(standing.single_origin), 'alone'],
    [superseded, say.supersededFigures(superseded), 'corrected'],
  ]
  return (
    <ul class="figures" aria-label={say.inBrief}>
      {figures.filter(([count], index) => count > 0 || index === 0).map(([count, text, to]) => (
        <li {...(count > 0 && { class: to })}>{count > 0 || to === 'contradicted' ? <a href={`#${to}`}><Figure text={text} /></a> : <Figure text={text} />}</li>
      ))}
    </ul>
  )
}

/** The number large, the words under it; read as one text. */
function Figure({ text }: { text: string }) {
  const [, number = '', rest = ''] = /^([\d.,\u202f\u00a0 ]*\d)[\u00a0 ](.*)$/s.exec(text) ?? [, '', text]
  return <><b>{number}</b> {rest}</>
}
