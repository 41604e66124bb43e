import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DemoPress } from '../../src/run/demo/server.ts'
import { startDemoPress } from '../../src/run/demo/server.ts'
import type { Program } from './harness.ts'
import { buildProgram, writeDossier } from './harness.ts'

const MINUTES = 60_000
const folder = mkdtempSync(join(tmpdir(), 'writes-'))
let program: Program
let press: DemoPress

beforeAll(async () => {
  program = buildProgram()
  press = await startDemoPress()
})

afterAll(async () => {
  await press.close()
  program.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Every file and folder below one, with when it was last written: what is added, changed or taken away shows. */
function snapshot(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() || entry.isDirectory())
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      return `${relative(root, path)} ${entry.isFile() ? statSync(path).mtimeMs : ''}`
    }).sort()
}

test('every command writes to --db, to what stands beside it, and to --out, and nowhere else', async () => {
  const [home, temporary, here, own] = ['home', 'temporary', 'here', 'own'].map(name => join(folder, name)) as [string, string, string, string]
  for (const each of [home, temporary, here, own]) mkdirSync(each)
  const dossier = writeDossier(here, press)
  const places = [home, temporary, here, program.folder]
  const before = places.map(snapshot)
  const env = { HOME: home, TMPDIR: temporary, XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data'), XDG_STATE_HOME: join(home, 'state') }
  const db = join(own, 'store', 'a.db')
  const commands: [args: string[], code: number][] = [
    [['run', dossier, '--out', join(own, 'site')], 0],
    [['report', dossier, '--out', join(own, 'report')], 0],
    [['check', dossier, 'Viamedis : 20 millions d’assurés sont concernés.'], 0],
    [['export', dossier, '--format', 'csv', '--out', join(own, 'csv')], 0], [['export', dossier, '--format', 'warc', '--out', join(own, 'warc')], 0],
    [['diff'], 0], [['stats'], 0], [['backup', join(own, 'backup.db')], 0], [['prune', '--older-than', '1d', '--dry-run'], 0],
  ]
  for (const [args, code] of commands) {
    const ended = await program.run([...args, '--db', db], { env, cwd: here })
    // A check that finds a contradiction ends with 1: it has done its work.
    expect(args[0] === 'check' ? [0, 1] : [code], `${args.join(' ')}: ${ended.err}`).toContain(ended.code)
  }
  expect(places.map(snapshot)).toEqual(before)
  expect(readdirSync(own).sort()).toEqual(['backup.db', 'csv', 'report', 'site', 'store', 'warc'])
  expect(readdirSync(join(own, 'store')).filter(name => !/^a\.db(-wal|-shm|\.lock)?$/.test(name))).toEqual(['logs'])
}, 10 * MINUTES)
