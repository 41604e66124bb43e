import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { CompiledQuery, Kysely, Migrator } from 'kysely'
import { Failure } from '../model/failure.ts'
import { foldedText } from './folded.ts'
import { migrations } from './migrations/index.ts'
import { readyStatements } from './ready-statements.ts'
import type { Schema } from './schema.ts'
import { ImmediateSqliteDialect } from './sqlite-dialect.ts'

/** The store: every query of `src/store/` takes one. */
export type Store = Kysely<Schema>

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 30_000

/**
 * Opens the store, makes it where there is none, and brings its schema up to date.
 * Two processes may do so at once: the second waits for the first.
 *
 * @throws {Failure} `not_a_database`, `newer_database`, `disk_full`, `no_store`: the file is left as it was.
 */
export async function openStore(file: string, options: { mustExist?: boolean } = {}): Promise<Store> {
  if (options.mustExist && file !== ':memory:' && !existsSync(file)) {
    throw new Failure('no_store', `${file}: there is no store yet; run «recoupe run DOSSIER» first, or give --db FILE`)
  }
  const store = new Kysely<Schema>({
    dialect: new ImmediateSqliteDialect({
      database: async () => readyStatements(openFile(file)),
      onCreateConnection: async connection => {
        for (const pragma of [`busy_timeout = ${BUSY_TIMEOUT}`, 'journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON', 'cache_size = -65536']) {
          await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`))
        }
      },
    }),
  })
  try {
    const migrator = new Migrator({ db: store, provider: { getMigrations: async () => ({ ...migrations }) } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
    return store
  } catch (error) {
    await store.destroy().catch(() => {})
    throw storeFailure(error, file)
  }
}

/** Reads all of something as it is at one moment, whatever another process writes meanwhile; it holds no one up. */
export async function readingAtOnce<T>(store: Store, read: (store: Store) => Promise<T>): Promise<T> {
  return store.connection().execute(async connection => {
    await connection.executeQuery(CompiledQuery.raw('begin deferred'))
    try {
      return await read(connection)
    } finally {
      await connection.executeQuery(CompiledQuery.raw('commit'))
    }
  })
}

function openFile(file: string): BetterSqlite3.Database {
  const folder = dirname(file)
  // Asked first: where a folder can't be made, under /proc, Node's recursive mkdir turns for ever.
  if (file !== ':memory:' && !existsSync(folder)) mkdirSync(folder, { recursive: true })
  const database = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT })
  try {
    database.pragma('schema_version')
    database.function('folded', { deterministic: true }, text => foldedText(String(text)))
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** What a failing store means for its user; an error that is none of the store's comes back as it is. */
export function storeFailure(error: unknown, file: string): unknown {
  const code = String((error as { code?: unknown }).code ?? '')
  const message = error instanceof Error ? error.message : String(error)
  const fail = (slug: string, text: string) => new Failure(slug, `${file}: ${text}`, { cause: error })
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return fail('not_a_database', `is no recoupe store, or a damaged one; it was left untouched. Put a backup in its place («recoupe restore BACKUP --db ${file}»), or give another --db`)
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || (code.startsWith('SQLITE_IOERR') && /write|disk|full|truncate|shm/i.test(code + message))) {
    return fail('disk_full', 'the disk is full or refuses to write; free some room and start again: what was stored is kept')
  }
  if (code.startsWith('SQLITE_BUSY')) return fail('store_busy', 'another process has been writing for too long; try again when it has ended')
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'SQLITE_CANTOPEN') {
    return fail('store_not_writable', 'cannot be opened for writing; check the path and the permissions of its folder')
  }
  if (/corrupted migrations/i.test(message)) {
    return fail('newer_database', 'was written by a newer version of recoupe; update recoupe, or give another --db')
  }
  return error
}
