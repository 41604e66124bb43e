import { article } from './article.ts'
import type { CommandDeclaration } from './declare.ts'
import { reconcile } from './reconcile.ts'

/** Every command, in the order of help. One file a command beside this one. */
export const commands: readonly CommandDeclaration[] = [article, reconcile]
