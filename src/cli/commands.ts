import type { CommandDeclaration } from './declare.ts'

/** Every command by name, in the order of help: the job and its stages, what goes in and out, the nights, the parts alone. A command loads only what is its own. */
const loaders: Readonly<Record<string, () => Promise<CommandDeclaration>>> = {
  run: async () => (await import('./run.ts')).run,
  crawl: async () => (await import('./crawl.ts')).crawl,
  extract: async () => (await import('./extract.ts')).extract,
  reconcile: async () => (await import('./reconcile.ts')).reconcile,
  report: async () => (await import('./report.ts')).report,
  check: async () => (await import('./check.ts')).check,
  serve: async () => (await import('./serve.ts')).serve,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  runs: async () => (await import('./runs.ts')).runs,
  diff: async () => (await import('./diff.ts')).diff,
  stats: async () => (await import('./stats.ts')).stats,
  doctor: async () => (await import('./doctor.ts')).doctor,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  prune: async () => (await import('./prune.ts')).prune,
  article: async () => (await import('./article.ts')).article,
  annotate: async () => (await import('./annotate.ts')).annotate,
}

/** Every command, for help and docs. */
export const allCommands = (): Promise<CommandDeclaration[]> => Promise.all(Object.values(loaders).map(load => load()))

/** The one command that a command line asks for, none for the program's version, or all of them where it asks for none that is known. */
export async function commandsFor([name]: readonly string[]): Promise<CommandDeclaration[]> {
  if (name === '--version' || name === '-V') return []
  const load = name !== undefined && Object.hasOwn(loaders, name) ? loaders[name] : undefined
  return load ? [await load()] : allCommands()
}
