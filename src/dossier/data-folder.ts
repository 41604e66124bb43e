import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's own `data/` folder: beside `src/` in a checkout, beside `dist/` once installed. */
export function dataFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'data')
    if (folder === dirname(folder)) throw new Error('the data folder of recoupe is missing; install the package again')
  }
}
