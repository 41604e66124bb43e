import { Readable, pipeline } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Cell, Table } from './column.ts'

/**
 * What begins with one of these is run as a formula by spreadsheets (OWASP, «CSV injection»); an apostrophe is one too,
 * so that taking one apostrophe away from a text that begins with one always gives the text back.
 */
const FORMULA = /^[=+\-@\t\r\n'＝＋－＠]/

/** A text as a spreadsheet leaves it alone: `=A1` becomes `'=A1`. Numbers are no texts and stay as they are. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

const written = (cell: Cell): string => (cell === null ? '' : typeof cell === 'string' ? guarded(cell) : String(cell))

/** Rows as CSV by RFC 4180, UTF-8, with a header row; empty for unknown. */
export async function* csv<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<Buffer> {
  async function* records(): AsyncGenerator<string[]> {
    yield table.columns.map(column => column.name)
    for await (const row of rows) yield table.columns.map(column => written(column.cell(row)))
  }
  // A return or a line feed alone breaks a record too, where the writer would quote only the two together.
  const writer = stringify({ record_delimiter: 'windows', quoted_match: /[\r\n]/ })
  // An error on either side ends the writer with it, so that it is thrown below.
  pipeline(Readable.from(records()), writer, () => {})
  yield* writer as AsyncIterable<Buffer>
}
