import { parquetWriteBuffer } from 'hyparquet-writer'
import type { BasicType } from 'hyparquet-writer'
import type { Cell, ColumnType, Table } from './column.ts'

/** Dates stay text: EDTF and days alone have no Parquet type that keeps them as they were said. */
const TYPES: Readonly<Record<ColumnType, BasicType>> = { string: 'STRING', date: 'STRING', datetime: 'STRING', integer: 'INT32', number: 'DOUBLE', boolean: 'BOOLEAN' }

/** A table as one Parquet file. Held in memory: columns are what the format is made of. */
export async function parquet<Row>(table: Table<Row>, rows: AsyncIterable<Row>): Promise<Uint8Array> {
  const data = table.columns.map((): Cell[] => [])
  for await (const row of rows) table.columns.forEach((column, index) => data[index]!.push(column.cell(row)))
  return new Uint8Array(parquetWriteBuffer({
    columnData: table.columns.map((column, index) => ({ name: column.name, data: data[index]!, type: TYPES[column.type], nullable: column.required !== true })),
  }))
}
