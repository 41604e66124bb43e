import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { DemoPress } from '../../src/run/demo/server.ts'

const root = join(import.meta.dirname, '../..')

/** The program as it is installed, built once for a test file. */
export interface Program {
  /** Runs one command line; `until` is asked after each event of the run, and sends it a signal where it says so: `true` kills it outright. */
  run(args: readonly string[], options?: { env?: Record<string, string>; cwd?: string; until?: (event: { type: string }, count: number) => boolean | NodeJS.Signals }): Promise<Ended>
  /** Where it is installed. */
  readonly folder: string
  remove(): void
}

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
  readonly events: number
}

export function buildProgram(): Program {
  const folder = mkdtempSync(join(tmpdir(), 'recoupe-built-'))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--declaration', 'false', '--outDir', join(folder, 'dist')])
  for (const name of ['package.json', 'data', 'node_modules']) symlinkSync(join(root, name), join(folder, name))
  const main = join(folder, 'dist/cli/main.js')
  return {
    remove: () => rmSync(folder, { recursive: true, force: true }),
    folder,
    run: (args, { env = {}, cwd, until } = {}) => new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...(cwd === undefined ? {} : { cwd }) })
      let [out, err, rest, events] = ['', '', '', 0]
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk })
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        err += chunk
        const lines = (rest + chunk).split('\n')
        rest = lines.pop()!
        for (const line of lines) {
          if (!line.startsWith('{')) continue
          events++
          const signal = until?.(JSON.parse(line) as { type: string }, events)
          if (signal) child.kill(signal === true ? 'SIGKILL' : signal)
        }
      })
      child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, out, err, events }))
    }),
  }
}

/** An outlet of the demo whose robots.txt asks for a second between two requests. */
const SLOW = 'officine-au-quotidien'

/** The demo's dossier for a press that a test serves, without waits: the outlet that asks for them is left out. */
export function writeDossier(folder: string, { resolve }: Pick<DemoPress, 'resolve'>): string {
  const dossier = parse(readFileSync(join(root, 'data/dossiers/demo.yaml'), 'utf8')) as { sources: { outlet: { id: string } }[] }
  const sources = dossier.sources.filter(({ outlet }) => outlet.id !== SLOW)
  const file = join(folder, 'night.yaml')
  writeFileSync(file, stringify({ ...dossier, id: 'night', sources, crawl: { delay: '0ms', allow_private_network: true, resolve, retries: 0, back_off: '10ms', timeouts: { connect: '2s', headers: '5s' } } }))
  return file
}

/** Everything that a store's exports hold, as one name of their bytes by file. */
export async function exportsOf(program: Program, dossier: string, db: string): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const format of ['csv', 'jsonl']) {
    const out = mkdtempSync(join(tmpdir(), 'recoupe-export-'))
    const { code, err } = await program.run(['export', dossier, '--db', db, '--format', format, '--out', out])
    if (code !== 0) throw new Error(`export: ${err}`)
    for (const file of readdirSync(out)) names[`${format}/${file}`] = createHash('sha256').update(readFileSync(join(out, file))).digest('hex')
    rmSync(out, { recursive: true })
  }
  return names
}

export const bytesOf = (file: string): Buffer | null => (existsSync(file) ? readFileSync(file) : null)
