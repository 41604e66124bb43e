import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { EXIT, Failure } from '../model/failure.ts'
import type { Verified } from '../store/backup.ts'
import { restoreStore } from '../store/backup.ts'
import { takeLock } from '../store/lock.ts'
import { storeFailure } from '../store/open.ts'

/**
 * Puts a backup in the place of a store, and keeps what was there beside it.
 *
 * @throws {Failure} `locked` (exit 4) where a run is at work on the store; `damaged`, `not_a_database` and the like for the backup.
 */
export async function restore(backup: string, db: string, now: Date = new Date()): Promise<{ verified: Verified; former: string | null }> {
  mkdirSync(dirname(db), { recursive: true })
  const lock = takeLock(db)
  if (!lock) throw new Failure('locked', `${db}: a run is at work on this store; wait for it to end`, { exit: EXIT.locked, remedy: 'wait' })
  try {
    return await restoreStore(backup, db, now.toISOString())
  } catch (error) {
    throw storeFailure(error, db)
  } finally {
    lock.release()
  }
}
