import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { loadPageTables } from '../dossier/load-page-rules.ts'
import { decodeBytes } from '../extract/page/charset.ts'
import { examinePage } from '../extract/page/read-page.ts'
import type { Examination } from '../extract/page/read-page.ts'
import { readText } from '../extract/page/read-text.ts'
import { pageRules } from '../extract/page/rules.ts'
import type { PageRules } from '../extract/page/rules.ts'
import type { Article } from '../model/article.ts'
import { EXIT, Failure } from '../model/failure.ts'

/** What a path gave: an article, or why there is none. */
type ReadArticle =
  | { readonly path: string; readonly article: Article; readonly failure?: never }
  | { readonly path: string; readonly article?: never; readonly failure: Failure }

/** Files that are read in a folder; a file that is named is read whatever it is called. */
const EXTENSIONS = new Set(['.html', '.htm', '.xhtml', '.txt', '.text'])
/** Larger files are no press pages. In bytes. */
const MAX_BYTES = 50_000_000

/** The rule tables of `data/page`, compiled once. */
export const loadPageRules = (): PageRules => pageRules(loadPageTables())

/**
 * Reads articles from files and folders (all the way down, in the order of names): pages and texts.
 * What can't be read is given as a failure, and the rest goes on.
 */
export async function* readArticles(paths: readonly string[], options: { rules: PageRules; now: string | null }): AsyncGenerator<ReadArticle> {
  for await (const found of filesUnder(paths)) {
    if (typeof found !== 'string') {
      yield found
      continue
    }
    try {
      yield { path: found, article: readArticle(await readBytes(found), found, options) }
    } catch (error) {
      yield { path: found, failure: unreadable(found, error) }
    }
  }
}

/** Bytes of a page or a text as an article; which of the two it is, is told by what it holds more than by its name. */
function readArticle(bytes: Uint8Array, path: string, { rules, now }: { rules: PageRules; now: string | null }): Article {
  const { text } = decodeBytes(bytes)
  return isPage(text, path) ? examinePage(text, { url: null, rules, now }).article : readText(text, { url: null, rules, now })
}

/** One page with the reason for each of its blocks. */
export async function examineFile(path: string, options: { rules: PageRules; now: string | null }): Promise<Examination> {
  try {
    const { text } = decodeBytes(await readBytes(path))
    return isPage(text, path) ? examinePage(text, { url: null, ...options }) : { article: readText(text, { url: null, ...options }), verdicts: [] }
  } catch (error) {
    throw unreadable(path, error)
  }
}

const isPage = (text: string, path: string): boolean =>
  /^\.x?html?$/.test(extname(path).toLowerCase()) || /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 4000))

/** `-` is standard input: text that is pasted, a page that is piped. */
async function readBytes(path: string): Promise<Uint8Array> {
  if (path === '-') return standardInput()
  const { size } = await stat(path)
  if (size > MAX_BYTES) throw new Failure('too_large', `${path}: ${size} bytes are more than a press page has (${MAX_BYTES}); take it out of the folder`)
  return readFile(path)
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Failure('too_large', `standard input: more than ${MAX_BYTES} bytes; give one page or text`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* filesUnder(paths: readonly string[]): AsyncGenerator<string | ReadArticle> {
  for (const path of paths) {
    try {
      if (path === '-' || !(await stat(path)).isDirectory()) {
        yield path
        continue
      }
      const entries = await readdir(path, { withFileTypes: true })
      const kept = entries.filter(entry => !entry.name.startsWith('.') && (entry.isDirectory() || EXTENSIONS.has(extname(entry.name).toLowerCase())))
      yield* filesUnder(kept.map(({ name }) => join(path, name)).sort())
    } catch (error) {
      yield { path, failure: unreadable(path, error) }
    }
  }
}

function unreadable(path: string, error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code } = error as NodeJS.ErrnoException
  const why = code === 'ENOENT' ? 'no such file or folder; check the path' : code === 'EACCES' ? 'may not be read; check its permissions' : `cannot be read (${code ?? (error as Error).message}); check the file`
  return new Failure('no_file', `${path}: ${why}`, { exit: EXIT.usage, cause: error })
}
