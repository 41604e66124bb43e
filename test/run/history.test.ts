import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { date, quantity } from '../../src/model/value.ts'
import { differencesOf, runOf, runsOf } from '../../src/run/history.ts'
import { saveTurns } from '../../src/store/finding-turns.ts'
import { openStore } from '../../src/store/open.ts'
import { DOSSIER, claimOf, fillRun } from '../support/fill.ts'

const folder = mkdtempSync(join(tmpdir(), 'history-'))
const db = join(folder, 'a.db')
const million = (amount: number) => claimOf('victims', quantity(amount * 1e6), `${amount} millions`)
const monday = claimOf('attack_date', date('2026-01-26'), 'lundi')

describe('what a run changed', () => {
  it('is told against the run before it, or any other', async () => {
    const store = await openStore(db)
    const [one, two] = ['http://a.example/1', 'http://a.example/2']
    const first = await fillRun(store, [{ address: one, text: 'Un texte.', claims: [million(20), monday] }])
    const second = await fillRun(store, [{ address: one, text: 'Un texte corrigé.', claims: [million(33), monday] }, { address: two, text: 'Un autre.', claims: [monday] }])
    const state = { finding: 'f', question: 'victims', subject: 'a', population: 'any' }
    await saveTurns(store, DOSSIER, first, [{ ...state, status: 'single_source', positions: ['exact 20000000'] }])
    await saveTurns(store, DOSSIER, second, [{ ...state, status: 'evolved', positions: ['exact 20000000', 'exact 33000000'] }])
    await store.destroy()

    const [last] = await differencesOf(db, { dossier: null, since: null })
    expect(last).toMatchObject({ dossier: DOSSIER, since: first })
    expect(last!.articles.map(article => article.address)).toEqual([two])
    expect(last!.claims.map(({ before, after }) => [before?.quote_exact, after?.quote_exact])).toEqual([['20 millions', '33 millions']])
    expect(last!.findings).toEqual([{ question: 'victims', subject: 'a', population: 'any', before: 'single_source', after: 'evolved', positionsAdded: ['exact 33000000'], positionsGone: [] }])

    const [all] = await differencesOf(db, { dossier: DOSSIER, since: 0 })
    expect(all!.articles).toHaveLength(2)
    expect(all!.findings[0]).toMatchObject({ before: null, after: 'evolved' })
    expect((await differencesOf(db, { dossier: DOSSIER, since: second }))[0]).toMatchObject({ articles: [], claims: [], findings: [] })
  })

  it('are told of no dossier and no run that the store does not have', async () => {
    await expect(differencesOf(db, { dossier: 'other', since: null })).rejects.toMatchObject({ slug: 'no_dossier', exit: 2, message: expect.stringContaining(DOSSIER) as string })
    await expect(differencesOf(db, { dossier: null, since: 99 })).rejects.toMatchObject({ slug: 'no_run', exit: 2 })
  })

  it('shows what other rules read in the same pages', async () => {
    const store = await openStore(join(folder, 'rules.db'))
    const page = { address: 'http://a.example/1', text: 'Un texte.' }
    await fillRun(store, [{ ...page, claims: [million(20), monday] }])
    await fillRun(store, [{ ...page, claims: [million(20), claimOf('attack_date', date('2026-01-27'), 'lundi')] }], 'r2')
    await fillRun(store, [{ ...page, claims: [million(20), monday] }], 'r3')
    await store.destroy()
    const since = async (run: number) => (await differencesOf(join(folder, 'rules.db'), { dossier: null, since: run }))[0]!
    expect((await since(1)).claims).toEqual([])
    expect((await since(2)).claims).toHaveLength(1)
    expect((await since(2)).articles).toEqual([])
  })
})

describe('runs', () => {
  it('are listed newest first, and shown by number', async () => {
    expect((await runsOf(db, { dossier: null, limit: 5 })).map(run => run.id)).toEqual([2, 1])
    expect(await runOf(db, 2)).toMatchObject({ outcome: 'done', dossier: DOSSIER })
    await expect(runOf(db, 9)).rejects.toMatchObject({ slug: 'no_run', exit: 2, message: 'there is no run 9; the newest is 2' })
  })
})
