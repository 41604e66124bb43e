import { EXIT, Failure } from '../model/failure.ts'
import type { PlacedClaim } from '../model/claim.ts'
import { valueKey } from '../model/value.ts'
import type { ExtractedFile } from '../run/extract-files.ts'
import { extractFiles } from '../run/extract-files.ts'
import type { CommandDeclaration, Terminal } from './declare.ts'
import { runFor } from './run.ts'
import { plain } from './table.ts'

export const extract: CommandDeclaration = {
  name: 'extract',
  summary: 'Take the claims of a dossier’s stored articles, or with --dossier those of files',
  details: 'With a DOSSIER, extracts what the store holds and these rules have not read. With --dossier, touches no store: articles in, one JSON object a claim out.',
  arguments: [{ name: '[dossier-or-path...]', help: 'a dossier; with --dossier, pages (.html), texts (.txt) or folders of them' }],
  options: [
    { flags: '--dossier <file>', help: 'read files for this dossier instead of the store' },
    { flags: '--format <format>', help: 'how claims are written', choices: ['jsonl'], default: 'jsonl' },
    { flags: '--explain', help: 'say for each claim the rules that made it, and for each figure without a claim what ruled it out', default: false },
  ],
  examples: [
    { line: 'recoupe extract viamedis-almerys-2024', does: 'extracts what the last crawl brought' },
    { line: 'recoupe extract --dossier my-story.yaml --format jsonl pages/ > claims.jsonl', does: 'writes the claims of every page of a folder' },
    { line: 'recoupe extract --dossier my-story.yaml --explain page.html', does: 'shows why each claim of a page is one' },
  ],
  async run(call) {
    const given = Array.isArray(call.arguments[0]) ? (call.arguments[0] as readonly string[]) : []
    const { options, terminal } = call
    if (typeof options['dossier'] !== 'string') {
      const [name, ...more] = given
      if (name === undefined || more.length > 0) throw new Failure('no_dossier', 'extract: give one dossier, or files with --dossier FILE', { exit: EXIT.usage })
      return runFor({ ...call, arguments: [name] }, 'extract', ['extract'])
    }
    if (given.length === 0) throw new Failure('no_path', 'extract: no page was given; name files or folders', { exit: EXIT.usage })
    const explain = options['explain'] === true
    let [read, failed] = [0, 0]
    for await (const file of extractFiles(options['dossier'], given, { now: new Date().toISOString(), explain })) {
      read++
      if (file.failure) {
        failed++
        terminal.err(`recoupe: ${file.failure.message}\n`)
      } else if (explain) tellWhy(file, terminal)
      else for (const claim of file.claims) terminal.out(`${JSON.stringify(line(claim))}\n`)
    }
    if (read === 0) terminal.err(`recoupe: ${given.join(', ')}: holds no .html or .txt file\n`)
    return failed > 0 ? EXIT.partial : EXIT.done
  },
}

/** A claim as one line of the claims format. */
function line({ id, question, value, subject, population, polarity, modality, speaker, via, quote, article }: PlacedClaim) {
  return { id, question, value, subject, population, polarity, modality, speaker, via, quote, article }
}

function tellWhy({ path, claims, unclaimed }: Exclude<ExtractedFile, { failure: Failure }>, { out }: Terminal): void {
  out(`${path}\n`)
  for (const claim of claims) {
    const { question, value, subject, population, polarity, modality, speaker, quote, why } = claim
    out(`  ${question} = ${valueKey(value)} · ${subject.join('+')} · ${population} · ${polarity} · ${modality} · ${speaker ?? 'the outlet'}\n    «${plain(quote.exact)}»\n`)
    for (const { field, rule, words } of why ?? []) out(`    ${field}: ${rule}${words === undefined ? '' : ` («${plain(words)}»)`}\n`)
  }
  for (const { words, reason } of unclaimed) out(`  no claim «${plain(words)}»: ${plain(reason)}\n`)
}
