import { mkdtempSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { quantity } from '../../src/model/value.ts'
import { backup } from '../../src/run/backup.ts'
import { examine } from '../../src/run/doctor.ts'
import { prune } from '../../src/run/prune.ts'
import { restore } from '../../src/run/restore.ts'
import { statsOf } from '../../src/run/stats.ts'
import { takeLock } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open.ts'
import { loadBody } from '../../src/store/pages.ts'
import { claimOf, fillRun } from '../support/fill.ts'

const folder = mkdtempSync(join(tmpdir(), 'care-'))
const claim = claimOf('victims', quantity(5), 'cinq')

async function filled(name: string): Promise<string> {
  const db = join(folder, name)
  const store = await openStore(db)
  await fillRun(store, [
    { address: 'http://a.example/quoted', text: 'cinq', claims: [claim], fetchedAt: '2020-01-01T00:00:00.000Z' },
    { address: 'http://a.example/old', text: 'rien de vieux', fetchedAt: '2020-01-01T00:00:00.000Z' },
    { address: 'http://a.example/new', text: 'rien de neuf', fetchedAt: '2026-02-01T00:00:00.000Z' },
  ])
  await store.destroy()
  return db
}

describe('a backup', () => {
  it('holds the store while another writes to it, and goes back in its place', async () => {
    const db = await filled('live.db')
    const copy = join(folder, 'backups', 'live.db')
    const store = await openStore(db)
    expect(await backup(db, copy)).toMatchObject({ articles: 3, claims: 1 })
    await fillRun(store, [{ address: 'http://a.example/later', text: 'plus tard', claims: [claim] }])
    await store.destroy()
    expect(readdirSync(join(folder, 'backups'))).toEqual(['live.db'])
    const { former } = await restore(copy, db, new Date('2026-03-01T03:00:00Z'))
    expect((await statsOf(db)).articles).toBe(3)
    expect((await statsOf(former!)).articles).toBe(4)
  })

  it('takes no other file’s place', async () => {
    const db = await filled('kept.db')
    const target = join(folder, 'mine.txt')
    writeFileSync(target, 'mine')
    await expect(backup(db, target)).rejects.toMatchObject({ slug: 'exists', exit: 2 })
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  it('that is damaged is refused, and the store stays', async () => {
    const db = await filled('sound.db')
    const damaged = join(folder, 'damaged.db')
    await backup(db, damaged)
    truncateSync(damaged, 20_000)
    await expect(restore(damaged, db)).rejects.toMatchObject({ exit: 1 })
    writeFileSync(damaged, 'garbage '.repeat(1000))
    await expect(restore(damaged, db)).rejects.toMatchObject({ slug: 'not_a_database' })
    expect((await statsOf(db)).articles).toBe(3)
  })

  it('goes in the place of garbage, which is kept', async () => {
    const db = await filled('broken.db')
    const copy = join(folder, 'broken-backup.db')
    await backup(db, copy)
    writeFileSync(db, 'garbage '.repeat(1000))
    const { former } = await restore(copy, db)
    expect((await statsOf(db)).articles).toBe(3)
    expect(readFileSync(former!, 'utf8')).toMatch(/^garbage/)
  })

  it('is not restored under a run', async () => {
    const db = await filled('held.db')
    const copy = join(folder, 'held-backup.db')
    await backup(db, copy)
    const lock = takeLock(db)
    await expect(restore(copy, db)).rejects.toMatchObject({ slug: 'locked', exit: 4 })
    lock!.release()
  })
})

describe('pruning', () => {
  it('drops by age, and never what a claim quotes', async () => {
    const db = await filled('age.db')
    const rule = { db, olderThanDays: 365, maxBytes: null, now: new Date('2026-02-02T00:00:00Z') }
    expect(await prune({ ...rule, dryRun: true })).toMatchObject({ bodies: 1 })
    expect((await statsOf(db)).bodies.pruned).toBe(0)
    expect(await prune({ ...rule, dryRun: false })).toMatchObject({ bodies: 1 })
    const store = await openStore(db)
    const rows = await store.selectFrom('pages').select(['address', 'body_hash']).orderBy('id').execute()
    const present = await Promise.all(rows.map(async row => [row.address, (await loadBody(store, row.body_hash!)) !== null]))
    expect(present).toEqual([['http://a.example/quoted', true], ['http://a.example/old', false], ['http://a.example/new', true]])
    await store.destroy()
  })

  it('drops by size down to what is quoted, the longest unseen first', async () => {
    const db = await filled('size.db')
    const pruned = await prune({ db, olderThanDays: null, maxBytes: 0, dryRun: false, now: new Date() })
    expect(pruned.bodies).toBe(2)
    expect(pruned.keptBytes).toBeGreaterThan(0)
  })
})

describe('the doctor', () => {
  const look = (db: string, now: string) => examine({ db, dossier: null, program: 'recoupe 0', environment: {}, now: new Date(now) })
  const states = async (db: string, now: string) => Object.fromEntries((await look(db, now)).map(({ name, state }) => [name, state]))

  it('finds a good store good, a clock that was set back bad, and a night that is missing worth a look', async () => {
    const db = await filled('doctor.db')
    expect(await states(db, '2026-02-01T04:00:00Z')).toMatchObject({ node: 'good', store: 'good', clock: 'good', lock: 'good', 'last run': 'good' })
    expect(await states(db, '2026-02-01T02:00:00Z')).toMatchObject({ clock: 'bad' })
    expect(await states(db, '2026-02-09T04:00:00Z')).toMatchObject({ 'last run': 'warn' })
  })

  it('finds a damaged store bad, and leaves it as it is', async () => {
    const db = await filled('ill.db')
    const bytes = readFileSync(db)
    bytes.fill(0xff, 8192, 16384)
    const ill = join(folder, 'ill-copy.db')
    writeFileSync(ill, bytes)
    expect(await states(ill, '2026-02-01T04:00:00Z')).toMatchObject({ store: 'bad' })
    expect(readFileSync(ill).equals(bytes)).toBe(true)
  })

  it('asks the demonstration’s own press, which is there while it is asked', async () => {
    const checks = await examine({ db: join(folder, 'none.db'), dossier: 'demo', program: 'recoupe 0', environment: {}, now: new Date() })
    expect(checks.filter(({ name }) => name === 'source')).toEqual([])
    expect(checks).toContainEqual(expect.objectContaining({ name: 'sources', state: 'good', detail: '10 of 10 answer' }))
  })
})
