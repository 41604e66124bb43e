import { raw } from 'hono/html'
import { anchorOf } from '../addresses.ts'
import { historyChart, laneLabel } from '../charts/history.ts'
import type { Scope, Topic } from '../topics/topic.ts'
import type { QuestionFacts } from '../facts.ts'
import type { Lane, Mark } from '../views/history.ts'
import { capital, clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Settling } from './settling.tsx'
import { Anchors, CampCards, Day, Heading, Scroll, answerOf } from './parts.tsx'

/** Everything that was answered to one question: positions side by side, how they stand to each other, and their history. */
export function QuestionSection({ edition, page, level = 2 }: { edition: Edition; page: QuestionFacts; level?: Level }) {
  const { words } = edition
  const next = Math.min(level + 1, 4) as Level
  const firsts = new Map([...page.topics].reverse().flatMap(topic => [...topic.scopes].reverse().map(scope => [scope.finding, scope] as const)))
  return (
    <section class="question" aria-labelledby={anchorOf({ to: 'question', id: page.question })}>
      <Heading level={level} id={anchorOf({ to: 'question', id: page.question })}>{words.question(page.question)}</Heading>
      {page.topics.length === 0 && <p class="empty">{words.say.noAnswers}</p>}
      {byStanding(page.topics).map(topic => <TopicSection edition={edition} topic={topic} firsts={firsts} level={next} />)}
      <Settling edition={edition} page={page} level={next} />
      <Chronology edition={edition} question={page.question} lanes={page.history} level={next} />
    </section>
  )
}

/** Disputed topics first, each group in the questionnaire's order. */
function byStanding(topics: readonly Topic[]): Topic[] {
  const rank = ({ scopes }: Topic) => Math.min(...scopes.map(({ standing }) => (standing === 'contradicted' ? 0 : standing === 'possibly_contradicted' ? 1 : 2)))
  return [...topics].sort((a, b) => rank(a) - rank(b))
}

/** `firsts` has the scope at which each finding's address leads: a finding of categories is spread over several topics. */
function TopicSection({ edition, topic, firsts, level }: { edition: Edition; topic: Topic; firsts: ReadonlyMap<string, Scope>; level: Level }) {
  const { words } = edition
  return (
    <div class="topic">
      {topic.category !== null && <Heading level={level}>{capital(words.category(topic.question, topic.category))}</Heading>}
      {topic.scopes.map(scope => <ScopeBlock edition={edition} scope={scope} home={firsts.get(scope.finding) === scope} level={topic.category === null ? level : Math.min(level + 1, 4) as Level} />)}
      <Ties edition={edition} topic={topic} />
    </div>
  )
}

function ScopeBlock({ edition, scope, home, level }: { edition: Edition; scope: Scope; home: boolean; level: Level }) {
  const { words } = edition
  return (
    <div class={`scope-block ${scope.standing}`} {...(home ? { id: anchorOf({ to: 'finding', id: scope.finding }) } : {})}>
      <Heading level={level}><span class="scope">{words.scope(scope.subject, scope.population)}</span></Heading>
      <p class="standing">{words.say.standing[scope.standing]}</p>
      <CampCards edition={edition} scope={scope} shown={CAMPS} home />
      <Anchors sides={[...scope.between, ...scope.superseded]} />
      {scope.between.length > 0 && <p class="also">{words.colon(words.say.wentWithBoth, scope.between.map(side => `${answerOf(edition, side)} (${words.say.outlets(side.outlets.length)})`).join(', '))}</p>}
      {scope.superseded.length > 0 && <p class="also">{words.colon(words.say.correctedSince, scope.superseded.map(side => `${answerOf(edition, side)} (${words.someOutlets(side.outlets)})`).join(', '))}</p>}
    </div>
  )
}

/** The sentences on how the answers stand to each other. */
function Ties({ edition, topic }: { edition: Edition; topic: Topic }) {
  const { words } = edition
  if (topic.ties.length === 0) return null
  return (
    <ul class="sentences ties">
      {topic.ties.slice(0, 24).map(tie => (
        <li><b class={`tie ${tie.relation}`}>{capital(words.tie(tie.relation, tie.certainty))}</b> <bdi>{words.bare(topic.question, tie.why[words.language])}</bdi></li>
      ))}
    </ul>
  )
}

/** Camps of one scope that are told with quotes. */
const CAMPS = 8

/** Rows that the table of a history shows. */
const ROWS = 400

/** The history as a chart, and as a table for who can't see it. */
function Chronology({ edition, question, lanes, level }: { edition: Edition; question: string; lanes: readonly Lane[]; level: Level }) {
  const { words } = edition
  const chart = historyChart(question, lanes, words)
  if (chart === null) return null
  const byClaim = new Map(lanes.flatMap(lane => lane.marks.map(mark => [mark.claim, mark] as const)))
  const followed = [...byClaim.values()].some(({ follows }) => follows !== null)
  const marks = lanes.flatMap(lane => lane.marks.map(mark => ({ lane, mark }))).sort((a, b) => (a.mark.at < b.mark.at ? -1 : a.mark.at > b.mark.at ? 1 : 0))
  const label = words.colon(words.say.history, words.question(question))
  return (
    <div class="history">
      <Heading level={level}>{words.say.history}</Heading>
      <p class="note">{words.say.historyExplained}{followed && ` ${words.say.trailsExplained}`}</p>
      <Scroll label={label}>{raw(chart)}</Scroll>
      <details>
        <summary>{words.say.asTable}</summary>
        <Scroll label={`${label}, ${words.say.asTable}`}>
          <table>
            <thead><tr><th scope="col">{words.say.published}</th><th scope="col">{words.say.outlet}</th><th scope="col">{words.say.answer}</th>{followed && <th scope="col">{words.say.follows}</th>}</tr></thead>
            <tbody>
              {marks.slice(0, ROWS).map(({ lane, mark }) => {
                const outlet = mark.articles > 1 ? words.say.articles(mark.articles) : clip(mark.outlet, 80)
                return (
                  <tr>
                    <td><Day edition={edition} iso={mark.at} /></td>
                    <td><bdi><a href={edition.address({ to: 'claim', id: mark.claim })}>{outlet}</a></bdi></td>
                    <td>{laneLabel(question, lane, words)}{mark.hedged && <span class="hedge">{words.say.hedgedMark}</span>}</td>
                    {followed && <td><Followed edition={edition} first={byClaim.get(mark.follows ?? '')} /></td>}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      </details>
    </div>
  )
}

/** Whom an article of the same origin came after. */
const Followed = ({ edition, first }: { edition: Edition; first: Mark | undefined }) =>
  first === undefined ? <></> : <><bdi>{clip(first.outlet, 80)}</bdi>, <Day edition={edition} iso={first.at} /></>
