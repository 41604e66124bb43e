import type { Migration } from 'kysely'
import * as first from './0001-first.ts'
import * as crawl from './0002-crawl.ts'
import * as nights from './0004-nights.ts'
import * as views from './0005-views.ts'
import * as littleByLittle from './0006-little-by-little.ts'
import * as keptPositions from './0007-kept-positions.ts'

/** Every migration by name, in order. A released one is never changed: a later one mends it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-crawl': crawl,
  '0004-nights': nights,
  '0005-views': views,
  '0006-little-by-little': littleByLittle,
  '0007-kept-positions': keptPositions,
}
