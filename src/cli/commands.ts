import { annotate } from './annotate.ts'
import { article } from './article.ts'
import { backup } from './backup.ts'
import { check } from './check.ts'
import { crawl } from './crawl.ts'
import type { CommandDeclaration } from './declare.ts'
import { diff } from './diff.ts'
import { doctor } from './doctor.ts'
import { exportCommand } from './export.ts'
import { extract } from './extract.ts'
import { importCommand } from './import.ts'
import { prune } from './prune.ts'
import { reconcile } from './reconcile.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import { run } from './run.ts'
import { runs } from './runs.ts'
import { serve } from './serve.ts'
import { stats } from './stats.ts'

/** Every command, in the order of help: the job and its stages, what goes in and out, the nights, the parts alone. */
export const commands: readonly CommandDeclaration[] = [
  run, crawl, extract, reconcile, report, check, serve,
  importCommand, exportCommand,
  runs, diff, stats, doctor, backup, restore, prune,
  article, annotate,
]
