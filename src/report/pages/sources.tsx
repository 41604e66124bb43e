import { anchorOf } from '../addresses.ts'
import type { SourceRow } from '../views/sources.ts'
import { count } from '../words/numbers.ts'
import { clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Heading, Scroll } from './parts.tsx'

/** Each outlet's part in the coverage, in counts. */
export function SourcesSection({ edition, rows, level = 2 }: { edition: Edition; rows: readonly SourceRow[]; level?: Level }) {
  const { words } = edition
  const { say } = words
  const figure = (number: number) => <td class="number">{count(number, words.language)}</td>
  return (
    <section aria-labelledby={anchorOf({ to: 'sources' })}>
      <Heading level={level} id={anchorOf({ to: 'sources' })}>{say.sources}</Heading>
      <p class="note">{say.sourcesExplained}</p>
      <Scroll label={say.tableOf(say.sources)}>
        <table data-sortable>
          <thead>
            <tr>
              <th scope="col">{say.outlet}</th><th scope="col">{say.accessHeading}</th>
              {[say.articlesHeading, say.answers, say.alone, say.firstToSay, say.carriedSuperseded].map(label => <th scope="col" class="number">{label}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr>
                <th scope="row"><bdi>{clip(row.outlet, 60)}</bdi>{row.group !== null && <span class="scope"> {row.group}</span>}</th>
                <td>{say.access[row.access]}</td>
                {figure(row.articles)}{figure(row.claims)}{figure(row.alone)}{figure(row.first)}{figure(row.superseded)}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
