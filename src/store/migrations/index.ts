import type { Migration } from 'kysely'
import * as first from './0001-first.ts'

/** Every migration by name, in order. A released one is never changed: a later one mends it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
}
