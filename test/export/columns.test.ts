import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columnReference } from '../../scripts/column-reference.ts'
import type { Table } from '../../src/export/column.ts'
import { withColumns } from '../../src/export/column.ts'
import { tables } from '../../src/export/tables.ts'

describe('the column reference', () => {
  it('is what the declarations say; after a change run «npm run docs»', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/columns.md'), 'utf8')).toBe(columnReference())
  })
})

describe.each(Object.values(tables) as Table<never>[])('$name', table => {
  const names = table.columns.map(column => column.name)

  it('has no column twice, and its key and references among them', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining([...table.key, ...table.references.map(reference => reference.column)]))
  })

  it('describes every column in both languages', () => {
    for (const { name, description } of table.columns) expect([name, description.fr.length > 3, description.en.length > 3]).toEqual([name, true, true])
  })

  it('keeps its key whatever columns are asked for', () => {
    expect(withColumns(table, []).columns.map(column => column.name)).toEqual(names.filter(name => table.key.includes(name)))
  })
})
