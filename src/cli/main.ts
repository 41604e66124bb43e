#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OutputConfiguration } from 'commander'
import { Command, CommanderError, Option } from 'commander'
import { dataFolder } from '../dossier/data-folder.ts'
import { EXIT, Failure } from '../model/failure.ts'
import { commandsFor } from './commands.ts'
import type { CommandDeclaration, CommonOptions, Terminal } from './declare.ts'
import { checkFolder } from './out-folder.ts'

const terminal: Terminal = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true && !process.env['CI'],
  color: process.stdout.isTTY === true && !process.env['NO_COLOR'],
}

/** Runs one command line and gives its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.done
  const program = new Command('recoupe')
    .description('Reads what the French press says of an event: who says what, on whose word, and where they disagree.')
    .version(version())
    .exitOverride()
    .configureOutput(output('recoupe'))
    .showSuggestionAfterError()
  for (const declaration of await commandsFor(argv)) program.addCommand(build(declaration, result => { code = result }))
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    return tell(error)
  }
  return code
}

function build(declaration: CommandDeclaration, done: (code: number) => void): Command {
  const command = new Command(declaration.name).summary(declaration.summary).exitOverride()
    .description([declaration.summary, declaration.details].filter(Boolean).join('\n\n'))
    .configureOutput(output(`recoupe ${declaration.name}`))
  for (const argument of declaration.arguments) command.argument(argument.name, argument.help)
  const own = declaration.options.map(({ flags, help, choices, default: byDefault, required }) => {
    const option = new Option(flags, help)
    if (choices) option.choices([...choices])
    if (byDefault !== undefined) option.default(byDefault)
    return required ? option.makeOptionMandatory() : option
  })
  const taken = new Set(own.map(option => option.long))
  for (const option of [...own, ...common().filter(option => !taken.has(option.long))]) command.addOption(option)
  if (declaration.examples.length > 0) {
    command.addHelpText('after', `\nExamples:\n${declaration.examples.map(({ line, does }) => `  $ ${line}\n      ${does}`).join('\n')}`)
  }
  return command.action(async (...given: unknown[]) => {
    const options = command.opts() as Record<string, unknown> & CommonOptions
    if (options.out !== undefined) checkFolder(options.out)
    done(await declaration.run({ arguments: given.slice(0, declaration.arguments.length) as string[], options, terminal }))
  })
}

/** A command line that is wrong is told in one line, with where to look. */
const output = (command: string): OutputConfiguration => ({
  writeOut: terminal.out,
  writeErr: terminal.err,
  outputError: text => terminal.err(`recoupe: ${text.trim().replace(/^error: /, '').replaceAll('\n', ' ')}; «${command} --help» says what can be given\n`),
})

const common = (): Option[] => [
  new Option('--db <file>', 'the store').env('RECOUPE_DB').default(join('data', 'recoupe.db')),
  new Option('--out <dir>', 'where files are written'),
  new Option('--lang <language>', 'language of what people read (default: the dossier’s)').choices(['fr', 'en']),
  new Option('--json', 'for programs: results as JSON, and events as JSON lines on standard error').default(false),
  new Option('--quiet', 'say nothing but results and errors').default(false),
  new Option('--verbose', 'say what happens at each address').default(false),
]

/** One clear line for what the user can mend; the stack only for a defect of ours. */
function tell(error: unknown): number {
  if (error instanceof Failure) {
    terminal.err(`recoupe: ${error.message}\n`)
    return error.exit
  }
  const { code, path, syscall } = error as NodeJS.ErrnoException
  if (code && path && syscall) {
    terminal.err(`recoupe: ${path}: ${syscall} was refused (${code}); check the path and its permissions\n`)
    return EXIT.failed
  }
  terminal.err(`recoupe: a defect in the program: ${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.failed
}

function version(): string {
  const file = join(dirname(dataFolder()), 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'unknown'
}

// A reader that closes the pipe («| head») is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', error => { if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(EXIT.done); throw error })
}
process.exitCode = await main(process.argv.slice(2))
