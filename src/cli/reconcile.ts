import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { loadDossier } from '../dossier/load.ts'
import { loadPopulations } from '../dossier/populations.ts'
import { EXIT, Failure } from '../model/failure.ts'
import { ClaimReader } from '../run/claim-lines.ts'
import { findingsJson, reconcileClaims } from '../run/reconcile-claims.ts'
import type { Call, CommandDeclaration } from './declare.ts'

/** More wrong lines than these are told by their number. */
const MOST_TOLD = 20

export const reconcile: CommandDeclaration = {
  name: 'reconcile',
  summary: 'Set the claims of a dossier against each other: who agrees, who contradicts, who speaks of something else',
  details: 'With --claims it touches no store: claims in, one JSON object a line as extract writes them, findings out. A line that is wrong is told with its number and passed over, and the exit code is 3.',
  arguments: [{ name: '[dossier]', help: 'an id under data/dossiers/, or the path of a YAML file' }],
  options: [
    { flags: '--dossier <file>', help: 'the dossier, with --claims' },
    { flags: '--claims <file>', help: 'claims, one JSON object a line; - is standard input' },
    { flags: '--format <format>', help: 'how findings are written, with --claims', choices: ['json'], default: 'json' },
    { flags: '--support <method>', help: 'with --claims, add a statistic of copy-aware truth discovery to each position', choices: ['accu'] },
  ],
  examples: [
    { line: 'recoupe reconcile viamedis-almerys-2024', does: 'do the findings of a followed story again from its stored claims' },
    { line: 'recoupe reconcile --dossier my-story.yaml --claims claims.jsonl --format json > findings.json', does: 'reconcile claims of your own, without a store' },
  ],
  async run(call) {
    const { arguments: [named], options } = call
    const dossier = options['dossier'] ?? named
    if (typeof dossier !== 'string') throw new Failure('no_dossier', 'reconcile: no dossier was given; name one, or use --dossier FILE --claims FILE.jsonl', { exit: EXIT.usage })
    if (typeof options['claims'] === 'string') return reconcileFile(call, dossier, options['claims'])
    // Only the store's own stage needs the crawler and the store, which take longer to load than most claims to reconcile.
    const { runFor } = await import('./run.ts')
    return runFor({ ...call, arguments: [dossier] }, 'reconcile', ['reconcile'])
  },
}

async function reconcileFile({ options, terminal }: Call, name: string, file: string): Promise<number> {
  const loaded = loadDossier(name)
  const reader = new ClaimReader(loaded)
  for await (const line of lines(file)) reader.read(line)
  const { claims, problems } = reader
  for (const { line, message } of problems.slice(0, MOST_TOLD)) terminal.err(`recoupe: ${file}:${line}: ${message}\n`)
  if (problems.length > MOST_TOLD) terminal.err(`recoupe: ${file}: ${problems.length - MOST_TOLD} more lines are wrong\n`)
  const result = reconcileClaims(claims, loaded, loadPopulations())
  for (const { question, positions } of result.leftOut ?? []) {
    terminal.err(`recoupe: question "${question}": too many relations; those of its ${positions} least supported positions are left out\n`)
  }
  const support = options['support'] === 'accu' ? { support: 'accu' as const } : {}
  for (const piece of findingsJson(result, claims, loaded.dossier.timezone, { language: options.lang ?? loaded.dossier.language, ...support })) terminal.out(piece)
  return problems.length > 0 ? EXIT.partial : EXIT.done
}

async function* lines(file: string): AsyncGenerator<string> {
  if (file === '-') {
    yield* createInterface({ input: process.stdin, crlfDelay: Infinity })
    return
  }
  try {
    const handle = await open(file)
    for await (const line of handle.readLines()) yield line
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Failure('no_file', `${file}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}; check the path`, { exit: EXIT.usage, cause: error })
  }
}
