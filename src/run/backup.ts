import { dirname } from 'node:path'
import { mkdirSync } from 'node:fs'
import type { Verified } from '../store/backup.ts'
import { backupStore } from '../store/backup.ts'
import { storeFailure } from '../store/open.ts'

/** Copies a store to a file while runs may be writing, and checks the copy. @throws {Failure} see `backupStore`. */
export async function backup(db: string, target: string): Promise<Verified> {
  try {
    mkdirSync(dirname(target), { recursive: true })
    return await backupStore(db, target)
  } catch (error) {
    throw storeFailure(error, target)
  }
}
