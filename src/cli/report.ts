import type { CommandDeclaration } from './declare.ts'
import { runFor } from './run.ts'

export const report: CommandDeclaration = {
  name: 'report',
  summary: 'Say what the stored coverage agrees on and where it disagrees, and write it as a page',
  details: 'Prints a summary. With --out, writes index.html, one page that opens from disk, asks the network for nothing and can be mailed (or, where there is too much for one, the first of a folder of pages), a feed of what turned, and the tables of «recoupe export» in tables/.',
  arguments: [{ name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' }],
  options: [],
  examples: [
    { line: 'recoupe report viamedis-almerys-2024', does: 'print the summary again' },
    { line: 'recoupe report viamedis-almerys-2024 --out site --lang en', does: 'write the report in English into site/' },
  ],
  run: call => runFor(call, 'report', ['report']),
}
