import type { Language } from '../model/finding.ts'
import type { Column, Table } from './column.ts'

/** A table's columns as a terminal shows them: a line a column, with its type, unit and values. */
export function columnHelp(table: Table<never>, language: Language): string {
  const width = Math.max(...table.columns.map(({ name }) => name.length))
  const lines = table.columns.map(column => `  ${column.name.padEnd(width)}  ${particulars(column, language)}`)
  return [`${table.name} (${WORDS[language].key} ${table.key.join(', ')})`, `  ${table.description[language]}`, ...lines].join('\n') + '\n'
}

const WORDS = {
  fr: { key: 'clé :', required: 'jamais vide', oneOf: 'parmi :' },
  en: { key: 'key:', required: 'never empty', oneOf: 'one of:' },
} as const

const particulars = ({ type, unit, required, values, description }: Column<never>, language: Language): string => [
  description[language],
  `[${[type, ...(unit ? [unit] : []), ...(required ? [WORDS[language].required] : [])].join(', ')}]`,
  ...(values ? [`${WORDS[language].oneOf} ${values.join(', ')}`] : []),
].join(' ')
