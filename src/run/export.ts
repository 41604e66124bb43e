import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadedDossier } from '../dossier/load.ts'
import { loadDossier } from '../dossier/load.ts'
import { unknownName } from '../dossier/yaml.ts'
import { annotation, claimJsonLd } from '../export/annotations.ts'
import { citation } from '../export/citation.ts'
import { columnHelp } from '../export/column-help.ts'
import type { Table } from '../export/column.ts'
import { withColumns } from '../export/column.ts'
import { csv } from '../export/csv.ts'
import type { WrittenTable } from '../export/data-package.ts'
import { dataPackage } from '../export/data-package.ts'
import { json, jsonLines } from '../export/json.ts'
import { parquet } from '../export/parquet.ts'
import type { ClaimRow, ExportRows } from '../export/rows.ts'
import type { Names } from '../export/statement.ts'
import type { TableName } from '../export/tables.ts'
import { tables } from '../export/tables.ts'
import { warc } from '../export/warc.ts'
import { EXIT, Failure } from '../model/failure.ts'
import type { Language } from '../model/finding.ts'
import type { Store } from '../store/open.ts'
import { openStore, readingAtOnce, storeFailure } from '../store/open.ts'
import { pagesWithBodies } from '../store/pages.ts'
import { writeText, writeWhole } from './export-file.ts'
import { exportRows } from './export-rows.ts'
import type { Rules } from './rules.ts'
import { checkRules, loadRules } from './rules.ts'

export const EXPORT_FORMATS = ['csv', 'json', 'jsonl', 'parquet', 'annotations', 'claims', 'warc'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportOptions {
  readonly format: ExportFormat
  readonly out: string
  /** Null is the dossier's own. */
  readonly language: Language | null
  /** Ids; null is all. */
  readonly questions: readonly string[] | null
  /** ISO day. */
  readonly since: string | null
  /** Column names, of any table; null is all. */
  readonly columns: readonly string[] | null
}

export interface Exported {
  /** Names within the folder. */
  readonly files: readonly string[]
  readonly citation: string
}

/** What writes the five tables, a file each. */
const TABLES = {
  csv: { mediatype: 'text/csv', write: csv },
  json: { mediatype: 'application/json', write: json },
  jsonl: { mediatype: 'application/jsonl', write: jsonLines },
  parquet: { mediatype: 'application/vnd.apache.parquet', write: parquet },
} as const

/** What writes the claims alone, one JSON object a line, as other programs know them. */
const RENDERINGS: Readonly<Record<'annotations' | 'claims', { path: string; render: (row: ClaimRow, names: Names) => Record<string, unknown> }>> = {
  annotations: { path: 'annotations.jsonl', render: annotation },
  claims: { path: 'schema-org-claims.jsonl', render: claimJsonLd },
}

/** What every column of every table holds, for a terminal. */
export const describeColumns = (language: Language): string => Object.values(tables).map(table => columnHelp(table as Table<never>, language)).join('\n')

/**
 * Writes a dossier's tables, or its claims for other programs, into a folder: two exports of one store are the same bytes.
 *
 * @throws {Failure} exit 2 for an unknown question or column; what `openStore` throws.
 */
export async function exportDossier(options: ExportOptions & { readonly dossier: string; readonly db: string }): Promise<Exported> {
  const loaded = loadDossier(options.dossier)
  check('question', options.questions, loaded.questionnaire.questions.map(({ id }) => id))
  check('column', options.columns, Object.values(tables).flatMap(table => table.columns.map(column => column.name)))
  const rules = loadRules(loaded)
  const store = await openStore(options.db, { mustExist: true })
  try {
    await checkRules(loaded, rules)
    return await exportFrom(store, loaded, rules, options)
  } finally {
    await store.destroy()
  }
}

/** As `exportDossier`, from a store that is open. */
export async function exportFrom(store: Store, loaded: LoadedDossier, rules: Rules, options: ExportOptions): Promise<Exported> {
  try {
    await mkdir(options.out, { recursive: true })
    return await readingAtOnce(store, snapshot => write(snapshot, loaded, rules, options))
  } catch (error) {
    throw storeFailure(error, options.out)
  }
}

async function write(store: Store, loaded: LoadedDossier, rules: Rules, options: ExportOptions): Promise<Exported> {
  const { dossier, questionnaire } = loaded
  const { format, out } = options
  const language = options.language ?? dossier.language
  const rows = await exportRows(store, dossier.id, options)
  const line = await cite(rows, { title: dossier.title, program: rules.program, language })
  const files: string[] = []
  if (isTables(format)) {
    const written: WrittenTable[] = []
    for (const name of Object.keys(tables) as TableName[]) written.push(await writeTable(name, rows, format, options))
    const provenance = { program: rules.program, rules: rules.claims, citation: line }
    await writeText(join(out, 'datapackage.json'), `${JSON.stringify(dataPackage(loaded, written, provenance, language), null, 2)}\n`)
    files.push(...written.map(table => table.path), 'datapackage.json')
  } else if (format === 'warc') {
    const path = `${dossier.id}.warc.gz`
    await writeWhole(join(out, path), warc(pagesWithBodies(store, dossier.id), { program: rules.program, filename: path }))
    files.push(path)
  } else {
    const { path, render } = RENDERINGS[format]
    await writeWhole(join(out, path), rendered(rows, row => render(row, { dossier, questionnaire, language })))
    files.push(path)
  }
  await writeText(join(out, 'CITATION.txt'), `${line}\n`)
  return { files: [...files, 'CITATION.txt'], citation: line }
}

const isTables = (format: ExportFormat): format is keyof typeof TABLES => format in TABLES

async function writeTable(name: TableName, rows: ExportRows, format: keyof typeof TABLES, { out, columns }: ExportOptions): Promise<WrittenTable> {
  const table = withColumns(tables[name] as Table<never>, columns)
  const path = `${name}.${format}`
  const { mediatype, write } = TABLES[format]
  const done = await writeWhole(join(out, path), write(table, rows[name]() as AsyncIterable<never>))
  return { table, path, mediatype, format, ...done }
}

/** Other programs know of no reviews: what a reviewer rejected is left out. */
async function* rendered(rows: ExportRows, render: (row: ClaimRow) => Record<string, unknown>): AsyncGenerator<string> {
  for await (const row of rows.claims()) if (row.review?.decision !== 'reject') yield `${JSON.stringify(render(row))}\n`
}

async function cite(rows: ExportRows, { title, program, language }: { title: string; program: string; language: Language }): Promise<string> {
  const outlets = new Set<string>()
  let [articles, first, last]: [number, string | null, string | null] = [0, null, null]
  for await (const { outlet_id, published } of rows.articles()) {
    articles++
    outlets.add(outlet_id)
    const day = published?.slice(0, 10) ?? null
    if (day !== null && (first === null || day < first)) first = day
    if (day !== null && (last === null || day > last)) last = day
  }
  const hash = createHash('sha256')
  for await (const piece of jsonLines(tables.claims, rows.claims())) hash.update(piece)
  return citation({ title, program, articles, outlets: outlets.size, first, last, fingerprint: hash.digest('hex') }, language)
}

function check(what: string, given: readonly string[] | null, known: readonly string[]): void {
  for (const name of given ?? []) {
    if (!known.includes(name)) throw new Failure('bad_usage', unknownName(what, name, [...new Set(known)]), { exit: EXIT.usage })
  }
}
