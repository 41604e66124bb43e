import { anchorOf } from '../addresses.ts'
import type { QuestionFacts } from '../facts.ts'
import { compare } from '../topics/sides.ts'
import type { Cell, CategoryMatrix } from '../views/matrix.ts'
import { capital, clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Heading, Scroll } from './parts.tsx'

/** A sign for each cell, told apart by form and not by colour alone. */
const SIGN: Readonly<Record<Cell, string>> = { affirmed: '●', affirmed_hedged: '◐', denied: '✕', denied_hedged: '⨯?', mixed: '●✕', silent: '·' }

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
      {(Object.keys(SIGN) as Cell[]).map(cell => <li><span class={`sign ${cell}`} aria-hidden="true">{SIGN[cell]}</span> {say.cell[cell]}</li>)}
    </ul>
  )
}

function CategoryTable({ edition, table, level }: { edition: Edition; table: CategoryMatrix; level: Level }) {
  const { words } = edition
  const name = `${words.question(table.question)} — ${words.say.populationOf(words.population(table.population))}`
  return (
    <>
      <Heading level={level}>{name}</Heading>
      <Scroll label={words.say.tableOf(name)}>
        <table class="matrix" data-sortable>
          <thead>
            <tr>
              <th scope="col">{words.say.outlet}</th>
              {table.categories.map(category => <th scope="col" class="upright"><span>{capital(words.category(table.question, category))}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ outlet, cells }) => (
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
    </>
  )
}

const Sign = ({ edition, cell }: { edition: Edition; cell: Cell }) =>
  <><span class={`sign ${cell}`} aria-hidden="true">{SIGN[cell]}</span><span class="unseen">{edition.words.say.cell[cell]}</span></>

function AnswerTable({ edition, facts, level }: { edition: Edition; facts: readonly QuestionFacts[]; level: Level }) {
  const { words } = edition
  const outlets = [...new Set(facts.flatMap(({ answers }) => Object.keys(answers)))].sort(compare)
  return (
    <>
      <Heading level={level}>{words.say.byQuestion}</Heading>
      <Scroll label={words.say.tableOf(words.say.byQuestion)}>
        <table class="answers" data-sortable>
          <thead><tr><th scope="col">{words.say.outlet}</th>{facts.map(({ question }) => <th scope="col">{words.question(question)}</th>)}</tr></thead>
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
    </>
  )
}
