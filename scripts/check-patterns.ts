import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { LineCounter, isScalar, parseDocument, visit } from 'yaml'
import { contentId } from '../src/model/identity.ts'

/** A regular expression of the project, and where it stands. Lines and columns count from 1. */
export interface Pattern {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly source: string
  readonly flags: string
}

export interface Verdict {
  readonly pattern: Pattern
  /** `vulnerable` with how the time grows, or `unknown` with why it could not be told. */
  readonly status: 'safe' | 'vulnerable' | 'unknown'
  readonly why: string
}

const root = join(import.meta.dirname, '..')

/** Every regular expression that is written out in a source file, as a literal or as the text of a `new RegExp`. */
export function patternsOfSource(file: string, text: string): Pattern[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const found: Pattern[] = []
  const keep = (node: ts.Node, source: string, flags: string) => {
    const { line, character } = parsed.getLineAndCharacterOfPosition(node.getStart())
    found.push({ file, line: line + 1, column: character + 1, source, flags })
  }
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      keep(node, node.text.slice(1, end), node.text.slice(end + 1))
    }
    const [source, flags] = ts.isNewExpression(node) && node.expression.getText() === 'RegExp' ? node.arguments ?? [] : []
    if (source && ts.isStringLiteralLike(source)) keep(node, source.text, flags && ts.isStringLiteralLike(flags) ? flags.text : '')
    ts.forEachChild(node, walk)
  }
  walk(parsed)
  return found
}

/**
 * Every text of a table that is read as a regular expression: the tables of pages have no other texts with a backslash,
 * a group or a quantifier. The lexicon and the questionnaires have none at all: their phrases are matched word by word.
 */
export function patternsOfTable(file: string, text: string): Pattern[] {
  const lines = new LineCounter()
  const found: Pattern[] = []
  visit(parseDocument(text, { lineCounter: lines }), {
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string' || !/[\\()[\]{}^$*+?]/.test(node.value)) return
      const { line, col } = lines.linePos(node.range?.[0] ?? 0)
      // As `extract/page/rules.ts` compiles them.
      found.push({ file, line, column: col, source: node.value, flags: 'iu' })
    },
  })
  return found
}

/**
 * Tells by automata, or by trying to attack it, whether the time of a pattern grows faster than its text. A repetition
 * with an upper bound costs a factor and no more, however high it is, unless it stands within one without: so high
 * bounds are lowered first, or every `.{0,200}` would be taken for one that never ends.
 */
export async function judge(pattern: Pattern): Promise<Verdict> {
  const lowered = pattern.source.replace(/\{(\d+),(\d+)\}/g, (_, least: string, most: string) => `{${Math.min(Number(least), 2)},${Math.min(Number(most), 4)}}`)
  const told = await check(lowered, pattern.flags, { timeout: TIMEOUT })
  const why = told.status === 'vulnerable' ? `${told.complexity.summary}; attacked by ${told.attack.pattern}` : told.status === 'unknown' ? told.error.kind : ''
  return { pattern, status: told.status, why }
}

/** Milliseconds for one pattern; without a native build of the checker the largest need most of it. */
const TIMEOUT = 120_000

function allPatterns(): Pattern[] {
  const files = (folder: string, endings: RegExp) => (readdirSync(join(root, folder), { recursive: true }) as string[]).filter(name => endings.test(name)).sort().map(name => join(root, folder, name))
  const read = (find: typeof patternsOfSource) => (file: string) => find(relative(root, file), readFileSync(file, 'utf8'))
  return [...files('src', /\.tsx?$/).flatMap(read(patternsOfSource)), ...files(join('data', 'page'), /\.yaml$/).flatMap(read(patternsOfTable))]
}

/** Another number where patterns are judged otherwise. */
const CHECK = '1'

/** What was found safe before stays safe: it is not looked at again on this machine. */
const CACHE = join(root, 'node_modules', '.cache', 'recoupe', 'safe-patterns.json')

function knownSafe(): Set<string> {
  try {
    return new Set(JSON.parse(readFileSync(CACHE, 'utf8')) as string[])
  } catch {
    return new Set()
  }
}

async function main(): Promise<void> {
  const safe = knownSafe()
  const patterns = allPatterns()
  let bad = 0
  for (const pattern of patterns) {
    const name = contentId(CHECK, pattern.source, pattern.flags)
    if (safe.has(name)) continue
    const { status, why } = await judge(pattern)
    if (status === 'safe') {
      safe.add(name)
      mkdirSync(dirname(CACHE), { recursive: true })
      writeFileSync(CACHE, JSON.stringify([...safe]))
      continue
    }
    bad++
    process.stdout.write(`${pattern.file}:${pattern.line}:${pattern.column}: ${status} (${why}): /${pattern.source}/${pattern.flags}\n`)
  }
  process.stdout.write(`${patterns.length} patterns, ${bad} of them not safe\n`)
  process.exitCode = bad > 0 ? 1 : 0
}

if (process.argv[1] === import.meta.filename) await main()
