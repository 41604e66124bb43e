import { anchorOf } from '../addresses.ts'
import type { QuestionFacts } from '../facts.ts'
import { compare } from '../topics/sides.ts'
import type { Cell, CategoryMatrix } from '../views/matrix.ts'
import { capital, clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Heading, Scroll } from './parts.tsx'
import { Filter, OtherOutlets, SortHead, sorted } from './sorting.tsx'

/** A sign for each cell, told apart by form and not by colour alone. */
const SIGN: Readonly<Record<Cell, string>> = { affirmed: '●', affirmed_hedged: '◐', denied: '✕', denied_hedged: '✕?', mixed: '●✕', silent: '·' }

const ORDER = Object.keys(SIGN) as Cell[]

/** Who says what: outlets by categories, a table a population, and outlets by questions. */
export function MatrixSection({ edition, facts, level = 2 }: { edition: Edition; facts: readonly QuestionFacts[]; level?: Level }) {
  const { say } = edition.words
  const tables = facts.flatMap(question => question.categories)
  const plain = facts.filter(({ answers }) => Object.keys(answers).length > 0)
  const next = Math.min(level + 1, 4) as Level
  return (
    <section aria-labelledby={anchorOf({ to: 'who' })}>
      <Heading level={level} id={anchorOf({ to: 'who' })}>{say.whoSaysWhat}</Heading>
      {tables.length === 0 && plain.length === 0 && <p class="empty">{say.noAnswers}</p>}
      {tables.length > 0 && <Legend edition={edition} />}
      {tables.map(table => <CategoryTable edition={edition} table={table} level={next} />)}
      {plain.length > 0 && <AnswerTable edition={edition} facts={plain} level={next} />}
    </section>
  )
}

function Legend({ edition }: { edition: Edition }) {
  const { say } = edition.words
  return (
    <ul class="legend" aria-label={say.legend}>
      {ORDER.map(cell => <li><span class={`sign ${cell}`} aria-hidden="true">{SIGN[cell]}</span> {say.cell[cell]}</li>)}
    </ul>
  )
}

function CategoryTable({ edition, table, level }: { edition: Edition; table: CategoryMatrix; level: Level }) {
  const { words } = edition
  const key = `${table.question}-${table.population}`
  const rows = sorted(edition, key, table.rows.slice(0, edition.rows.most), column => {
    const index = table.categories.indexOf(column)
    return index < 0 ? row => row.outlet : row => ORDER.indexOf(row.cells[index]!.cell)
  })
  const name = `${words.question(table.question)} — ${words.say.populationOf(words.population(table.population))}`
  return (
    <>
      <Heading level={level}>{name}</Heading>
      <Scroll label={words.say.tableOf(name)}>
        <table class="matrix">
          <thead>
            <tr>
              <SortHead edition={edition} by={`${key}.outlet`} label={words.say.outlet} />
              {table.categories.map(category => <SortHead edition={edition} by={`${key}.${category}`} label={capital(words.category(table.question, category))} className="upright" />)}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ outlet, cells }) => (
              <tr>
                <th scope="row"><bdi>{clip(outlet, 60)}</bdi></th>
                {cells.map(({ cell, claim }) => (
                  <td class={cell}>
                    {claim === null ? <Sign edition={edition} cell={cell} /> : <a href={edition.address({ to: 'claim', id: claim })}><Sign edition={edition} cell={cell} /></a>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <OtherOutlets edition={edition} count={table.rows.length - rows.length} />
    </>
  )
}

const Sign = ({ edition, cell }: { edition: Edition; cell: Cell }) =>
  <><span class={`sign ${cell}`} aria-hidden="true">{SIGN[cell]}</span><span class="unseen">{edition.words.say.cell[cell]}</span></>

function AnswerTable({ edition, facts, level }: { edition: Edition; facts: readonly QuestionFacts[]; level: Level }) {
  const { words } = edition
  const answering = [...new Set(facts.flatMap(({ answers }) => Object.keys(answers)))]
  const outlets = sorted(edition, 'answers', mostAnswering(answering, facts, edition.rows.most).sort(compare), column => {
    const asked = facts.find(({ question }) => question === column)
    if (!asked) return outlet => outlet
    // Outlets that do not answer go last, whichever the answers.
    return outlet => asked.answers[outlet]?.map(({ value, polarity }) => words.answer(asked.question, value, polarity)).join(' ') ?? '\uffff'
  })
  return (
    <>
      <Heading level={level}>{words.say.byQuestion}</Heading>
      <Filter edition={edition} table="answers" />
      <Scroll label={words.say.tableOf(words.say.byQuestion)}>
        <table class="answers" id="table-answers">
          <thead><tr><SortHead edition={edition} by="answers.outlet" label={words.say.outlet} />{facts.map(({ question }) => <SortHead edition={edition} by={`answers.${question}`} label={words.question(question)} />)}</tr></thead>
          <tbody>
            {outlets.map(outlet => (
              <tr>
                <th scope="row"><bdi>{clip(outlet, 60)}</bdi></th>
                {facts.map(({ question, answers }) => (
                  <td>
                    {answers[outlet] === undefined && <Sign edition={edition} cell="silent" />}
                    {(answers[outlet] ?? []).map(({ value, polarity, modality, subject, claim }) => (
                      <p><a href={edition.address({ to: 'claim', id: claim })}>{words.answer(question, value, polarity)}</a>{modality === 'hedged' && <span class="hedge">{words.say.hedgedMark}</span>} <span class="scope">{words.subjects(subject)}</span></p>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <OtherOutlets edition={edition} count={answering.length - outlets.length} />
    </>
  )
}

/** The outlets that answer most. */
function mostAnswering(outlets: readonly string[], facts: readonly QuestionFacts[], most: number): string[] {
  const count = (outlet: string) => facts.reduce((sum, { tallies }) => sum + (tallies[outlet]?.claims ?? 0), 0)
  return outlets.length <= most ? [...outlets] : outlets.map(outlet => ({ outlet, claims: count(outlet) })).sort((a, b) => b.claims - a.claims || compare(a.outlet, b.outlet)).slice(0, most).map(({ outlet }) => outlet)
}
