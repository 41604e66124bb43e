import type { Token } from './tokens.ts'
import { tokenize } from './tokens.ts'

interface Node<T> {
  readonly next: Map<string, Node<T>>
  value?: T
}

/** Phrases of several words with what each stands for, matched token by token in time linear in the phrase. */
export interface Phrases<T> {
  /** The longest phrase that starts at token `at`, or null; `next` is the token after it. */
  startingAt(tokens: readonly Token[], at: number): { value: T; next: number } | null
  /** The longest phrase that ends right before token `at`, or null; `first` is its first token. */
  endingAt(tokens: readonly Token[], at: number): { value: T; first: number } | null
}

// «plus d'un», «plus des», «jusqu'aux»: articles are contracted into these two prepositions.
const CONTRACTED: Readonly<Record<string, string>> = { 'd\'': 'de', des: 'de', du: 'de', aux: 'a', au: 'a', 'qu\'': 'que', 'jusqu\'': 'jusque' }
const plain = (token: Token): string => CONTRACTED[token.text] ?? token.text

/** Builds both directions from pairs of phrase and value; the phrases are cut as texts are. */
export function phrases<T>(pairs: Iterable<readonly [string, T]>): Phrases<T> {
  const forward: Node<T> = { next: new Map() }
  const backward: Node<T> = { next: new Map() }
  for (const [phrase, value] of pairs) {
    const keys = tokenize(phrase).map(plain)
    add(forward, keys, value)
    add(backward, keys.reverse(), value)
  }
  return {
    startingAt(tokens, at) {
      const found = walk(forward, tokens, at, 1)
      return found && { value: found.value, next: found.at + 1 }
    },
    endingAt(tokens, at) {
      const found = walk(backward, tokens, at - 1, -1)
      return found && { value: found.value, first: found.at }
    },
  }
}

function add<T>(root: Node<T>, keys: readonly string[], value: T): void {
  let node = root
  for (const key of keys) {
    let child = node.next.get(key)
    if (!child) node.next.set(key, child = { next: new Map() })
    node = child
  }
  node.value = value
}

function walk<T>(root: Node<T>, tokens: readonly Token[], from: number, step: 1 | -1): { value: T; at: number } | null {
  let found: { value: T; at: number } | null = null
  let node: Node<T> | undefined = root
  for (let at = from; at >= 0 && at < tokens.length; at += step) {
    node = node.next.get(plain(tokens[at]!))
    if (!node) break
    if (node.value !== undefined) found = { value: node.value, at }
  }
  return found
}
