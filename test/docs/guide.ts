import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..')

/** One command of a guide and what the guide says that it prints. */
export interface Step {
  readonly command: string
  readonly expected: string
  /** Line of the guide, from 1. */
  readonly line: number
}

export interface Guide {
  readonly steps: readonly Step[]
  /** Texts that the reader is told to write, by the name of their file. */
  readonly files: ReadonlyMap<string, string>
}

/**
 * Reads a guide: every ```console block holds commands after `$ ` and what they print; a block with `title="NAME"` is a file.
 */
export function readGuide(name: string): Guide {
  const text = readFileSync(join(root, 'docs', name), 'utf8')
  const steps: Step[] = []
  const files = new Map<string, string>()
  for (const block of text.matchAll(/^```(\w+)(?: title="([\w.-]+)")?\n([^]*?)^```$/gm)) {
    const [, kind, title, content = ''] = block
    if (title) files.set(title, content)
    if (kind !== 'console') continue
    const first = text.slice(0, block.index).split('\n').length + 1
    content.split('\n').forEach((line, at) => {
      if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: '', line: first + at })
    })
    // What stands between one command and the next is what the first prints.
    const printed = content.split(/^\$ .*\n/m).slice(1)
    for (const [at, expected] of printed.entries()) {
      const index = steps.length - printed.length + at
      steps[index] = { ...steps[index]!, expected }
    }
  }
  return { steps, files }
}

/** A folder of the reader's own, with the guide's files in it. */
export function readersFolder({ files }: Guide): string {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'))
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  return folder
}

/** Runs one command of a guide as its reader would, `recoupe` being this checkout. Gives what it prints. A server is asked for the page that it names, and ended. */
export async function runStep({ command }: Step, folder: string): Promise<string> {
  if (command.startsWith('recoupe serve ')) return servedBy(command.split(' ').slice(1), folder)
  const recoupe = `recoupe() { "${process.execPath}" --import "${join(root, 'node_modules', 'tsx', 'dist', 'esm', 'index.mjs')}" "${join(root, 'src', 'cli', 'main.ts')}" "$@"; }`
  const { stdout } = await promisify(execFile)('bash', ['-c', `set -o pipefail; ${recoupe}; ${command}`], { cwd: folder, maxBuffer: 1e8, env: { ...process.env, NO_COLOR: '1', CI: '1', TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') } })
  return stdout
}

async function servedBy(words: readonly string[], folder: string): Promise<string> {
  const server = spawn(process.execPath, ['--import', join(root, 'node_modules', 'tsx', 'dist', 'esm', 'index.mjs'), join(root, 'src', 'cli', 'main.ts'), ...words], { cwd: folder, env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') } })
  try {
    const printed = await new Promise<string>((resolve, reject) => {
      server.stdout.setEncoding('utf8').once('data', resolve)
      server.once('exit', code => reject(new Error(`${words.join(' ')} ended with ${code}`)))
    })
    const { status } = await fetch(printed.trim())
    if (status !== 200) throw new Error(`${printed.trim()} answers ${status}`)
    return printed
  } finally {
    server.kill()
  }
}

/** Whether something was printed as a guide has it; `…` stands for whatever is not the guide's point, in a line or for lines; a space is a no-break space too. */
export function asPrinted(expected: string): RegExp {
  const escaped = expected.split('…').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ \u00a0\u202f]/g, '[ \u00a0\u202f]'))
  return new RegExp(`^${escaped.join('[^]*')}$`)
}
