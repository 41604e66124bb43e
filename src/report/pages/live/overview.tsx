import type { QuestionFacts } from '../../facts.ts'
import { newsText, newsTitle } from '../../feed/atom.ts'
import type { DatedNews } from '../../feed/news.ts'
import type { Story } from '../../topics/story.ts'
import { compare } from '../../topics/sides.ts'
import type { Edition } from '../edition.ts'
import { Overview } from '../overview.tsx'

/** News that the overview tells; the feed has more. */
const TOLD = 8
const KINDS = ['contradiction', 'superseded', 'position']

/** The story in one screen, what has just changed, and the way to each question. */
export function LiveOverview({ edition, dossier, story, news, facts }: { edition: Edition; dossier: string; story: Story; news: readonly DatedNews[] | null; facts: readonly QuestionFacts[] }) {
  const { words, address } = edition
  const told = [...news ?? []].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.key, b.key)).slice(0, TOLD)
  return (
    <>
      <h1>{dossier}</h1>
      <Overview edition={edition} story={story} news={news} />
      {told.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">{words.say.recent}</h2>
          <ul class="sentences">{told.map(item => <li><a href={address({ to: 'position', id: item.position })}>{newsTitle(item, words)}</a> <bdi>{newsText(item, words)}</bdi></li>)}</ul>
        </section>
      )}
      <section aria-labelledby="questions">
        <h2 id="questions">{words.say.questionsHeading}</h2>
        <ul class="questions">
          {facts.map(({ question, claims }) => <li>{claims > 0 ? <a href={address({ to: 'question', id: question })}>{words.question(question)}</a> : words.question(question)} <span class="scope">{words.say.claims(claims)}</span></li>)}
        </ul>
      </section>
    </>
  )
}
