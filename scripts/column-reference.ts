import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Column, Table } from '../src/export/column.ts'
import { tables } from '../src/export/tables.ts'

/** The page of every column of every table, made from the declarations that the files are made from. */
export function columnReference(): string {
  const head = [
    '# Columns', '',
    'Made by `npm run docs` from the declarations in `src/export/tables.ts`; `recoupe export DOSSIER --columns help` says the same, and so does the `datapackage.json` beside the files.', '',
    'A cell is empty where something is unknown. Ids are the same in every export of the same texts by the same rules.',
  ]
  return [...head, ...Object.values(tables).flatMap(table => section(table as Table<never>))].join('\n') + '\n'
}

const section = ({ name, description, key, references, columns }: Table<never>): string[] => [
  '', `## ${name}`, '',
  `${description.en}. Key: ${key.map(code).join(', ')}.${references.map(reference => ` ${code(reference.column)} names ${code(`${reference.table}.${reference.to}`)}.`).join('')}`, '',
  '| column | type | what it holds |', '| --- | --- | --- |',
  ...columns.map(row),
]

const row = ({ name, type, unit, required, values, description }: Column<never>): string =>
  `| ${code(name)} | ${unit ? `${type}, ${unit}` : type} | ${description.en}${values ? `: ${values.map(code).join(', ')}` : ''}${required ? '' : ' (may be empty)'} |`

const code = (text: string): string => `\`${text}\``

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'columns.md'), columnReference())
}
