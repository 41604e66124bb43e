import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'
import type { TableTexts } from './tables.ts'
import { readTables, tableTexts } from './tables.ts'

/** The tables of French by file name without `.yaml`; each module of `extract/french` checks its own. */
export type LexiconTables = Readonly<Record<string, unknown>>

/** `data/lexicon/*.yaml` */
export const lexiconTexts = (): TableTexts => tableTexts(join(dataFolder(), 'lexicon'))

export const loadLexicon = (texts = lexiconTexts()): LexiconTables => readTables(texts)
