import pc from 'picocolors'
import { EXIT } from '../model/failure.ts'
import { examine } from '../run/doctor.ts'
import { programName } from '../run/rules.ts'
import type { CommandDeclaration } from './declare.ts'
import { plain } from './table.ts'

export const doctor: CommandDeclaration = {
  name: 'doctor',
  summary: 'Look at everything that a night needs',
  details: 'Node, disk, the store (whole, of this version, free), the clock, the last run; with a dossier also its outlets’ names and robots.txt, and the variables that its notes need. Exits 1 where something would stop a night.',
  arguments: [{ name: '[dossier]', help: 'an id under data/dossiers/, or the path of a YAML file' }],
  options: [],
  examples: [
    { line: 'recoupe doctor', does: 'look at the machine and the store, and ask nobody anything' },
    { line: 'recoupe doctor viamedis-almerys-2024', does: 'also ask each outlet for its robots.txt' },
  ],
  async run({ arguments: [dossier], options, terminal }) {
    const checks = await examine({ db: options.db, dossier: (dossier as string | undefined) ?? null, program: programName(), environment: process.env, now: new Date() })
    const color = pc.createColors(terminal.color)
    const signs = { good: color.green('✓'), warn: color.yellow('!'), bad: color.red('✗') }
    if (options.json) terminal.out(`${JSON.stringify(checks)}\n`)
    else for (const { name, state, detail, remedy } of checks) terminal.out(`${signs[state]} ${name.padEnd(9)} ${plain(detail)}${remedy ? `; ${plain(remedy)}` : ''}\n`)
    return checks.some(check => check.state === 'bad') ? EXIT.failed : EXIT.done
  },
}
