import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EXIT, Failure } from '../model/failure.ts'
import type { Stage } from '../run/events.ts'
import { STAGES } from '../run/events.ts'
import { runDossier } from '../run/run.ts'
import type { Call, CommandDeclaration } from './declare.ts'
import { drawProgress } from './progress.ts'

const CLOSING = { unchanged: 'Nothing changed since the last run.', page: 'The report' } as const

const dossier = { name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' }

/** Runs stages for a command line and gives its exit code. */
export async function runFor({ arguments: [name], options, terminal }: Call, command: string, stages: readonly Stage[]): Promise<number> {
  const { partial, changed, summary, page } = await runDossier({
    dossier: name as string, db: options.db, out: options.out ?? null, language: options.lang ?? null, command, stages, emit: drawProgress(terminal, options),
  })
  if (!options.json) {
    if (summary !== null) terminal.out(summary)
    if (!changed && stages.includes('extract')) terminal.out(`\n${CLOSING.unchanged}\n`)
    if (page !== null) terminal.out(`\n${CLOSING.page}: ${pathToFileURL(resolve(page)).href}\n`)
  }
  return partial ? EXIT.partial : EXIT.done
}

export const run: CommandDeclaration = {
  name: 'run',
  summary: 'Do the whole job: crawl, extract, reconcile, report',
  details: 'Takes up where a killed run stopped. What has not changed is not done again.',
  arguments: [{ ...dossier, name: '<dossier...>', help: `${dossier.help}; several are done one after the other` }],
  options: [],
  examples: [
    { line: 'recoupe run viamedis-almerys-2024', does: 'follow the story, and print what the press agrees on and where it disagrees' },
    { line: 'recoupe run my-story.yaml --out site', does: 'the same for a dossier of your own, with the report as web pages in site/' },
  ],
  run: runNight,
}

/** A dossier that fails does not keep the next ones from their night; the worst exit code is the night's. */
async function runNight(call: Call): Promise<number> {
  const dossiers = call.arguments[0] as readonly string[]
  if (dossiers.length === 1) return runFor({ ...call, arguments: [dossiers[0]] }, 'run', STAGES)
  const codes: number[] = []
  for (const name of dossiers) {
    try {
      codes.push(await runFor({ ...call, arguments: [name] }, 'run', STAGES))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      call.terminal.err(`recoupe: ${error.message}\n`)
      codes.push(error.exit)
    }
  }
  return codes.find(code => code !== EXIT.done && code !== EXIT.partial) ?? Math.max(...codes)
}

