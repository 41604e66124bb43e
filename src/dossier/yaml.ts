import { LineCounter, isCollection, isMap, parseDocument } from 'yaml'
import type { Document, Node } from 'yaml'
import type { z } from 'zod'
import { EXIT, Failure } from '../model/failure.ts'

/** One thing wrong in a YAML file, where a person will look for it. Lines and columns count from 1. */
export interface YamlProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A YAML file that was read and checked, and a way to say where in it something is wrong. */
export interface CheckedYaml<T> {
  readonly value: T
  /** Refuses the file for what stands at `path`; several may be gathered and thrown together. */
  problemAt(path: readonly PropertyKey[], message: string, atKey?: boolean): YamlProblem
}

/** Aliases may be used, but not to blow a small file up. */
const MAX_ALIASES = 100

/**
 * Parses YAML and checks it against a schema.
 *
 * @throws {Failure} `bad_yaml`, exit 2: one line a problem, `FILE:LINE:COLUMN: what is wrong; what would be right`.
 */
export function checkYaml<S extends z.ZodType>(text: string, file: string, schema: S): CheckedYaml<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: 'error' })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (document.errors.length > 0) {
    throw refuse(file, document.errors.map(error => ({ ...at(error.pos[0]), message: error.message })))
  }
  const problemAt = (path: readonly PropertyKey[], message: string, atKey = false): YamlProblem => ({ ...at(offsetOf(document, path, atKey)), message })
  let raw: unknown
  try {
    raw = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw refuse(file, [{ line: 1, column: 1, message: `${(error as Error).message}; write the repeated parts out` }])
  }
  const checked = schema.safeParse(raw)
  if (checked.success) return { value: checked.data, problemAt }
  throw refuse(file, checked.error.issues.flatMap(issue => explain(issue, problemAt)))
}

/** The failure for a file with these problems, in the order of the file. */
export function refuse(file: string, problems: readonly YamlProblem[]): Failure {
  const ordered = [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
  const text = ordered.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n')
  return new Failure('bad_yaml', text, { exit: EXIT.usage })
}

/** The nearest of some names to a word that is none of them, or null where none is near. */
export function nearest(word: string, names: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const name of names) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase())
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}

/** «unknown WHAT "x"; did you mean "y"?», or the list of what is known. */
export function unknownName(what: string, word: string, names: readonly string[]): string {
  const near = nearest(word, names)
  return `unknown ${what} "${word}"; ${near ? `did you mean "${near}"?` : names.length > 0 ? `known: ${names.join(', ')}` : 'there is none here'}`
}

function explain(issue: z.core.$ZodIssue, problemAt: CheckedYaml<unknown>['problemAt']): YamlProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => problemAt([...issue.path, key], issue.message, true))
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.reduce((best, branch) => (branch.length < best.length ? branch : best))
    return closest.flatMap(inner => explain({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, problemAt))
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return [problemAt(issue.path, `the key "${String(issue.path.at(-1))}" is missing; add it (${issue.expected})`)]
  }
  const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : ''
  return [problemAt(issue.path, where + issue.message)]
}

/** Where a path's key or value begins; the nearest enclosing node where the path itself is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey = false): number {
  let node: unknown = document.contents
  let offset = rangeStart(node) ?? 0
  for (const [index, step] of path.entries()) {
    if (!isCollection(node)) break
    if (isMap(node)) {
      const pair = node.items.find(item => String((item.key as { value?: unknown } | null)?.value) === String(step))
      if (!pair) break
      const last = index === path.length - 1
      offset = rangeStart(last && pair.value !== null && !atKey ? pair.value : pair.key) ?? offset
      node = pair.value
    } else {
      node = node.items[Number(step)]
      offset = rangeStart(node) ?? offset
    }
  }
  return offset
}

const rangeStart = (node: unknown): number | undefined => (node as Node | null)?.range?.[0]

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
