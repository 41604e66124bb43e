import { EXIT, Failure } from '../model/failure.ts'
import { prune as drop } from '../run/prune.ts'
import type { CommandDeclaration } from './declare.ts'
import { days, size } from './numbers.ts'
import { bytes } from './table.ts'

export const prune: CommandDeclaration = {
  name: 'prune',
  summary: 'Drop stored pages by age or size, never one that a claim quotes from',
  details: 'What was read from a page stays; a page that was dropped can’t be read again by newer rules. The room is used again by later runs.',
  arguments: [],
  options: [
    { flags: '--older-than <time>', help: 'pages not seen for so long: 90d, 12w, 2y' },
    { flags: '--max-size <size>', help: 'the longest unseen pages, until the rest takes no more than this: 500MB, 2GB' },
    { flags: '--dry-run', help: 'only say what would go' },
  ],
  examples: [
    { line: 'recoupe prune --older-than 1y --dry-run', does: 'say how much room the pages of more than a year take' },
    { line: 'recoupe prune --max-size 2GB', does: 'keep stored pages within two gigabytes' },
  ],
  async run({ options, terminal }) {
    const olderThan = options['olderThan'] as string | undefined
    const maxSize = options['maxSize'] as string | undefined
    if (olderThan === undefined && maxSize === undefined) throw new Failure('usage', 'prune: say what may go: --older-than 90d, or --max-size 2GB', { exit: EXIT.usage })
    const dryRun = options['dryRun'] === true
    const pruned = await drop({ db: options.db, olderThanDays: olderThan === undefined ? null : days(olderThan), maxBytes: maxSize === undefined ? null : size(maxSize), dryRun, now: new Date() })
    if (options.json) terminal.out(`${JSON.stringify({ dryRun, ...pruned })}\n`)
    else terminal.out(`${pruned.bodies} pages ${dryRun ? 'would go' : 'dropped'} (${bytes(pruned.bytes)}); ${bytes(pruned.keptBytes)} stay\n`)
    return EXIT.done
  },
}
