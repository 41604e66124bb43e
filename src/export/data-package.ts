import type { Dossier } from '../dossier/dossier.ts'
import type { Questionnaire } from '../dossier/questionnaire.ts'
import type { Language } from '../model/finding.ts'
import type { Column, Table } from './column.ts'

/** One file of the package, as it was written. */
export interface WrittenTable {
  readonly table: Table<never>
  readonly path: string
  readonly mediatype: string
  readonly format: string
  readonly bytes: number
  readonly sha256: string
}

/** What made the data. Nothing of the clock or of the runs' numbers: a store that was killed and finished exports the same bytes as one that was not. */
export interface Provenance {
  readonly program: string
  /** Name of the rules that made the claims. */
  readonly rules: string
  readonly citation: string
}

/**
 * A Frictionless Data Package, version 2 (https://datapackage.org/standard/data-package/), that describes every column.
 * The key `recoupe` is ours, as the standard allows: what made the data, and what the ids in the cells stand for.
 */
export function dataPackage({ dossier, questionnaire }: { dossier: Dossier; questionnaire: Questionnaire }, written: readonly WrittenTable[], provenance: Provenance, language: Language): Record<string, unknown> {
  const { citation, ...made } = provenance
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: dossier.id,
    title: dossier.title,
    description: `${citation}\n\n${DESCRIPTION[language]}`,
    keywords: [...new Set([...dossier.subjects.map(subject => subject.name), ...dossier.terms])],
    // Without a licence's name: no machine is to take the publishers' words for free.
    licenses: [{ path: 'https://creativecommons.org/publicdomain/zero/1.0/', title: LICENCE[language] }],
    contributors: [{ title: provenance.program, roles: ['creator'] }],
    ...(dossier.sources.length > 0 && { sources: dossier.sources.map(({ outlet }) => ({ title: outlet.name, ...(outlet.home && { path: outlet.home }) })) }),
    resources: written.map(each => resource(each, written, language)),
    recoupe: { ...made, ...codebook(dossier, questionnaire, language) },
  }
}

const DESCRIPTION: Readonly<Record<Language, string>> = {
  fr: 'Ce que la presse dit d’un événement : articles, affirmations avec leur citation exacte, positions, constats et relations. Dans les fichiers CSV, un texte qui commence par = + - @, une tabulation, un retour ou une apostrophe est précédé d’une apostrophe, pour qu’aucun tableur ne l’exécute : l’ôter rend le texte.',
  en: 'What the press says of an event: articles, claims with their exact quotes, positions, findings and relations. In CSV files, a text that begins with = + - @, a tab, a return or an apostrophe has one apostrophe before it, so that no spreadsheet runs it: taking it away gives the text back.',
}

const LICENCE: Readonly<Record<Language, string>> = {
  fr: 'CC0 1.0 pour ce que recoupe ajoute ; les titres et les citations restent à leurs éditeurs',
  en: 'CC0 1.0 for what recoupe adds; titles and quotes remain their publishers’',
}

function resource({ table, path, mediatype, format, bytes, sha256 }: WrittenTable, written: readonly WrittenTable[], language: Language): Record<string, unknown> {
  return {
    name: table.name,
    type: 'table',
    path,
    description: table.description[language],
    mediatype,
    format,
    ...(format !== 'parquet' && { encoding: 'utf-8' }),
    bytes,
    hash: `sha256:${sha256}`,
    ...(format === 'csv' && { dialect: { $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json', delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true } }),
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: table.columns.map(column => field(column as Column<unknown>, format, language)),
      primaryKey: [...table.key],
      missingValues: [''],
      ...foreignKeys(table, written),
    },
  }
}

function field(column: Column<unknown>, format: string, language: Language): Record<string, unknown> {
  const constraints = { ...(column.required && { required: true }), ...(column.values && { enum: [...column.values] }) }
  return {
    name: column.name,
    type: column.type,
    description: column.description[language],
    ...(column.unit && { unit: column.unit }),
    ...(column.type === 'boolean' && format === 'csv' && { trueValues: ['true'], falseValues: ['false'] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}

function foreignKeys(table: Table<never>, written: readonly WrittenTable[]): Record<string, unknown> {
  const keys = table.references.filter(({ table: to }) => written.some(other => other.table.name === to))
  return keys.length === 0 ? {} : { foreignKeys: keys.map(({ column, table: to, to: key }) => ({ fields: [column], reference: { resource: to, fields: [key] } })) }
}

/** What the ids stand for: of questions and their categories, of subjects, populations, speakers and relays. */
function codebook(dossier: Dossier, questionnaire: Questionnaire, language: Language): Record<string, unknown> {
  const names = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, label: name }))
  return {
    questions: questionnaire.questions.map(question => ({
      id: question.id,
      type: question.type,
      label: question.label[language],
      ...(question.type === 'category' && { categories: question.categories.map(({ id, parent, label }) => ({ id, ...(parent && { parent }), label: label[language] })) }),
    })),
    subjects: names(dossier.subjects),
    populations: names(dossier.populations),
    speakers: names(dossier.speakers),
    relays: names(dossier.relays),
  }
}
