import { article } from './article.ts'
import { backup } from './backup.ts'
import type { CommandDeclaration } from './declare.ts'
import { diff } from './diff.ts'
import { doctor } from './doctor.ts'
import { prune } from './prune.ts'
import { restore } from './restore.ts'
import { runs } from './runs.ts'
import { stats } from './stats.ts'

/** Every command, in the order of help. One file a command beside this one. */
export const commands: readonly CommandDeclaration[] = [article, runs, diff, doctor, backup, restore, prune, stats]
