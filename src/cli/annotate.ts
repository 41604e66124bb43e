import { createInterface } from 'node:readline'
import { EXIT } from '../model/failure.ts'
import { annotateLines } from '../run/annotate.ts'
import type { CommandDeclaration } from './declare.ts'

export const annotate: CommandDeclaration = {
  name: 'annotate',
  summary: 'Show what the language layer sees in texts: sentences, numbers, dates, speech, hedges, negations',
  details:
    'Reads {"id", "text", "published"} a line on standard input and writes {"id", "sentences", "numbers", "dates", "speakers", "hedges", "negations"} a line, with positions in UTF-16 code units. ' +
    'Dates are EDTF, read against the day of publication in Europe/Paris. For whoever writes a questionnaire. Touches no store.',
  arguments: [],
  options: [{ flags: '--format <format>', help: 'how lines are written', choices: ['jsonl'], default: 'jsonl' }],
  examples: [{ line: 'recoupe annotate --format jsonl < texts.jsonl', does: 'annotate every text of a file' }],
  async run({ terminal }) {
    let complaints = 0
    const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
    for await (const annotated of annotateLines(lines, failure => { complaints++; terminal.err(`recoupe: ${failure.message}\n`) })) {
      terminal.out(`${JSON.stringify(annotated)}\n`)
    }
    return complaints > 0 ? EXIT.partial : EXIT.done
  },
}
