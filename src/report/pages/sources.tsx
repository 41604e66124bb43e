import { anchorOf } from '../addresses.ts'
import type { SourceRow } from '../views/sources.ts'
import { count } from '../words/numbers.ts'
import { clip } from '../words/typography.ts'
import type { Edition, Level } from './edition.ts'
import { Heading, Scroll } from './parts.tsx'
import { Filter, SortHead, sorted } from './sorting.tsx'

const COLUMNS = ['articles', 'claims', 'alone', 'first', 'superseded'] as const
type Column = (typeof COLUMNS)[number]

/** Each outlet's part in the coverage, in counts. */
export function SourcesSection({ edition, rows, level = 2 }: { edition: Edition; rows: readonly SourceRow[]; level?: Level }) {
  const { words } = edition
  const { say } = words
  const labels = { articles: say.articlesHeading, claims: say.answers, alone: say.alone, first: say.firstToSay, superseded: say.carriedSuperseded }
  return (
    <section aria-labelledby={anchorOf({ to: 'sources' })}>
      <Heading level={level} id={anchorOf({ to: 'sources' })}>{say.sources}</Heading>
      <p class="note">{say.sourcesExplained}</p>
      <Filter edition={edition} table="sources" />
      <Scroll label={say.tableOf(say.sources)}>
        <table id="table-sources">
          <thead>
            <tr>
              <SortHead edition={edition} by="sources.outlet" label={say.outlet} /><SortHead edition={edition} by="sources.access" label={say.accessHeading} />
              {COLUMNS.map(column => <SortHead edition={edition} by={`sources.${column}`} label={labels[column]} className="number" down />)}
            </tr>
          </thead>
          <tbody>
            {sorted(edition, 'sources', rows, column => (COLUMNS.includes(column as Column) ? row => row[column as Column] : column === 'access' ? row => say.access[row.access] : row => row.outlet)).map(row => (
              <tr>
                <th scope="row"><bdi>{clip(row.outlet, 60)}</bdi>{row.group !== null && <span class="scope"> {row.group}</span>}</th>
                <td>{say.access[row.access]}</td>
                {COLUMNS.map(column => <td class="number">{count(row[column], words.language)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
