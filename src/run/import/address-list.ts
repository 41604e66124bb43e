import { parse } from 'csv-parse/sync'
import { requestAddress } from '../../crawl/discover/address.ts'

/** The header under which lists keep their addresses. */
const COLUMNS = /^(url|urls|address|adresse|link|lien|href|article)$/i

/** The addresses of a CSV's column of them: by its header, or the first column that holds nothing else. */
export function addressesOfCsv(text: string): string[] {
  const rows = parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true, delimiter: [',', ';', '\t'] }) as string[][]
  const [header = [], ...body] = rows
  const named = header.findIndex(name => COLUMNS.test(name))
  const column = named >= 0 ? named : header.findIndex((_, at) => rows.some(row => isAddress(row[at])))
  return column < 0 ? [] : (named >= 0 ? body : rows).flatMap(row => requestAddress(row[column] ?? '') ?? [])
}

/** The addresses of a text that is a list of them, one a line; null where it is a text of another sort. */
export function addressesOfText(text: string): string[] | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.every(isAddress) ? lines.flatMap(line => requestAddress(line) ?? []) : null
}

const isAddress = (text: string | undefined): boolean => text !== undefined && /^https?:\/\/\S+$/i.test(text) && requestAddress(text) !== null
