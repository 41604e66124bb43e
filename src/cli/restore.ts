import { EXIT } from '../model/failure.ts'
import { restore as putBack } from '../run/restore.ts'
import type { CommandDeclaration } from './declare.ts'

export const restore: CommandDeclaration = {
  name: 'restore',
  summary: 'Put a backup in the place of the store',
  details: 'The backup is checked first. What stood in its place, damaged or not, is kept beside it.',
  arguments: [{ name: '<backup>', help: 'a file that «recoupe backup» made' }],
  options: [],
  examples: [{ line: 'recoupe restore backups/2026-03-01.db', does: 'go back to the store of that day' }],
  async run({ arguments: [backup], options, terminal }) {
    const { verified, former } = await putBack(backup as string, options.db)
    if (options.json) terminal.out(`${JSON.stringify({ file: options.db, former, ...verified })}\n`)
    else terminal.out(`${options.db}: ${verified.articles} articles, ${verified.claims} claims${former === null ? '' : `; what was there is now ${former}`}\n`)
    return EXIT.done
  },
}
