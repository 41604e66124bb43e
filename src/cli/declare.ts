import type { Language } from '../model/finding.ts'

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether a person looks at standard error: progress may be drawn. */
  readonly interactive: boolean
  readonly color: boolean
}

/** What every command takes, beside its own options. */
export interface CommonOptions {
  readonly db: string
  readonly out?: string
  readonly lang?: Language
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

interface Argument {
  /** `<dossier>` is needed, `[text]` is not, `<path...>` takes several. */
  readonly name: string
  readonly help: string
}

interface Option {
  /** As commander has it: `--dossier <file>`, `--explain`. */
  readonly flags: string
  readonly help: string
  readonly choices?: readonly string[]
  readonly default?: string | number | boolean
  readonly required?: boolean
}

/** One command, as data: help and docs are made from it, and a test fails where one is not documented. */
export interface CommandDeclaration {
  readonly name: string
  readonly summary: string
  readonly details?: string
  readonly arguments: readonly Argument[]
  readonly options: readonly Option[]
  /** Whole command lines that work, each with what it is for. */
  readonly examples: readonly { readonly line: string; readonly does: string }[]
  /** Gives the exit code. A `Failure` thrown is told in one line and ends with its own code. */
  run(call: Call): Promise<number>
}

export interface Call {
  /** The arguments in the declaration's order; those that take several are arrays. */
  readonly arguments: readonly (string | readonly string[] | undefined)[]
  readonly options: Readonly<Record<string, unknown>> & CommonOptions
  readonly terminal: Terminal
}
