import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { loadRules } from '../../src/run/rules.ts'
import type { JobRules, ReadJob } from '../../src/run/workers/jobs.ts'
import { Jobs } from '../../src/run/workers/jobs.ts'
import { openWorkshop } from '../../src/run/workers/workshop.ts'

const { dossier, questionnaire, ...story } = loadDossier('demo')
const rules: JobRules = { ...loadRules({ dossier, questionnaire, ...story }).tables(), dossier, questionnaire }

const job = (number: number): ReadJob => ({
  content: gzipSync(`<!doctype html><html lang="fr"><title>Viamedis, ${number}</title><article><h1>Viamedis, point ${number}</h1><p>Plus de ${number} millions d’assurés de Viamedis sont concernés, selon la CNIL.</p></article>`),
  address: `http://a.example/${number}`, contentType: 'text/html', now: '2024-03-01T00:00:00Z',
})

describe('worker threads', () => {
  it('give what one thread gives, in the order of what was given', async () => {
    const jobs = Array.from({ length: 23 }, (_, at) => job(at + 2))
    const here = new Jobs(rules)
    const expected = jobs.map(each => here.read(each))
    const workshop = openWorkshop({ rules: () => rules, threads: 2 })
    const articles = await workshop.read(jobs)
    expect(articles).toEqual(expected)
    const documents = articles.map(article => ({ document: JSON.stringify(article) }))
    const claims = await workshop.claims(documents)
    await workshop.close()
    expect(claims).toEqual(documents.map(document => here.claims(document)))
    expect(claims.flat().length).toBeGreaterThanOrEqual(23)
  })

  it('leave out what can’t be read, and the rest of its batch is done', async () => {
    const broken: ReadJob = { ...job(1), content: new Uint8Array([1, 2, 3]) }
    const workshop = openWorkshop({ rules: () => rules, threads: 1 })
    const results = await workshop.read([job(2), broken, job(3)])
    await workshop.close()
    expect(results.map(result => (typeof result === 'string' ? result : result.title))).toEqual(['Viamedis, point 2', 'defect', 'Viamedis, point 3'])
  })

  it('are not started for a few small pages', async () => {
    // A thread that is given no time at all would give nothing.
    const workshop = openWorkshop({ rules: () => rules, threads: 1, patience: 0 })
    const [article] = await workshop.read([job(2)])
    expect(article).toMatchObject({ title: 'Viamedis, point 2' })
    expect(await workshop.claims([{ document: JSON.stringify(article) }, { document: '{' }])).toEqual([[expect.objectContaining({ question: 'victims' })], 'defect'])
    await workshop.close()
  })

  it('are ended where one page takes too long, and that page is left out', async () => {
    const deep = gzipSync(`<!doctype html><title>x</title>${'<p>un texte sans fin '.repeat(400_000)}`)
    const workshop = openWorkshop({ rules: () => rules, threads: 1, patience: 50 })
    const [slow] = await workshop.read([{ ...job(1), content: deep }])
    await workshop.close()
    expect(slow).toMatch(/^too_(slow|heavy)$/)
  })
})
