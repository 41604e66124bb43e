import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoPress } from '../../src/run/demo/server.ts'
import { startDemoPress } from '../../src/run/demo/server.ts'
import type { Program } from './harness.ts'
import { seeded } from '../support/seeded.ts'
import { buildProgram, bytesOf, exportsOf, writeDossier } from './harness.ts'

const MINUTES = 60_000
const folder = mkdtempSync(join(tmpdir(), 'nights-'))
let program: Program
let press: DemoPress
let dossier: string
/** A run that nothing disturbed: how many events it tells, and its exports. */
let undisturbed: { events: number; exports: Record<string, string> }

const night = (db: string, options?: Parameters<Program['run']>[1]) => program.run(['run', dossier, '--db', db, '--json'], options)

beforeAll(async () => {
  program = buildProgram()
  press = await startDemoPress()
  dossier = writeDossier(folder, press)
  const db = join(folder, 'undisturbed.db')
  const { code, events, err } = await night(db)
  if (code !== 0) throw new Error(`the undisturbed run ended with ${code}: ${err}`)
  undisturbed = { events, exports: await exportsOf(program, dossier, db) }
}, 3 * MINUTES)

afterAll(async () => {
  await press.close()
  program.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function expectWhole(db: string): Promise<void> {
  const { code, err } = await night(db)
  expect(code, err).toBe(0)
  expect(await exportsOf(program, dossier, db)).toEqual(undisturbed.exports)
}

describe('a run that is killed', () => {
  it('twenty times at any moment goes on from there, and the store is in the end as if nothing had happened', async () => {
    const random = seeded(20)
    let kills = 0
    // Five stores, killed four times each: later kills of one store would find little left to do.
    for (let store = 0; store < 5; store++) {
      const db = join(folder, `killed-${store}.db`)
      for (let kill = 0; kill < 4; kill++) {
        const at = 1 + Math.floor(random() * undisturbed.events * 0.5)
        const { signal } = await night(db, { until: (_event, count) => count >= at })
        if (signal === 'SIGKILL') kills++
      }
      await expectWhole(db)
    }
    expect(kills).toBeGreaterThanOrEqual(15)
  }, 15 * MINUTES)
})

describe('a run that its user stops', () => {
  it('says how to go on, with exit 1, and goes on from there', async () => {
    const db = join(folder, 'stopped.db')
    const { code, signal, err } = await night(db, { until: event => event.type === 'page_done' && 'SIGINT' })
    expect([code, signal], err).toEqual([1, null])
    expect(err).toContain('recoupe: the crawl was stopped; start it again and it goes on from there')
    await expectWhole(db)
  }, 5 * MINUTES)
})

describe('the disk', () => {
  const mounted = join(folder, 'small')
  const resize = (kilobytes: number) => execFileSync('mount', ['-o', `remount,size=${kilobytes}k`, mounted])
  const canMount = (): boolean => {
    try {
      execFileSync('mkdir', ['-p', mounted])
      execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', mounted], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }

  // The smallest is full while the frontier is made, the next during the crawl, the largest while claims are stored.
  it('may fill up at any size: one clear line, exit 1, and a run with room again ends as if nothing had happened', async context => {
    if (!canMount()) context.skip('needs the right to mount a small disk')
    try {
      for (const [at, kilobytes] of [550, 700, 1200, 2600].entries()) {
        const db = join(mounted, `${at}`, 'a.db')
        resize(kilobytes)
        const full = await night(db)
        expect(full.code, `${kilobytes} kB: ${full.err}`).toBe(1)
        expect(full.err).toMatch(/recoupe: .*a\.db: the disk is full .*what was stored is kept/)
        expect(full.err).not.toMatch(/defect|\n {4}at /)
        resize(200_000)
        await expectWhole(db)
        rmSync(join(mounted, `${at}`), { recursive: true })
      }
    } finally {
      execFileSync('umount', ['-l', mounted])
    }
  }, 10 * MINUTES)
})

describe('the network', () => {
  it('may go away midway: done in part, exit 3, and whole the next night', async () => {
    const db = join(folder, 'network.db')
    const first = await startDemoPress()
    const own = mkdtempSync(join(tmpdir(), 'nights-network-'))
    const file = writeDossier(own, first)
    let gone: Promise<void> | null = null
    const cut = await program.run(['run', file, '--db', db, '--json'], {
      until: event => {
        if (event.type === 'page_done' && !gone) gone = first.close()
        return false
      },
    })
    expect(cut.code, cut.err).toBe(3)
    expect(cut.err).not.toMatch(/defect/)
    await gone
    const again = await startDemoPress()
    writeDossier(own, again)
    const whole = await program.run(['run', file, '--db', db, '--json'])
    await again.close()
    expect(whole.code, whole.err).toBe(0)
    expect(await exportsOf(program, dossier, db)).toEqual(undisturbed.exports)
  }, 5 * MINUTES)
})

describe('the clock', () => {
  it('may be set back an hour in the middle of a night', async () => {
    const db = join(folder, 'clock.db')
    const half = await night(db, { until: (_event, count) => count >= undisturbed.events * 0.3 })
    expect(half.signal).toBe('SIGKILL')
    const back = await night(db, { env: { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'set-clock-back.mjs')}` } })
    expect(back.code, back.err).toBe(0)
    await expectWhole(db)
  }, 5 * MINUTES)
})

describe('two runs at once', () => {
  it('are one run and one that says who is at work, with exit 4', async () => {
    const db = join(folder, 'two.db')
    const ended = await Promise.all([night(db), night(db)])
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 4])
    expect(ended.find(({ code }) => code === 4)!.err).toMatch(/«recoupe run» \(.+, process \d+, since \d{4}-.+\) is at work on this store/)
    await expectWhole(db)
  }, 5 * MINUTES)
})

describe('a database that is garbage', () => {
  it('is refused and left untouched, with the way to restore it', async () => {
    const db = join(folder, 'garbage.db')
    const garbage = Buffer.from('no database, but long enough to be taken for one '.repeat(200))
    writeFileSync(db, garbage)
    const { code, err } = await night(db)
    expect(code).toBe(1)
    expect(err).toMatch(/garbage\.db: is no recoupe store.*recoupe restore BACKUP --db .*garbage\.db/)
    expect(bytesOf(db)!.equals(garbage)).toBe(true)
  })

  it('half overwritten is refused too, and a backup brings it back', async () => {
    const db = join(folder, 'half.db')
    const backup = join(folder, 'half-backup.db')
    cpSync(join(folder, 'undisturbed.db'), db)
    expect((await program.run(['backup', backup, '--db', db])).code).toBe(0)
    const bytes = readFileSync(db)
    bytes.fill(0x5a, 100)
    writeFileSync(db, bytes)
    const { code, err } = await night(db)
    expect(code, err).toBe(1)
    expect(err).toContain('recoupe restore')
    expect((await program.run(['restore', backup, '--db', db])).code).toBe(0)
    await expectWhole(db)
  }, 5 * MINUTES)
})
