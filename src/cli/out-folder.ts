import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EXIT, Failure } from '../model/failure.ts'

/**
 * Refuses a folder that can't be made or written into, before an hour of work is done for it.
 *
 * @throws {Failure} `bad_folder`, exit 2.
 */
export function checkFolder(folder: string): void {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (!existsSync(path) && path !== dirname(path)) continue
    if (!statSync(path).isDirectory()) throw new Failure('bad_folder', `--out ${folder}: ${path} is no folder; name another, or take that file away`, { exit: EXIT.usage })
    try {
      accessSync(path, constants.W_OK)
    } catch (error) {
      throw new Failure('bad_folder', `--out ${folder}: ${path} may not be written into; check its permissions`, { exit: EXIT.usage, cause: error })
    }
    return
  }
}
