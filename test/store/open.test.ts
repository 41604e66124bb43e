import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { isPartOf, loadFindings, reconciledBy } from '../../src/store/findings.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { openStore } from '../../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))

describe('openStore', () => {
  it('makes a store that writes ahead and minds its references', async () => {
    const store = await openStore(join(folder, 'new', 'a.db'))
    const pragma = async (name: string) => Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store)).rows[0]!)[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('foreign_keys')).toBe(1)
    await expect(store.insertInto('pages').values({
      outlet_id: 'nobody', address: 'a', final_address: 'a', fetched_at: 't', status: 200, headers: '{}', body_hash: null, outcome: 'stored', run_id: null,
    }).execute()).rejects.toThrow('FOREIGN KEY')
    await store.destroy()
  })

  it('survives processes that make the same store at once', async () => {
    const file = join(folder, 'race.db')
    const codes = await Promise.all(Array.from({ length: 4 }, () => new Promise<number | null>(resolve => {
      fork(join(import.meta.dirname, '../support/open-store.ts'), [file], { execArgv: ['--import', 'tsx'] }).on('exit', resolve)
    })))
    expect(codes).toEqual([0, 0, 0, 0])
    const store = await openStore(file)
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store)
    expect(rows.map(row => row.name)).toEqual(Object.keys(migrations).sort())
    await store.destroy()
  })

  it('refuses a file that is no database, and leaves it as it was', async () => {
    const file = join(folder, 'garbage.db')
    writeFileSync(file, 'not a database at all, but long enough to be read as one '.repeat(40))
    const before = [readFileSync(file, 'utf8'), statSync(file).mtimeMs]
    await expect(openStore(file)).rejects.toMatchObject({ slug: 'not_a_database', exit: 1, message: expect.stringContaining('recoupe restore') as string })
    expect([readFileSync(file, 'utf8'), statSync(file).mtimeMs]).toEqual(before)
  })

  it('refuses a store that a newer version wrote', async () => {
    const file = join(folder, 'newer.db')
    const store = await openStore(file)
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(store)
    await store.destroy()
    await expect(openStore(file)).rejects.toMatchObject({ slug: 'newer_database', message: expect.stringContaining('update recoupe') as string })
  })

  it('keeps the positions that an earlier version reconciled, and has them reconciled anew', async () => {
    const file = join(folder, 'earlier.db')
    const database = new BetterSqlite3(file)
    const earlier = new Kysely<Record<string, never>>({ dialect: new SqliteDialect({ database }) })
    await new Migrator({ db: earlier, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateTo('0006-little-by-little')
    const position = {
      id: 'p', question: 'victims', subject: ['a'], population: 'any', value: { amount: 3, bound: 'exact' }, polarity: 'affirmed', modality: 'asserted',
      claims: ['c1', 'c2'], outlets: ['Le Jour'], speakers: [], origins: 1, first: null, last: null, hedged: 0,
    }
    database.prepare("insert into findings values ('d', 'f', 'victims', 'a', 'any', 'single_source')").run()
    database.prepare("insert into positions values ('d', 'p', 'f', ?)").run(JSON.stringify(position))
    database.prepare("insert into reconciled values ('d', 'rules')").run()
    await earlier.destroy()
    const store = await openStore(file)
    expect(JSON.stringify((await loadFindings(store, 'd', 'victims')).findings[0]?.positions)).toBe(JSON.stringify([position]))
    expect(await isPartOf(store, 'd', 'c2', 'p')).toBe(true)
    expect(await reconciledBy(store, 'd')).toBeNull()
    await store.destroy()
  })

  it('says that there is no store yet where one must be', async () => {
    await expect(openStore(join(folder, 'none.db'), { mustExist: true })).rejects.toMatchObject({ slug: 'no_store' })
  })
})
