import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { LoadedDossier } from '../dossier/load.ts'
import { loadDossier } from '../dossier/load.ts'
import { annotation, claimJsonLd } from '../export/annotations.ts'
import { citation } from '../export/citation.ts'
import type { Table } from '../export/column.ts'
import { withColumns } from '../export/column.ts'
import { csv } from '../export/csv.ts'
import type { WrittenTable } from '../export/data-package.ts'
import { dataPackage } from '../export/data-package.ts'
import { json, jsonLines } from '../export/json.ts'
import { parquet } from '../export/parquet.ts'
import type { ExportRows } from '../export/rows.ts'
import type { TableName } from '../export/tables.ts'
import { tables } from '../export/tables.ts'
import { warc } from '../export/warc.ts'
import type { Language } from '../model/finding.ts'
import { EXIT, Failure } from '../model/failure.ts'
import type { Store } from '../store/open.ts'
import { openStore, storeFailure } from '../store/open.ts'
import { unknownName } from '../dossier/yaml.ts'
import { pagesWithBodies } from '../store/pages.ts'
import { exportRows } from './export-rows.ts'
import type { Rules } from './rules.ts'
import { loadRules } from './rules.ts'

export const TABLE_FORMATS = ['csv', 'json', 'jsonl', 'parquet'] as const
export const EXPORT_FORMATS = [...TABLE_FORMATS, 'annotations', 'claims', 'warc'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportOptions {
  readonly format: ExportFormat
  readonly out: string
  readonly language: Language | null
  readonly questions: readonly string[] | null
  /** ISO day. */
  readonly since: string | null
  /** Column names, of any table; null is all. */
  readonly columns: readonly string[] | null
}

export interface Exported {
  readonly files: readonly string[]
  readonly citation: string
}

const FORMATS = {
  csv: { mediatype: 'text/csv', write: csv },
  json: { mediatype: 'application/json', write: json },
  jsonl: { mediatype: 'application/jsonl', write: jsonLines },
  parquet: { mediatype: 'application/vnd.apache.parquet', write: async function* <Row>(table: Table<Row>, rows: AsyncIterable<Row>) { yield await parquet(table, rows) } },
} as const

/**
 * Writes a dossier's tables, or its claims for other programs, into a folder: two exports of one store are the same bytes.
 *
 * @throws {Failure} exit 2 for an unknown question or column; what `openStore` throws.
 */
export async function exportDossier(options: ExportOptions & { readonly dossier: string; readonly db: string }): Promise<Exported> {
  const loaded = loadDossier(options.dossier)
  check('question', options.questions, loaded.questionnaire.questions.map(({ id }) => id))
  check('column', options.columns, Object.values(tables).flatMap(table => table.columns.map(column => column.name)))
  const store = await openStore(options.db, { mustExist: true })
  try {
    return await exportFrom(store, loaded, loadRules(loaded), options)
  } finally {
    await store.destroy()
  }
}

/** As `exportDossier`, from a store that is open. */
export async function exportFrom(store: Store, { dossier, questionnaire }: LoadedDossier, rules: Rules, options: ExportOptions): Promise<Exported> {
  const language = options.language ?? dossier.language
  const rows = await exportRows(store, dossier.id, options)
  try {
    await mkdir(options.out, { recursive: true })
    const line = await cite(rows, rules.program, language, dossier)
    const files: string[] = []
    if (options.format === 'warc') {
      const path = `${dossier.id}.warc.gz`
      await writeStream(join(options.out, path), warc(pagesWithBodies(store, dossier.id), { program: rules.program, filename: path }))
      files.push(path)
    } else if (options.format === 'annotations' || options.format === 'claims') {
      const path = `${options.format}.jsonl`
      const render = options.format === 'annotations' ? annotation : claimJsonLd
      await writeStream(join(options.out, path), (async function* () {
        for await (const row of rows.claims()) yield `${JSON.stringify(render(row, { dossier, questionnaire, language }))}\n`
      })())
      files.push(path)
    } else {
      const written: WrittenTable[] = []
      for (const name of Object.keys(tables) as TableName[]) written.push(await writeTable(name, rows, options))
      const description = dataPackage(dossier, written, { program: rules.program, rules: rules.claims }, language)
      await writeFile(join(options.out, 'datapackage.json'), `${JSON.stringify(description, null, 2)}\n`)
      files.push(...written.map(table => table.path), 'datapackage.json')
    }
    await writeFile(join(options.out, 'CITATION.txt'), `${line}\n`)
    return { files: [...files, 'CITATION.txt'], citation: line }
  } catch (error) {
    throw storeFailure(error, options.out)
  }
}

async function writeTable(name: TableName, rows: ExportRows, { format, out, columns }: ExportOptions): Promise<WrittenTable> {
  const table = withColumns(tables[name] as Table<never>, columns)
  const path = `${name}.${format}`
  const { mediatype, write } = FORMATS[format as keyof typeof FORMATS]
  const done = await writeStream(join(out, path), write(table, rows[name]() as AsyncIterable<never>))
  return { table, path, mediatype, format, ...done }
}

/** Writes beside the file and then puts it in place, so that a killed export leaves no half of one. */
async function writeStream(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(`${path}.part`, 'w')
  try {
    for await (const piece of pieces) {
      const buffer = typeof piece === 'string' ? Buffer.from(piece) : piece
      hash.update(buffer)
      bytes += buffer.byteLength
      await file.write(buffer)
    }
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
  return { bytes, sha256: hash.digest('hex') }
}

async function cite(rows: ExportRows, program: string, language: Language, dossier: Parameters<typeof citation>[0]): Promise<string> {
  const outlets = new Set<string>()
  const days: string[] = []
  let articles = 0
  for await (const article of rows.articles()) {
    articles++
    outlets.add(article.outlet_id)
    if (article.published) days.push(article.published.slice(0, 10))
  }
  const hash = createHash('sha256')
  for await (const piece of jsonLines(tables.claims, rows.claims())) hash.update(piece)
  days.sort()
  return citation(dossier, { program, articles, outlets: outlets.size, first: days[0] ?? null, last: days.at(-1) ?? null, fingerprint: hash.digest('hex') }, language)
}

function check(what: string, given: readonly string[] | null, known: readonly string[]): void {
  for (const name of given ?? []) {
    if (!known.includes(name)) throw new Failure('bad_usage', unknownName(what, name, [...new Set(known)]), { exit: EXIT.usage })
  }
}
