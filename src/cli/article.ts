import { EXIT, Failure } from '../model/failure.ts'
import type { Article } from '../model/article.ts'
import { examineFile, loadPageRules, readArticles } from '../run/read-articles.ts'
import type { CommandDeclaration, Terminal } from './declare.ts'
import { plain } from './table.ts'

export const article: CommandDeclaration = {
  name: 'article',
  summary: 'Reads press pages and texts into articles, and shows what was kept of a page',
  details: 'Touches no store. A folder is read all the way down for .html and .txt files; one JSON object an article goes to standard output. What could not be read is said on standard error, and the exit code is 3.',
  arguments: [{ name: '[path...]', help: 'pages (.html), texts (.txt) or folders of them; - for standard input' }],
  options: [
    { flags: '--format <format>', help: 'how articles are written', choices: ['jsonl'], default: 'jsonl' },
    { flags: '--show <file>', help: 'show one page on the terminal: what was kept, what was left out and by which rule' },
  ],
  examples: [
    { line: 'recoupe article --format jsonl pages/ > articles.jsonl', does: 'reads every page of a folder' },
    { line: 'xclip -o | recoupe article -', does: 'reads a text that was copied' },
    { line: 'recoupe article --show pages/article.html', does: 'shows why each part of a page was kept or left out' },
  ],
  async run({ arguments: [given], options, terminal }) {
    const rules = loadPageRules()
    const now = new Date().toISOString()
    const paths = Array.isArray(given) ? (given as string[]) : []
    if (typeof options['show'] === 'string') {
      await show(options['show'], terminal, { rules, now })
      return EXIT.done
    }
    if (paths.length === 0) throw new Failure('no_path', 'article: no page was given; name files or folders, or use --show FILE', { exit: EXIT.usage })
    let [read, failed] = [0, 0]
    for await (const { path, article: found, failure } of readArticles(paths, { rules, now })) {
      if (failure) {
        failed++
        terminal.err(`recoupe: ${failure.message}\n`)
      } else {
        read++
        terminal.out(`${JSON.stringify(line(path, found))}\n`)
      }
    }
    if (read + failed === 0) terminal.err(`recoupe: ${paths.join(', ')}: holds no .html or .txt file\n`)
    return failed > 0 ? EXIT.partial : EXIT.done
  },
}

/** An article as one line of the articles format. */
function line(path: string, read: Article) {
  const { canonical, title, standfirst, authors, outlet, published, modified, language, free, flags, section, paragraphs, text } = read
  return { path, url: canonical, canonical, title, standfirst, authors, outlet, published, modified, language, free, flags, section, paragraphs, text }
}

async function show(path: string, terminal: Terminal, options: Parameters<typeof examineFile>[1]): Promise<void> {
  const { article: read, verdicts } = await examineFile(path, options)
  const paint = (code: number, text: string): string => (terminal.color ? `\u001b[${code}m${text}\u001b[0m` : text)
  for (const field of ['title', 'standfirst', 'authors', 'outlet', 'published', 'modified', 'canonical', 'language', 'section', 'free', 'flags'] as const) {
    const value = read[field]
    const where = read.found[field]
    terminal.out(`${field.padEnd(11)} ${plain(Array.isArray(value) ? value.join(', ') : String(value ?? '—'))}${where ? paint(2, `  (${where})`) : ''}\n`)
  }
  terminal.out('\n')
  if (verdicts.length === 0) terminal.out(`${read.text.split('\n').map(plain).join('\n')}\n`)
  for (const { block, rule } of verdicts) {
    terminal.out(rule === null ? `${paint(32, '+')} ${plain(block.text)}\n` : paint(2, `- [${rule}] ${plain(shortened(block.text))}`) + '\n')
  }
}

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text)
