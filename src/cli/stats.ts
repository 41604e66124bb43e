import { EXIT } from '../model/failure.ts'
import { statsOf } from '../run/stats.ts'
import type { CommandDeclaration } from './declare.ts'
import { bytes, columns } from './table.ts'

export const stats: CommandDeclaration = {
  name: 'stats',
  summary: 'Count what a store holds',
  arguments: [],
  options: [],
  examples: [{ line: 'recoupe stats', does: 'show how many pages, articles, claims and findings there are, and what they take' }],
  async run({ options, terminal }) {
    const found = await statsOf(options.db)
    if (options.json) {
      terminal.out(`${JSON.stringify(found)}\n`)
      return EXIT.done
    }
    const { bodies, pages, dossiers, outlets } = found
    const sum = Object.values(pages).reduce((total, count) => total + count, 0)
    terminal.out(columns([
      ['store', bytes(found.file)],
      ['pages', `${sum} visits (${Object.entries(pages).map(([outcome, count]) => `${count} ${outcome.replaceAll('_', ' ')}`).join(', ')})`],
      ['bodies', `${bodies.count}, ${bytes(bodies.received)} received, ${bytes(bodies.kept)} kept${bodies.pruned > 0 ? `, ${bodies.pruned} dropped` : ''}`],
      ['articles', `${found.articles} in ${found.versions} versions`],
      ['seen', found.firstPage === null ? 'nothing yet' : `${found.firstPage.slice(0, 10)} to ${found.lastPage?.slice(0, 10)}`],
    ]))
    if (dossiers.length > 0) {
      terminal.out(`\n${columns([['dossier', 'articles', 'claims', 'findings'], ...dossiers.map(({ dossier, articles, claims, findings }) =>
        [dossier, articles, claims, Object.entries(findings).map(([status, count]) => `${count} ${status.replaceAll('_', ' ')}`).join(', ')])])}`)
    }
    if (outlets.length > 0) terminal.out(`\n${columns([['outlet', 'articles'], ...outlets.slice(0, 40).map(({ outlet, articles }) => [outlet, articles])])}`)
    return EXIT.done
  },
}
