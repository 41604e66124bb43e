import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { dataFolder } from './data-folder.ts'

/** The tables of page reading by file name without `.yaml`. */
export type PageTables = Readonly<Record<string, unknown>>

/** Reads the tables of `data/page/*.yaml` by file name without `.yaml`; `extract/page/rules.ts` checks them. */
export function loadPageTables(folder = join(dataFolder(), 'page')): PageTables {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml')).sort()
  return Object.fromEntries(files.map(name => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8')) as unknown]))
}
