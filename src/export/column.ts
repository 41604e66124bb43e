import type { Language } from '../model/finding.ts'

/** What a cell may be; null is unknown. */
export type Cell = string | number | boolean | null
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date'

/** One column: help, docs, CSV headers and `datapackage.json` are all made from it. */
export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly description: Readonly<Record<Language, string>>
  /** Where the column has a unit. */
  readonly unit?: string
  /** All that may stand in it, where that is a list. */
  readonly values?: readonly string[]
  readonly required?: boolean
  cell(row: Row): Cell
}

export interface Table<Row> {
  readonly name: string
  readonly description: Readonly<Record<Language, string>>
  readonly key: readonly string[]
  readonly references: readonly { readonly column: string; readonly table: string; readonly to: string }[]
  readonly columns: readonly Column<Row>[]
}

/** A table without some of its columns; the key always stays. */
export function withColumns<Row>(table: Table<Row>, names: readonly string[] | null): Table<Row> {
  if (names === null) return table
  const kept = new Set([...names, ...table.key])
  const columns = table.columns.filter(column => kept.has(column.name))
  return { ...table, columns, references: table.references.filter(reference => kept.has(reference.column)) }
}

/** Several texts in one cell. */
export const list = (items: readonly string[]): Cell => (items.length === 0 ? null : items.join('; '))
