import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'

/** A folder's tables of rules by file name without `.yaml`, as they are written. */
export type TableTexts = Readonly<Record<string, string>>

export function tableTexts(folder: string): TableTexts {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml')).sort()
  return Object.fromEntries(files.map(name => [basename(name, '.yaml'), readFileSync(join(folder, name), 'utf8')]))
}

export const readTables = (texts: TableTexts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, parse(text) as unknown]))
