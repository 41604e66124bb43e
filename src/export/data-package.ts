import { createHash } from 'node:crypto'
import type { Dossier } from '../dossier/dossier.ts'
import type { Language } from '../model/finding.ts'
import type { Column, ColumnType, Table } from './column.ts'

/** One file of the package, as it was written. */
export interface WrittenTable {
  readonly table: Table<never>
  readonly path: string
  readonly mediatype: string
  readonly format: string
  readonly bytes: number
  readonly sha256: string
}

/** What made the data: the same for every export of the same store, so nothing of clocks. */
export interface Provenance {
  readonly program: string
  readonly rules: string
}

const TYPES: Readonly<Record<ColumnType, string>> = { string: 'string', integer: 'integer', number: 'number', boolean: 'boolean', date: 'date', datetime: 'datetime' }

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A Frictionless Data Package, version 2 (https://datapackage.org/standard/data-package/), that describes every column. */
export function dataPackage(dossier: Dossier, written: readonly WrittenTable[], provenance: Provenance, language: Language): Record<string, unknown> {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: dossier.id,
    title: dossier.title,
    description: DESCRIPTION[language],
    version: `${provenance.program} ${provenance.rules}`,
    keywords: [...dossier.subjects.map(subject => subject.name), ...dossier.terms].filter((word, index, all) => all.indexOf(word) === index),
    licenses: [{ name: 'CC0-1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/', title: LICENCE[language] }],
    contributors: [{ title: provenance.program, roles: ['creator'] }],
    resources: written.map(({ table, path, mediatype, format, bytes, sha256: hash }) => ({
      name: table.name,
      type: 'table',
      path,
      title: table.name,
      description: table.description[language],
      mediatype,
      format,
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${hash}`,
      ...(format === 'csv' && { dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json', delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } }),
      schema: {
        $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
        fields: table.columns.map(column => field(column as Column<unknown>, format, language)),
        primaryKey: [...table.key],
        missingValues: [''],
        ...foreignKeys(table, written),
      },
    })),
  }
}

const DESCRIPTION: Readonly<Record<Language, string>> = {
  fr: 'Ce que la presse dit d’un événement : articles, affirmations avec leur citation exacte, positions, constats et relations. Dans les fichiers CSV, un texte qui commence par = + - @, une tabulation, un retour ou une apostrophe est précédé d’une apostrophe, pour qu’aucun tableur ne l’exécute : l’ôter rend le texte.',
  en: 'What the press says of an event: articles, claims with their exact quotes, positions, findings and relations. In CSV files, a text that begins with = + - @, a tab, a return or an apostrophe has one apostrophe before it, so that no spreadsheet runs it: taking it away gives the text back.',
}

const LICENCE: Readonly<Record<Language, string>> = {
  fr: 'CC0 1.0 pour ce que recoupe ajoute ; les citations restent à leurs éditeurs',
  en: 'CC0 1.0 for what recoupe adds; quotes remain their publishers’',
}

function field(column: Column<unknown>, format: string, language: Language): Record<string, unknown> {
  const constraints = { ...(column.required && { required: true }), ...(column.values && { enum: [...column.values] }) }
  return {
    name: column.name,
    type: TYPES[column.type],
    description: column.description[language] + (column.unit ? ` (${column.unit})` : ''),
    ...(column.type === 'boolean' && format === 'csv' && { trueValues: ['true'], falseValues: ['false'] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}

function foreignKeys(table: Table<never>, written: readonly WrittenTable[]): Record<string, unknown> {
  const keys = table.references.filter(({ table: to }) => written.some(other => other.table.name === to))
  return keys.length === 0 ? {} : { foreignKeys: keys.map(({ column, table: resource, to }) => ({ fields: [column], reference: { resource, fields: [to] } })) }
}
