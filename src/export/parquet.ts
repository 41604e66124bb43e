import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { BasicType } from 'hyparquet-writer'
import type { Cell, ColumnType, Table } from './column.ts'

/** Dates stay text: EDTF and days alone have no Parquet type that keeps them as they were said. */
const TYPES: Readonly<Record<ColumnType, BasicType>> = { string: 'STRING', date: 'STRING', integer: 'INT32', number: 'DOUBLE', boolean: 'BOOLEAN' }

/** Rows of one row group: they alone are held in memory. */
const GROUP = 10_000

/** Rows as a Parquet file, a row group at a time. */
export async function* parquet<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  let cells = table.columns.map((): Cell[] => [])
  const columnData = () => table.columns.map((column, index) => ({ name: column.name, data: cells[index]!, type: TYPES[column.type], nullable: column.required !== true }))
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({ writer: bytes, schema: schemaFromColumnData({ columnData: columnData() }), createdBy: 'recoupe' })
  const writeGroup = (): Uint8Array => {
    writer.write({ columnData: columnData(), rowGroupSize: GROUP })
    cells = table.columns.map((): Cell[] => [])
    return taken(bytes)
  }
  for await (const row of rows) {
    table.columns.forEach((column, index) => cells[index]!.push(column.cell(row)))
    if (cells[0]!.length === GROUP) yield writeGroup()
  }
  if (cells[0]!.length > 0) yield writeGroup()
  writer.finish()
  yield taken(bytes)
}

/** What was written since the last time; the writer goes on counting from the beginning of the file. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.getBytes())
  writer.index = 0
  return bytes
}
