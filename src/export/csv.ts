import { stringify } from 'csv-stringify'
import type { Cell, Table } from './column.ts'

/**
 * What begins with one of these is run as a formula by spreadsheets (OWASP, «CSV injection»); an apostrophe is one too,
 * so that taking one apostrophe away from a text that begins with one always gives the text back.
 */
const FORMULA = /^[=+\-@\t\r\n'＝＋－＠]/

/** A text as a spreadsheet leaves it alone: `=A1` becomes `'=A1`. Numbers are no texts and stay as they are. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text that `guarded` was given. */
export const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)

const written = (cell: Cell): string => (cell === null ? '' : typeof cell === 'string' ? guarded(cell) : String(cell))

/** Rows as CSV by RFC 4180, UTF-8, with a header row; empty for unknown. */
export async function* csv<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<Buffer> {
  const writer = stringify({ header: true, columns: table.columns.map(column => column.name), record_delimiter: 'windows', quoted_string: false })
  const fill = (async () => {
    for await (const row of rows) {
      if (!writer.write(table.columns.map(column => written(column.cell(row))))) await new Promise(resolve => writer.once('drain', resolve))
    }
    writer.end()
  })()
  fill.catch((error: unknown) => writer.destroy(error as Error))
  yield* writer as AsyncIterable<Buffer>
  await fill
}
