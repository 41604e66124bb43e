import { EXIT } from '../model/failure.ts'
import { backup as backUp } from '../run/backup.ts'
import type { CommandDeclaration } from './declare.ts'
import { bytes } from './table.ts'

export const backup: CommandDeclaration = {
  name: 'backup',
  summary: 'Copy the store to a file and check the copy',
  details: 'May be done while a run is at work: the copy is of one moment. It takes its name only once it is whole and checked.',
  arguments: [{ name: '<file>', help: 'where the copy goes; it must not be there yet' }],
  options: [],
  examples: [{ line: 'recoupe backup backups/$(date +%F).db', does: 'keep today’s store' }],
  async run({ arguments: [file], options, terminal }) {
    const verified = await backUp(options.db, file as string)
    terminal.out(options.json ? `${JSON.stringify({ file, ...verified })}\n` : `${file as string}: ${bytes(verified.size)}, ${verified.articles} articles, ${verified.claims} claims, checked\n`)
    return EXIT.done
  },
}
