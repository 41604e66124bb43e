import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { dataFolder } from './data-folder.ts'

/** The tables of page reading by file name without `.yaml`; the outlets' own exceptions stand under `outlets`. */
export type PageTables = Readonly<Record<string, unknown>>

/** Reads the tables of `data/page/*.yaml` and `data/page/outlets/*.yaml`; `extract/page/rules.ts` checks them. */
export function loadPageTables(folder = join(dataFolder(), 'page')): PageTables {
  return { ...tablesIn(folder), outlets: tablesIn(join(folder, 'outlets')) }
}

function tablesIn(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml')).sort()
  return Object.fromEntries(files.map(name => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8')) as unknown]))
}
