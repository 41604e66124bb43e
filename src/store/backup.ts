import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { EXIT, Failure } from '../model/failure.ts'
import { migrations } from './migrations/index.ts'

/** What a check of a store's file found. */
export interface Verified {
  /** Bytes of the file. */
  readonly size: number
  readonly articles: number
  readonly claims: number
  /** Name of the newest migration. */
  readonly schema: string
}

/**
 * Copies a store into one file while others may be writing to it; the copy is of one moment, is checked whole before it
 * takes its name, and is no file at all where anything fails.
 *
 * @throws {Failure} `exists` (exit 2), `no_store`, `not_a_database`.
 */
export async function backupStore(file: string, target: string): Promise<Verified> {
  if (existsSync(target)) throw new Failure('exists', `${target}: is there already; give another name, or take it away first`, { exit: EXIT.usage })
  const database = open(file)
  const part = `${target}.part`
  rmSync(part, { force: true })
  try {
    await database.backup(part)
    const copy = new BetterSqlite3(part)
    copy.pragma('journal_mode = DELETE')
    copy.close()
    const verified = verifyStore(part)
    publish(part, target)
    return verified
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    database.close()
  }
}

/**
 * Checks a store's file whole: SQLite's integrity check, its references, and that its schema is one that this program knows.
 *
 * @throws {Failure} `not_a_database`, `damaged`, `newer_database`, `no_store`.
 */
export function verifyStore(file: string): Verified {
  const database = open(file)
  try {
    const damage = database.pragma('integrity_check(1)', { simple: true })
    if (damage !== 'ok') throw new Failure('damaged', `${file}: is damaged (${String(damage).slice(0, 200)}); take another backup`)
    const orphan = database.prepare('pragma foreign_key_check').get()
    if (orphan) throw new Failure('damaged', `${file}: rows refer to rows that are not there; take another backup`)
    const names = database.prepare('select name from kysely_migration order by name').pluck().all() as string[]
    const unknown = names.find(name => !(name in migrations))
    if (unknown !== undefined) throw new Failure('newer_database', `${file}: was written by a newer version of recoupe (${unknown}); update recoupe`)
    const count = (table: string) => database.prepare(`select count(*) from ${table}`).pluck().get() as number
    return { size: statSync(file).size, articles: count('articles'), claims: count('claims'), schema: names.at(-1) ?? 'none' }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('not_a_database', `${file}: is no recoupe store, or a damaged one; it was left untouched`, { cause: error })
  } finally {
    database.close()
  }
}

/**
 * Puts a checked backup in a store's place. What was there, damaged or not, is kept beside it. Only who holds the lock may call it.
 *
 * @returns where the former store was put, or null where there was none.
 */
export async function restoreStore(backup: string, file: string, stamp: string): Promise<{ verified: Verified; former: string | null }> {
  const verified = verifyStore(backup)
  const part = `${file}.part`
  rmSync(part, { force: true })
  const source = open(backup)
  try {
    await source.backup(part)
  } finally {
    source.close()
  }
  verifyStore(part)
  const former = existsSync(file) ? `${file}.before-${stamp.replace(/[^0-9TZ]/g, '')}` : null
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, (former ?? `${file}.before`) + suffix)
  }
  publish(part, file)
  return { verified, former }
}

function open(file: string): BetterSqlite3.Database {
  if (!existsSync(file)) throw new Failure('no_store', `${file}: there is no such file; check the path`, { exit: EXIT.usage })
  try {
    const database = new BetterSqlite3(file, { readonly: true, timeout: 30_000 })
    try {
      database.pragma('schema_version')
      return database
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw new Failure('not_a_database', `${file}: is no recoupe store, or a damaged one; it was left untouched`, { cause: error })
  }
}

/** Makes a finished file appear under its name, whole or not at all. */
function publish(part: string, target: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(part + suffix, { force: true })
  const descriptor = openSync(part, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(part, target)
}
