// Extracts all of a store again, as a new version of the rules would, on so many threads, by the program as it is built.
import { loadDossier } from '../../dist/dossier/load.js'
import { extractStage } from '../../dist/run/extract.js'
import { withWorkspace } from '../../dist/run/workspace.js'

const [, , dossier, db, threads, name] = process.argv
await withWorkspace({ story: loadDossier(dossier), db, command: 'bench', emit: () => {} }, workspace =>
  extractStage({ ...workspace, rules: { ...workspace.rules, reader: `reader ${name}`, claims: `claims ${name}` } }, { threads: Number(threads) }), () => false)
