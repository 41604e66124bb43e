import type { Cell, Table } from './column.ts'

const object = <Row>(table: Table<Row>, row: Row): Record<string, Cell> => Object.fromEntries(table.columns.map(column => [column.name, column.cell(row)]))

/** One JSON object a line. */
export async function* jsonLines<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(object(table, row))}\n`
}

/** One JSON array, an object a line. */
export async function* json<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const row of rows) {
    yield separator + JSON.stringify(object(table, row))
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
