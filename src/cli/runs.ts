import { EXIT, Failure } from '../model/failure.ts'
import { runOf, runsOf } from '../run/history.ts'
import type { CommandDeclaration } from './declare.ts'
import { wholeNumber } from './numbers.ts'
import { columns, span } from './table.ts'

type Run = Awaited<ReturnType<typeof runOf>>

export const runs: CommandDeclaration = {
  name: 'runs',
  summary: 'List the runs of a store, or show one',
  details: 'A run is `done`, `partial` (some sources could not be read), `failed`, `killed` (its process ended in the middle), or still `running`.',
  arguments: [
    { name: '[show]', help: '`show`, to see one run' },
    { name: '[run]', help: 'the number of the run to show' },
  ],
  options: [
    { flags: '--dossier <id>', help: 'only the runs of this dossier' },
    { flags: '--last <number>', help: 'how many runs, the newest first', default: 20 },
  ],
  examples: [
    { line: 'recoupe runs', does: 'show the last twenty runs' },
    { line: 'recoupe runs show 12', does: 'show how long each stage of run 12 took and what came of it' },
  ],
  async run({ arguments: [show, number], options, terminal }) {
    if (show === undefined) {
      const dossier = typeof options['dossier'] === 'string' ? options['dossier'] : null
      const found = await runsOf(options.db, { dossier, limit: wholeNumber(options['last'], '--last') })
      terminal.out(options.json ? `${JSON.stringify(found)}\n` : columns([['run', 'dossier', 'command', 'began', 'took', 'outcome'], ...found.map(row)]))
      return EXIT.done
    }
    if (show !== 'show' || number === undefined) throw new Failure('usage', 'runs: write «recoupe runs», or «recoupe runs show NUMBER»', { exit: EXIT.usage })
    const run = await runOf(options.db, wholeNumber(number, 'the number of the run'))
    terminal.out(options.json ? `${JSON.stringify(run)}\n` : shown(run))
    return EXIT.done
  },
}

const took = ({ startedAt, endedAt }: Run): string => (endedAt === null ? '' : span(Date.parse(endedAt) - Date.parse(startedAt)))
const row = (run: Run): (string | number)[] => [run.id, run.dossier, run.command, run.startedAt.slice(0, 19).replace('T', ' '), took(run), run.outcome]

function shown(run: Run): string {
  const counts = (of: Readonly<Record<string, number>>) => Object.entries(of).filter(([, count]) => count !== 0).map(([name, count]) => `${count} ${name.replaceAll('_', ' ')}`).join(', ')
  return columns([
    ['run', String(run.id)], ['dossier', run.dossier], ['command', run.command], ['by', run.holder], ['began', run.startedAt], ['ended', run.endedAt ?? '—'],
    ['outcome', run.outcome], ['program', run.program], ['rules', run.rules], ['dossier text', run.dossierHash.slice(0, 16)],
  ]) + (run.stages.length === 0 ? '' : `\n${columns([['stage', 'took', 'of it waiting', 'counts'], ...run.stages.map(stage => [stage.stage, span(stage.milliseconds), stage.waited === undefined ? '—' : span(stage.waited), counts(stage.counts)])])}`)
}
