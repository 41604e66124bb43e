import { EXIT, Failure } from '../model/failure.ts'
import type { ExportFormat } from '../run/export.ts'
import { EXPORT_FORMATS, describeColumns, exportDossier } from '../run/export.ts'
import type { CommandDeclaration } from './declare.ts'

const names = (given: unknown): string[] | null => (typeof given === 'string' ? given.split(',').map(name => name.trim()).filter(name => name !== '') : null)

export const exportCommand: CommandDeclaration = {
  name: 'export',
  summary: 'Write the tables of a dossier, every column described, for a spreadsheet, for R, Python or SQL, or for other programs',
  details: 'csv, json (an array a file), jsonl (an object a line) and parquet write articles, claims, positions, findings and relations, a file each, with a Frictionless datapackage.json that describes every column. annotations writes the claims as W3C Web Annotations, claims as schema.org Claim, one JSON object a line. warc writes the pages as received, for web-archive players. CITATION.txt says how to cite what was written. Two exports of one store are the same bytes.',
  arguments: [{ name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' }],
  options: [
    { flags: '--format <format>', help: 'how it is written', choices: EXPORT_FORMATS, default: 'csv' },
    { flags: '--question <ids>', help: 'only these questions, separated by commas; every article is kept' },
    { flags: '--since <day>', help: 'only the articles of this day or later, and those without a date, with their claims; a finding is whole where one of these is part of it' },
    { flags: '--columns <names>', help: 'only these columns, and the keys; «help» says what each column of each table holds' },
  ],
  examples: [
    { line: 'recoupe export viamedis-almerys-2024 --format csv --out tables', does: 'write the CSV tables into tables/' },
    { line: 'recoupe export viamedis-almerys-2024 --format parquet --question victims,data --out tables', does: 'only two questions, for a data frame' },
    { line: 'recoupe export viamedis-almerys-2024 --columns help', does: 'what the columns are' },
  ],
  async run({ arguments: [dossier], options, terminal }) {
    const since = options['since']
    if (options['columns'] === 'help') {
      terminal.out(describeColumns(options.lang ?? 'en'))
      return EXIT.done
    }
    if (options.out === undefined) throw new Failure('bad_usage', 'export: say where with --out DIR', { exit: EXIT.usage })
    if (typeof since === 'string' && !isDay(since)) throw new Failure('bad_usage', `export: --since "${since}" is no day; write it as 2024-02-01`, { exit: EXIT.usage })
    const exported = await exportDossier({
      dossier: dossier as string, db: options.db, out: options.out, format: options['format'] as ExportFormat, language: options.lang ?? null,
      questions: names(options['question']), since: (since as string | undefined) ?? null, columns: names(options['columns']),
    })
    if (options.json) {
      terminal.out(`${JSON.stringify({ out: options.out, ...exported })}\n`)
      return EXIT.done
    }
    if (!options.quiet) terminal.err(`✓ ${exported.files.length} files in ${options.out}: ${exported.files.join(', ')}\n`)
    terminal.out(`${exported.citation}\n`)
    return EXIT.done
  },
}

/** A day that exists. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
