import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { dataFolder } from './data-folder.ts'

/**
 * Reads the tables of `data/page/*.yaml` by file name without `.yaml`, and the outlets' own exceptions under `outlets`;
 * `extract/page/rules.ts` checks them.
 */
export function loadPageTables(folder = join(dataFolder(), 'page')): Readonly<Record<string, unknown>> {
  return { ...tablesIn(folder), outlets: tablesIn(join(folder, 'outlets')) }
}

function tablesIn(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml')).sort()
  return Object.fromEntries(files.map(name => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8')) as unknown]))
}
