import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDossier } from '../../src/dossier/load.ts'
import { category, date, quantity } from '../../src/model/value.ts'
import type { ExportOptions, Exported } from '../../src/run/export.ts'
import { exportDossier } from '../../src/run/export.ts'
import { articleVersion } from '../../src/store/article-versions.ts'
import { currentClaims } from '../../src/store/claims.ts'
import type { Store } from '../../src/store/open.ts'
import { addReview } from '../../src/store/reviews.ts'
import { HARD } from '../export/cells.ts'
import { dataPackageProfile } from '../export/data-package-profile.ts'
import type { PressArticle } from '../support/filled-store.ts'
import { filledStore, reconciledStore } from '../support/filled-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'export-'))
const db = join(folder, 'store.db')
const loaded = loadDossier('demo')
let store: Store

const said = { subject: ['viamedis'], population: 'any', polarity: 'affirmed', modality: 'asserted' } as const
const article = (name: string, published: string | null, paragraph: string, claims: PressArticle['claims'], title = `Titre de ${name}`): PressArticle =>
  ({ url: `https://www.presse.example/${name}`, outlet: 'Flash 24', title, published, paragraphs: [paragraph], claims, authors: ['=Anne', '@Bo'] })

/** Quotes and titles that are hard to keep, two dates that contradict each other, and one article without a date. */
const press: readonly PressArticle[] = [
  article('janvier', '2024-02-01T08:00:00+01:00', 'Attaqué le 31 janvier, dit-on.', [{ ...said, question: 'attack_date', value: date('2024-01-31'), quote: '31 janvier' }]),
  article('fevrier', '2024-02-06T08:00:00+01:00', 'Attaqué le 1er février. Une plainte a été déposée.', [
    { ...said, question: 'attack_date', value: date('2024-02-01'), quote: '1er février', speaker: 'viamedis' },
    { ...said, question: 'procedure', value: category('complaint_filed'), quote: 'Une plainte a été déposée' },
  ]),
  article('vieux', '2024-01-26T08:00:00+01:00', 'Le portail est hors ligne.', [{ ...said, question: 'service', value: category('portal_offline'), quote: 'hors ligne' }]),
  article('sans-date', null, 'Au moins 20 millions d’assurés.', [{ ...said, question: 'victims', value: quantity(20e6, 'at_least'), population: 'insured', quote: 'Au moins 20 millions d’assurés' }]),
  ...HARD.map((text, index) => article(`dur-${index}`, '2024-02-05T08:00:00+01:00', `On lit ${text} ici, ou presque.`, [
    { ...said, question: 'victims', value: quantity(1000 + index), population: 'insured', quote: `lit ${text} ici` },
    ...(text.trim() === text ? [{ ...said, question: 'data', value: category('email'), quote: text }] : []),
  ], text.replace(/\s+/g, ' ').trim() || 'x')),
]

let exports = 0
async function exported(options: Partial<ExportOptions> = {}): Promise<Exported & { out: string }> {
  const out = join(folder, `out-${++exports}`)
  return { out, ...await exportDossier({ dossier: 'demo', db, out, format: 'jsonl', language: null, questions: null, since: null, columns: null, ...options }) }
}

type Line = Record<string, unknown>
const lines = (out: string, file: string): Line[] => readFileSync(join(out, file), 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Line)
const TABLES = ['articles', 'claims', 'positions', 'findings', 'relations']

/** Names of rows that a table of an export has and another has not. */
function dangling(out: string): string[] {
  const ids = new Map(TABLES.map(name => [name, new Set(lines(out, `${name}.jsonl`).map(row => row['id']))]))
  const checks: readonly (readonly [string, string, string])[] = [['claims', 'article_id', 'articles'], ['claims', 'position_id', 'positions'], ['claims', 'finding_id', 'findings'], ['positions', 'finding_id', 'findings'], ['relations', 'a', 'positions'], ['relations', 'b', 'positions']]
  return checks.flatMap(([table, column, to]) => lines(out, `${table}.jsonl`).filter(row => row[column] !== null && !ids.get(to)!.has(row[column])).map(row => `${table}.${column} ${String(row[column])}`))
}

beforeAll(async () => { store = await filledStore(db, loaded, press) })
afterAll(() => store.destroy())

describe('an export', () => {
  it.each(['csv', 'json', 'jsonl', 'parquet', 'annotations', 'claims', 'warc'] as const)('is the same bytes twice (%s), and leaves nothing half written', async format => {
    const [first, second] = [await exported({ format }), await exported({ format })]
    expect(readdirSync(first.out).sort()).toEqual([...first.files].sort())
    for (const file of first.files) expect([file, readFileSync(join(first.out, file)).equals(readFileSync(join(second.out, file)))]).toEqual([file, true])
  })

  it('says the same in every format, and keeps every text', async () => {
    const [tables, columns, array, cells] = [await exported(), await exported({ format: 'parquet' }), await exported({ format: 'json' }), await exported({ format: 'csv' })]
    for (const name of TABLES) {
      const expected = lines(tables.out, `${name}.jsonl`)
      const bytes = readFileSync(join(columns.out, `${name}.parquet`))
      expect(await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer })).toEqual(expected)
      expect(JSON.parse(readFileSync(join(array.out, `${name}.json`), 'utf8'))).toEqual(expected)
      const read = parse(readFileSync(join(cells.out, `${name}.csv`)), { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
      const asText = (cell: unknown) => (cell === null ? '' : String(cell))
      expect(read.map(row => Object.values(row).map(cell => cell.replace(/^'/, '')))).toEqual(expected.map(row => Object.values(row).map(asText)))
    }
    const quotes = new Set(lines(tables.out, 'claims.jsonl').map(row => row['quote']))
    expect(HARD.filter(text => text.trim() === text && !quotes.has(text))).toEqual([])
    expect(HARD.filter(text => !quotes.has(`lit ${text} ici`))).toEqual([])
  })

  it('names no row that is not there', async () => {
    expect(dangling((await exported()).out)).toEqual([])
  })

  it('is cited with the fingerprint of claims.jsonl', async () => {
    const { out, citation } = await exported()
    expect(citation).toContain(createHash('sha256').update(readFileSync(join(out, 'claims.jsonl'))).digest('hex'))
    expect(citation).toContain(`${press.length} articles de 1 média, publiés du 26 janvier 2024 au 6 février 2024`)
    expect(readFileSync(join(out, 'CITATION.txt'), 'utf8')).toBe(`${citation}\n`)
    expect((await exported({ language: 'en' })).citation).toContain(`${press.length} articles of 1 outlet, published 26 January 2024 to 6 February 2024`)
  })
})

describe('datapackage.json', () => {
  it.each(['csv', 'json', 'jsonl', 'parquet'] as const)('holds to the standard, and describes the files that are there (%s)', async format => {
    const { out } = await exported({ format })
    const described = dataPackageProfile.parse(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')))
    expect(described.resources.map(({ path }) => path)).toEqual(TABLES.map(name => `${name}.${format}`))
    for (const { path, bytes, hash } of described.resources) {
      const file = readFileSync(join(out, path))
      expect([file.byteLength, `sha256:${createHash('sha256').update(file).digest('hex')}`]).toEqual([bytes, hash])
    }
  })

  it('says of every column of every file what it is, and no cell is otherwise', async () => {
    const { out } = await exported()
    const { resources } = dataPackageProfile.parse(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')))
    const types = { string: 'string', date: 'string', integer: 'number', number: 'number', boolean: 'boolean' }
    for (const { path, schema: { fields, primaryKey } } of resources) {
      const rows = lines(out, path)
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(fields.map(({ name }) => name))
        for (const { name, type, constraints } of fields) {
          const cell = row[name]
          if (cell === null) expect([name, constraints?.required ?? false]).toEqual([name, false])
          else expect([name, typeof cell, constraints?.enum?.includes(cell as string) ?? true]).toEqual([name, types[type], true])
        }
      }
      expect(new Set(rows.map(row => JSON.stringify(primaryKey!.map(key => row[key])))).size).toBe(rows.length)
    }
  })

  it('says what the ids of its cells stand for', async () => {
    const { out } = await exported()
    const { recoupe } = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')) as { recoupe: Record<string, { id: string; categories?: { id: string }[] }[]> }
    const claims = lines(out, 'claims.jsonl')
    const known = (list: string) => new Set(recoupe[list]!.map(({ id }) => id))
    expect(claims.filter(claim => !known('questions').has(claim['question'] as string))).toEqual([])
    const categories = new Set(recoupe['questions']!.flatMap(question => question.categories?.map(({ id }) => id) ?? []))
    expect(claims.filter(claim => claim['value_type'] === 'category' && !categories.has(claim['value'] as string))).toEqual([])
  })
})

describe('annotations', () => {
  it('find each quote at its place in the article’s text, and by its surroundings', async () => {
    const { out } = await exported({ format: 'annotations' })
    const annotations = lines(out, 'annotations.jsonl') as unknown as { id: string; target: { source: string; selector: [{ exact: string; prefix: string; suffix: string }, { start: number; end: number }] } }[]
    const claims = new Map((await currentClaims(store, 'demo')).map(claim => [`urn:recoupe:claim:${claim.id}`, claim]))
    expect(annotations.length).toBe(claims.size)
    for (const { id, target: { source, selector: [{ exact, prefix, suffix }, { start, end }] } } of annotations) {
      const { article } = claims.get(id)!
      expect(source).toBe(article.url)
      const { text } = (await articleVersion(store, 'demo', article.id, article.version!))!.article
      expect(text.slice(start, end)).toBe(exact)
      expect(text.indexOf(prefix + exact + suffix) + prefix.length).toBe(start)
    }
  })

  it('say what is claimed in the language that is asked for', async () => {
    const values = async (language: 'fr' | 'en') => lines((await exported({ format: 'annotations', language })).out, 'annotations.jsonl').map(line => (line['body'] as { value: string }).value)
    expect(await values('fr')).toContain('Personnes concernées\u00a0: au moins 20\u202f000\u202f000 (Viamedis\u00a0; assurés)')
    expect(await values('en')).toContain('People concerned: at least 20,000,000 (Viamedis; assurés)')
  })
})

describe('claims for schema.org', () => {
  it('name who is cited as their author, and the article that they appear in', async () => {
    const { out } = await exported({ format: 'claims', questions: ['attack_date'] })
    expect(lines(out, 'schema-org-claims.jsonl')).toEqual(expect.arrayContaining([
      expect.objectContaining({ '@type': 'Claim', text: '1er février', author: { name: 'Viamedis' }, appearance: expect.objectContaining({ headline: 'Titre de fevrier' }) as unknown }),
      expect.objectContaining({ '@type': 'Claim', text: '31 janvier', author: { '@type': 'Organization', name: 'Flash 24' } }),
    ]))
  })
})

describe('a choice of rows and columns', () => {
  it('keeps the questions that are asked for, and every article', async () => {
    const { out } = await exported({ questions: ['attack_date'] })
    expect(new Set(TABLES.slice(1).flatMap(name => lines(out, `${name}.jsonl`).map(row => row['question'])))).toEqual(new Set(['attack_date']))
    expect(lines(out, 'articles.jsonl').length).toBe(press.length)
  })

  it('keeps what is new since a day, whole, with what it contradicts, and what has no date', async () => {
    const { out } = await exported({ since: '2024-02-06' })
    const titles = lines(out, 'articles.jsonl').map(row => row['title'])
    expect(titles.sort()).toEqual(['Titre de fevrier', 'Titre de sans-date'])
    expect(lines(out, 'claims.jsonl').map(row => row['quote']).sort()).toEqual(['1er février', 'Au moins 20 millions d’assurés', 'Une plainte a été déposée'])
    expect(lines(out, 'positions.jsonl').filter(row => row['question'] === 'attack_date').map(row => row['value']).sort()).toEqual(['2024-01-31', '2024-02-01'])
    expect(lines(out, 'relations.jsonl').filter(row => row['question'] === 'attack_date').map(row => row['relation'])).toEqual(['contradicts'])
    expect(lines(out, 'findings.jsonl').map(row => row['question'])).not.toContain('service')
    expect(dangling(out)).toEqual([])
  })

  it('keeps the columns that are asked for, and the keys', async () => {
    const { out } = await exported({ columns: ['quote', 'status'] })
    const columns = (name: string) => Object.keys(lines(out, `${name}.jsonl`)[0]!)
    expect(TABLES.map(columns)).toEqual([['id'], ['id', 'quote'], ['id'], ['id', 'status'], ['a', 'b', 'relation']])
    dataPackageProfile.parse(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')))
  })

  it.each([
    [{ questions: ['victimes'] }, 'unknown question "victimes"; did you mean "victims"?'],
    [{ columns: ['qoute'] }, 'unknown column "qoute"; did you mean "quote"?'],
  ])('refuses a name that it does not know: %o', async (options, message) => {
    await expect(exported(options)).rejects.toMatchObject({ message, exit: 2 })
    expect(existsSync(join(folder, `out-${exports}`))).toBe(false)
  })
})

describe('what reviewers decided', () => {
  beforeAll(async () => {
    const claims = await currentClaims(store, 'demo')
    const reviewOf = async (quote: string, action: 'reject' | 'correct', note: string) => {
      const claim = claims.find(one => one.quote.exact === quote)!
      await addReview(store, 'demo', {
        action, article: claim.article.id, otherArticle: null, anchor: { question: claim.question, claim: claim.id, quote: claim.quote, value: claim.value },
        correction: action === 'correct' ? { value: quantity(21e6), polarity: 'affirmed', modality: 'hedged' } : null, note, reviewer: 'Rédaction', at: '2024-02-10T07:00:00Z',
      })
    }
    await reviewOf('hors ligne', 'reject', 'autre portail')
    await reviewOf('Au moins 20 millions d’assurés', 'correct', 'relu')
    await reconciledStore(store, loaded)
  })

  it('goes into the table, beside what was extracted', async () => {
    const claims = lines((await exported()).out, 'claims.jsonl')
    expect(claims.find(claim => claim['quote'] === 'hors ligne')).toMatchObject({ review: 'reject', review_by: 'Rédaction', review_note: 'autre portail', position_id: null, extracted: null })
    expect(claims.find(claim => claim['quote'] === 'Au moins 20 millions d’assurés')).toMatchObject({
      review: 'correct', amount: 21e6, bound: 'exact', modality: 'hedged', extracted: 'at_least 20000000; affirmed; asserted', position_id: expect.any(String) as unknown,
    })
  })

  it('leaves rejected claims out of what other programs are given', async () => {
    const quoted = lines((await exported({ format: 'claims' })).out, 'schema-org-claims.jsonl').map(claim => claim['text'])
    expect(quoted).toContain('Au moins 20 millions d’assurés')
    expect(quoted).not.toContain('hors ligne')
  })
})
