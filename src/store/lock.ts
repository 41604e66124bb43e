import BetterSqlite3 from 'better-sqlite3'

/** Held until released, or until the process that holds it ends in whatever way. */
export interface Lock {
  release(): void
}

/**
 * Takes the one lock of a store, or gives null where another process holds it.
 *
 * The lock is the operating system's own, on a file beside the store (SQLite's RESERVED lock, see
 * https://www.sqlite.org/lockingv3.html): a process that is killed loses it with its file descriptors.
 */
export function takeLock(file: string): Lock | null {
  const database = new BetterSqlite3(`${file}.lock`, { timeout: 0 })
  try {
    database.exec('begin immediate')
  } catch (error) {
    database.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null
    throw error
  }
  return { release: () => database.close() }
}
