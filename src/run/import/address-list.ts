import { parse } from 'csv-parse/sync'
import { requestAddress } from '../../crawl/discover/address.ts'
import { Failure } from '../../model/failure.ts'

/** The header under which lists keep their addresses. */
const COLUMNS = /^(url|urls|address|adresse|link|lien|href|article)$/i

/**
 * The addresses of a CSV's column of them: by its header, or the first column that holds nothing else.
 *
 * @throws {Failure} `bad_csv`, with the line.
 */
export function addressesOfCsv(text: string): string[] {
  const rows = rowsOf(text)
  const [header = [], ...body] = rows
  const named = header.findIndex(name => COLUMNS.test(name))
  const column = named >= 0 ? named : header.findIndex((_, at) => rows.some(row => isAddress(row[at])))
  return column < 0 ? [] : (named >= 0 ? body : rows).flatMap(row => requestAddress(row[column] ?? '') ?? [])
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true, delimiter: [',', ';', '\t'] }) as string[][]
  } catch (error) {
    throw new Failure('bad_csv', `the list is no CSV that can be read (${(error as Error).message}); mend that line, or save the list anew`, { cause: error })
  }
}

/** The addresses of a text that is a list of them, one a line; null where it is a text of another sort. */
export function addressesOfText(text: string): string[] | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.every(isAddress) ? lines.flatMap(line => requestAddress(line) ?? []) : null
}

const isAddress = (text: string | undefined): boolean => text !== undefined && /^https?:\/\/\S+$/i.test(text) && requestAddress(text) !== null
