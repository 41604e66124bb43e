import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'
import type { TableTexts } from './tables.ts'
import { readTables, tableTexts } from './tables.ts'

/** The tables of page reading by file name without `.yaml`; the outlets' own exceptions stand under `outlets`. */
export type PageTables = Readonly<Record<string, unknown>>

/** `data/page/*.yaml`, and `data/page/outlets/*.yaml`. */
export const pageTexts = (): { readonly general: TableTexts; readonly outlets: TableTexts } =>
  ({ general: tableTexts(join(dataFolder(), 'page')), outlets: tableTexts(join(dataFolder(), 'page', 'outlets')) })

/** `extract/page/rules.ts` checks them. */
export const loadPageTables = ({ general, outlets } = pageTexts()): PageTables => ({ ...readTables(general), outlets: readTables(outlets) })
