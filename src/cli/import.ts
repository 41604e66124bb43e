import { EXIT } from '../model/failure.ts'
import { importPaths } from '../run/import/import.ts'
import type { CommandDeclaration } from './declare.ts'
import { drawProgress } from './progress.ts'

export const importCommand: CommandDeclaration = {
  name: 'import',
  summary: 'Take articles from disk: saved pages, texts, web archives, lists of addresses',
  details: 'Pages (.html), texts (.txt) and web archives (.warc, .warc.gz) go into the store as if they had been fetched; the next extract reads them. Addresses of lists (.csv, or a .txt with one a line) are fetched by the next crawl. What the store has already is not taken twice.',
  arguments: [
    { name: '<dossier>', help: 'an id under data/dossiers/, or the path of a YAML file' },
    { name: '<path...>', help: 'files, or folders of them' },
  ],
  options: [{ flags: '--outlet <id>', help: 'whose the articles are, where the files do not say: an id of the dossier’s outlets' }],
  examples: [
    { line: 'recoupe import viamedis-almerys-2024 saved-pages/', does: 'take the pages that you saved from an outlet that lets no robot in' },
    { line: 'recoupe import my-story.yaml archive.warc.gz', does: 'take every page of a web archive' },
    { line: 'recoupe import my-story.yaml addresses.csv', does: 'have the next crawl fetch the addresses of a table' },
  ],
  async run({ arguments: [dossier, paths], options, terminal }) {
    const { pages, known, addresses, failed } = await importPaths({
      dossier: dossier as string, db: options.db, paths: paths as readonly string[],
      outlet: typeof options['outlet'] === 'string' ? options['outlet'] : null, emit: drawProgress(terminal, options),
    })
    if (!options.quiet && !options.json) {
      terminal.err(`✓ import: ${pages} pages taken, ${known} known already, ${addresses} addresses for the next crawl, ${failed} failed\n`)
    }
    return failed > 0 ? EXIT.partial : EXIT.done
  },
}
