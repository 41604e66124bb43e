import type { DatedNews } from '../feed/news.ts'
import type { Story } from '../topics/story.ts'
import type { Scope, Topic } from '../topics/topic.ts'
import { capital } from '../words/typography.ts'
import { crossings, sidesOfCamp } from '../topics/topic.ts'
import { Brief } from './brief.tsx'
import { CampCards, Heading, answerOf, evidence, scopeName } from './parts.tsx'
import type { Edition } from './edition.ts'

/** Contradictions told in full, the camps of each, and statements of a list: one screen says no more, the questions' own pages do. */
const DISPUTES = 12
const CAMPS = 4
const STATEMENTS = 40

/** The story in one screen: what is contradicted, established, of another scope, alone, corrected. `news` is what the last run brought; null where there was no run before it. */
export function Overview({ edition, story, news = null }: { edition: Edition; story: Story; news?: readonly DatedNews[] | null }) {
  const { say } = edition.words
  const scopes = story.topics.flatMap(topic => topic.scopes)
  const disputed = [...scopes.filter(({ standing }) => standing === 'contradicted'), ...scopes.filter(({ standing }) => standing === 'possibly_contradicted')]
  if (story.articles === 0) return <p class="empty">{say.noArticles}</p>
  if (scopes.length === 0) return <><Brief edition={edition} story={story} news={news} /><p class="empty">{say.noAnswers}</p></>
  return (
    <>
      <Brief edition={edition} story={story} news={news} />
      <section aria-labelledby="contradicted">
        <Heading level={2} id="contradicted">{say.contradictedHeading}</Heading>
        {disputed.length === 0 && story.topics.every(topic => crossings(topic).length === 0) && <p class="empty">{say.nothingContradicted}</p>}
        {disputed.slice(0, DISPUTES).map(scope => <Dispute edition={edition} scope={scope} />)}
        {disputed.length > DISPUTES && <More edition={edition} scopes={disputed.slice(DISPUTES)} />}
        <Crossings edition={edition} topics={story.topics} />
      </section>
      <Established edition={edition} scopes={scopes.filter(({ standing }) => standing === 'established')} />
      <Differences edition={edition} topics={story.topics} />
      <Alone edition={edition} scopes={scopes.filter(({ standing }) => standing === 'single_origin')} />
      <Corrected edition={edition} scopes={scopes.filter(({ superseded }) => superseded.length > 0)} />
      <p class="note">{say.originExplained}</p>
    </>
  )
}

/** Contradictions that are told on the pages of their questions. */
function More({ edition, scopes }: { edition: Edition; scopes: readonly Scope[] }) {
  const { words } = edition
  const counts = new Map<string, number>()
  for (const { question } of scopes) counts.set(question, (counts.get(question) ?? 0) + 1)
  return <ul class="sentences">{[...counts].map(([question, count]) => <li><a href={edition.address({ to: 'question', id: question })}>{words.question(question)}</a>{words.colon('', words.say.moreContradictions(count))}</li>)}</ul>
}

/** Both sides of a contradiction, face to face. */
export function Dispute({ edition, scope }: { edition: Edition; scope: Scope }) {
  const { words } = edition
  const title = scope.category === null ? words.question(scope.question) : capital(words.category(scope.question, scope.category))
  return (
    <article class={`dispute ${scope.standing}`}>
      <h3><a href={edition.address({ to: 'question', id: scope.question })}>{title}</a> <span class="scope">{words.scope(scope.subject, scope.population)}</span></h3>
      <p class="standing">{words.say.standing[scope.standing]}</p>
      <CampCards edition={edition} scope={scope} shown={CAMPS} />
      {scope.between.length > 0 && <p class="also">{words.colon(words.say.wentWithBoth, scope.between.map(side => `${answerOf(edition, side)} (${words.say.outlets(side.outlets.length)})`).join(', '))}</p>}
    </article>
  )
}

/** Contradictions whose sides are not of the same scope: one sentence each. */
function Crossings({ edition, topics }: { edition: Edition; topics: readonly Topic[] }) {
  const { words } = edition
  const crossed = topics.flatMap(topic => crossings(topic).slice(0, 3).map(tie => ({ topic, tie })))
  if (crossed.length === 0) return null
  return (
    <>
      <h3>{words.say.crossingsHeading}</h3>
      <ul class="sentences">
        {crossed.map(({ topic, tie }) => (
          <li><b class="tie contradicts">{capital(words.tie(tie.relation, tie.certainty))}</b> <a href={edition.address({ to: 'question', id: topic.question })}>{words.question(topic.question)}</a>{words.colon('', '')}<bdi>{words.bare(topic.question, tie.why[words.language])}</bdi></li>
        ))}
      </ul>
    </>
  )
}

function Established({ edition, scopes }: { edition: Edition; scopes: readonly Scope[] }) {
  const { words } = edition
  if (scopes.length === 0) return null
  return (
    <section aria-labelledby="established">
      <Heading level={2} id="established">{words.say.establishedHeading}</Heading>
      <Statements edition={edition} scopes={scopes} />
    </section>
  )
}

/** One sentence an answer; the categories of one scope in one sentence. */
function Statements({ edition, scopes }: { edition: Edition; scopes: readonly Scope[] }) {
  const { words } = edition
  const groups = new Map<string, Scope[]>()
  for (const scope of scopes) {
    const key = scope.category === null ? scope.finding : `${scope.question}|${scope.subject.join('+')}|${scope.population}`
    groups.set(key, [...(groups.get(key) ?? []), scope])
  }
  return (
    <dl class="statements">
      {[...groups.values()].slice(0, STATEMENTS).map(group => {
        const [first] = group
        return (
          <div>
            <dt><a href={edition.address({ to: 'question', id: first!.question })}>{words.question(first!.question)}</a> <span class="scope">{words.scope(first!.subject, first!.population)}</span></dt>
            {first!.category === null ? <PlainStatement edition={edition} scope={first!} /> : <CategoryStatement edition={edition} scopes={group} />}
          </div>
        )
      })}
    </dl>
  )
}

function PlainStatement({ edition, scope }: { edition: Edition; scope: Scope }) {
  const { words } = edition
  const camp = scope.camps[0]
  if (!camp) return <dd></dd>
  const lead = answerOf(edition, camp.lead)
  const others = camp.others.filter(side => answerOf(edition, side) !== lead)
  return (
    <dd>
      <strong>{lead}</strong>, {words.say.says(evidence(edition, camp, sidesOfCamp(camp)))}.
      {others.length > 0 && <span class="also"> {words.colon(capital(words.say.alsoSaid), others.map(side => `${answerOf(edition, side)} (${side.outlets.length})`).join(', '))}.</span>}
    </dd>
  )
}

function CategoryStatement({ edition, scopes }: { edition: Edition; scopes: readonly Scope[] }) {
  const { words } = edition
  return (
    <>
      {(['affirmed', 'denied'] as const).map(polarity => {
        const own = scopes.filter(scope => scope.camps[0]?.lead.polarity === polarity)
        if (own.length === 0) return null
        const items = own.map(scope => `${words.category(scope.question, scope.category!)} (${words.say.originsShort(scope.origins)})`)
        return <dd><strong>{words.colon(polarity === 'affirmed' ? words.say.confirmed : words.say.ruledOut, '')}</strong>{words.list(items)}.</dd>
      })}
    </>
  )
}

function Differences({ edition, topics }: { edition: Edition; topics: readonly Topic[] }) {
  const { words } = edition
  const different = topics.flatMap(topic => topic.ties.filter(({ relation }) => relation === 'different_scope').slice(0, 3).map(tie => ({ topic, tie })))
  if (different.length === 0) return null
  return (
    <section aria-labelledby="differences">
      <Heading level={2} id="differences">{words.say.scopeHeading}</Heading>
      <p class="note">{words.say.scopeExplained}</p>
      <ul class="sentences">
        {different.map(({ topic, tie }) => (
          <li><a href={edition.address({ to: 'question', id: topic.question })}>{words.question(topic.question)}</a>{words.colon('', '')}<bdi>{words.bare(topic.question, tie.why[words.language])}</bdi></li>
        ))}
      </ul>
    </section>
  )
}

function Alone({ edition, scopes }: { edition: Edition; scopes: readonly Scope[] }) {
  const { say } = edition.words
  if (scopes.length === 0) return null
  return (
    <section aria-labelledby="alone">
      <Heading level={2} id="alone">{say.singleHeading}</Heading>
      <p class="note">{say.singleExplained}</p>
      <Statements edition={edition} scopes={scopes} />
    </section>
  )
}

function Corrected({ edition, scopes }: { edition: Edition; scopes: readonly Scope[] }) {
  const { words } = edition
  if (scopes.length === 0) return null
  return (
    <section aria-labelledby="corrected">
      <Heading level={2} id="corrected">{words.say.correctedHeading}</Heading>
      <ul class="sentences">
        {scopes.flatMap(scope => scope.superseded.map(side => (
          <li>{words.colon(`${words.question(scope.question)} (${scopeName(edition, scope)})`, '')}<s>{answerOf(edition, side)}</s>, {words.say.says(evidence(edition, side, [side]))}.</li>
        )))}
      </ul>
    </section>
  )
}
