import type { QuestionFacts } from '../facts.ts'
import type { PrimarySource } from '../views/settling.ts'
import { clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Heading, Outward } from './parts.tsx'

/** Answers of one source that are told. */
const ANSWERS = 6

/** What would settle a question's contradictions: who is cited that knows at first hand, and which document would say it. */
export function Settling({ edition, page, level }: { edition: Edition; page: QuestionFacts; level: Level }) {
  const { words } = edition
  if (!page.topics.some(topic => topic.scopes.some(({ camps }) => camps.length > 1))) return null
  const document = words.settledBy(page.question)
  return (
    <div class="settling">
      <Heading level={level}>{words.say.settledBy}</Heading>
      {page.primary.length === 0 ? <p>{words.say.notSettled}</p> : (
        <ul class="sentences">{page.primary.map(source => <Cited edition={edition} question={page.question} source={source} />)}</ul>
      )}
      {document !== null && <p>{words.colon(words.say.wouldSettle, document)}.</p>}
    </div>
  )
}

function Cited({ edition, question, source }: { edition: Edition; question: string; source: PrimarySource }) {
  const { words } = edition
  const answers = [...new Map(source.answers.map(({ category, side }) => {
    const answer = words.answer(question, side.value, side.polarity)
    return [category === null ? answer : `${words.category(question, category)} (${answer})`, side.positions[0]!]
  }))]
  const links = edition.sources.get(source.speaker) ?? []
  return (
    <li>
      <b><bdi>{words.speaker(source.speaker)}</bdi></b>{words.colon('', '')}
      {answers.slice(0, ANSWERS).map(([answer, position], index) => <>{index > 0 && ', '}<a href={edition.address({ to: 'position', id: position })}>{answer}</a></>)}
      {answers.length > ANSWERS && '…'} {words.say.citedIn(source.articles.length)}
      {links.length === 0 ? <>. {words.say.noSourceLink}</> : <>. {words.colon(words.say.sourceLink, '')}{links.map(({ href }, index) => <>{index > 0 && ', '}<Outward href={href}><bdi>{clip(shortAddress(href), 70)}</bdi></Outward></>)}.</>}
    </li>
  )
}

const shortAddress = (href: string): string => href.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
