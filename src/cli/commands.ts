import { annotate } from './annotate.ts'
import { article } from './article.ts'
import type { CommandDeclaration } from './declare.ts'
import { exportCommand } from './export.ts'
import { extract } from './extract.ts'
import { reconcile } from './reconcile.ts'
import { report } from './report.ts'
import { run } from './run.ts'

/** Every command, in the order of help. One file a command beside this one. */
export const commands: readonly CommandDeclaration[] = [run, extract, reconcile, report, exportCommand, article, annotate]
