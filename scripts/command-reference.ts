import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allCommands } from '../src/cli/commands.ts'
import type { CommandDeclaration } from '../src/cli/declare.ts'

/** The page of every command, made from the declarations that help is made from. */
export function commandReference(declarations: readonly CommandDeclaration[]): string {
  const head = [
    '# Commands', '',
    'Made by `npm run docs` from the declarations in `src/cli/`; `recoupe COMMAND --help` says the same.', '',
    'In a checkout write `npm run --silent recoupe -- COMMAND …`, once installed `recoupe COMMAND …`.',
    'Everywhere: `--db FILE` (default `data/recoupe.db`, or `RECOUPE_DB`), `--out DIR`, `--lang fr|en`, `--json`, `--quiet`, `--verbose`.',
    'Results go to standard output, everything else to standard error.', '',
    '| exit code | meaning |', '| --- | --- |',
    '| 0 | done |', '| 1 | the job failed; for `check`, a claim of the text is contradicted |', '| 2 | bad usage, or a bad dossier |',
    '| 3 | done, but some sources could not be read |', '| 4 | another run holds the lock |',
  ]
  return [...head, ...declarations.flatMap(section)].join('\n') + '\n'
}

function section({ name, summary, details, arguments: taken, options, examples }: CommandDeclaration): string[] {
  const rows = [...taken.map(argument => [argument.name, argument.help]), ...options.map(option => [option.flags, option.help])]
  return [
    '', `## ${name}`, '', `${summary}.`,
    ...(details ? ['', details] : []),
    ...(rows.length > 0 ? ['', '| | |', '| --- | --- |', ...rows.map(([flags, help]) => `| \`${flags!.replaceAll('|', '\\|')}\` | ${help!.replaceAll('|', '\\|')} |`)] : []),
    ...examples.flatMap(({ line, does }) => ['', `\`${line}\`: ${does}`]),
  ]
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'commands.md'), commandReference(await allCommands()))
}
