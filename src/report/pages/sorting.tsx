import { compare } from '../topics/sides.ts'
import type { Edition } from './edition.ts'

/** A column's heading; where the page can be asked, a link that sorts by it, or the other way round where it is sorted so. */
export function SortHead({ edition, by, label, className, down = false }: { edition: Edition; by: string; label: string; className?: string; down?: boolean }) {
  const { sort } = edition
  const attributes = className === undefined ? {} : { class: className }
  if (sort === null) return <th scope="col" {...attributes}><span>{label}</span></th>
  const current = sort.by === by
  const descending = current ? !sort.descending : down
  return (
    <th scope="col" {...attributes} {...(current ? { 'aria-sort': sort.descending ? 'descending' : 'ascending' } : {})}>
      <a class="sort" href={sort.href(by, descending)} title={edition.words.say.sortBy(label)}><span>{label}</span>{current && <span aria-hidden="true">{sort.descending ? ' ↓' : ' ↑'}</span>}</a>
    </th>
  )
}

/** The rows in the order that was asked for; as they came where nothing was asked of this table. */
export function sorted<T>(edition: Edition, table: string, rows: readonly T[], keys: (column: string) => ((row: T) => string | number) | null): readonly T[] {
  const [asked, column = ''] = edition.sort?.by?.split('.') ?? []
  const key = asked === table ? keys(column) : null
  if (key === null) return rows
  const way = edition.sort?.descending ? -1 : 1
  const collate = new Intl.Collator(edition.words.language, { numeric: true }).compare
  const order = (a: string | number, b: string | number) => (typeof a === 'number' && typeof b === 'number' ? a - b : collate(String(a), String(b)) || compare(String(a), String(b)))
  return [...rows].sort((a, b) => way * order(key(a), key(b)))
}

/** A field that filters the rows of a table as one types; the script shows it, for without it there is nothing to type for. */
export const Filter = ({ edition, table }: { edition: Edition; table: string }) => edition.live
  ? <p class="filter" hidden><label>{edition.words.say.filter} <input type="search" data-filter={table} autocomplete="off" /></label></p>
  : null

/** Under a table that shows a part of its outlets: how many others there are, and where. */
export const OtherOutlets = ({ edition, count }: { edition: Edition; count: number }) => count <= 0 ? null
  : <p class="more">{edition.rows.all === null ? edition.words.say.otherOutlets(count) : <a href={edition.rows.all}>{edition.words.say.otherOutlets(count)}</a>}</p>
