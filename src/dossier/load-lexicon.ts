import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { dataFolder } from './data-folder.ts'

/** The tables of French by file name without `.yaml`; each module of `extract/french` checks its own. */
export type LexiconTables = Readonly<Record<string, unknown>>

/** Reads `data/lexicon/*.yaml`. */
export function loadLexicon(folder = join(dataFolder(), 'lexicon')): LexiconTables {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml')).sort()
  return Object.fromEntries(files.map(name => [basename(name, '.yaml'), parse(readFileSync(join(folder, name), 'utf8')) as unknown]))
}
