import type { Phrase, Slot } from './parse-pattern.ts'
import type { Token } from './tokenize.ts'

/** A phrase found: tokens `from` to `to` (excluded). */
export interface Match<T> {
  readonly from: number
  readonly to: number
  readonly meaning: T
  readonly source: string
}

/** Where terms stand: for each token that begins some, the ends by name. */
export type TermMarks = ReadonlyMap<number, readonly { readonly name: string; readonly to: number }[]>

const NO_MARKS: TermMarks = new Map()
/** Marks that may stand inside a phrase: «la “référence interne”», a footnote's star. */
const TRANSPARENT = new Set(['«', '»', '*', '[', ']'])
const STOPS = new Set(['.', ';', ':', '!', '?', '–', '•'])
/** Most tokens are words, and so no mark of any set. */
const isOneOf = (marks: ReadonlySet<string>, { kind, key }: Token): boolean => kind === 'mark' && marks.has(key)

/**
 * Finds the phrases of a table in a token stream. A phrase is tried only where its first word stands and where the
 * stretch between two full stops holds a word for each of its other slots; it then tries at most its slots times its
 * gaps' lengths: time is linear in the text.
 */
export class PhraseFinder<T> {
  readonly #inserted: ReadonlySet<string>
  readonly #words = new Map<string, Entry<T>>()
  readonly #terms = new Map<string, Entry<T>>()
  /** Number of the needs: a need is a slot's words and terms, and phrases share those that are alike. */
  readonly #needs = new Map<string, number>()

  /** `inserted` are words that part nothing between two commas: «les chantiers, eux, tournent». */
  constructor(phrases: Iterable<Phrase<T>>, inserted: ReadonlySet<string> = new Set()) {
    this.#inserted = inserted
    for (const phrase of phrases) {
      const [first, next, ...rest] = phrase.slots
      if (!first) continue
      const indexed = { phrase, needs: overStops(phrase) ? [] : needed(next ? [next, ...rest] : []).map(slot => this.#need(slot)) }
      for (const word of firstWords(first)) {
        const entry = entryOf(this.#words, word)
        const after = wordsAfter(word, first, next)
        if (after === undefined) entry.begin.push(indexed)
        else for (const key of after) push(entry.before, key, indexed)
      }
      for (const term of first.terms) entryOf(this.#terms, term).begin.push(indexed)
    }
  }

  #need({ keys, chains, terms }: Slot): number {
    // The last word of a chain says most: «de la carte».
    const words = new Set([...keys, ...chains.map(chain => chain.at(-1)!)])
    const content = `${[...words].sort().join(' ')}|${[...terms].sort().join(' ')}`
    const known = this.#needs.get(content)
    if (known !== undefined) return known
    const number = this.#needs.size
    this.#needs.set(content, number)
    for (const word of words) entryOf(this.#words, word).meets.push(number)
    for (const term of terms) entryOf(this.#terms, term).meets.push(number)
    return number
  }

  /** Every phrase at every place, shortest reading of its gaps, longest of its optional words; in the order of the text. */
  find(tokens: readonly Token[], marks: TermMarks = NO_MARKS): Match<T>[] {
    const found: Match<T>[] = []
    const text: Searched = { tokens, marks, inserted: this.#inserted }
    // For each need, the end of the last stretch that holds a word or a term for it.
    const met = new Int32Array(this.#needs.size)
    const entries: (Entry<T> | undefined)[] = []
    const tryAt = ({ phrase, needs }: Indexed<T>, from: number, end: number): void => {
      for (const need of needs) if (met[need] !== end) return
      const to = endOf(phrase.slots, 0, from, text)
      if (to > from) found.push({ from, to, meaning: phrase.meaning, source: phrase.source })
    }
    for (let start = 0; start < tokens.length;) {
      const end = stretchEnd(tokens, start, marks)
      for (let at = start; at < end; at++) {
        const entry = entries[at] = this.#words.get(tokens[at]!.key)
        if (entry) for (const need of entry.meets) met[need] = end
        const marked = marks.get(at)
        if (marked) for (const { name } of marked) for (const need of this.#terms.get(name)?.meets ?? []) met[need] = end
      }
      for (let at = start; at < end; at++) {
        const entry = entries[at]
        if (entry) {
          for (const indexed of entry.begin) tryAt(indexed, at, end)
          if (entry.before.size > 0) for (const indexed of entry.before.get(tokens[shown(at + 1, tokens)]?.key ?? '') ?? []) tryAt(indexed, at, end)
        }
        const marked = marks.get(at)
        if (!marked) continue
        for (const name of new Set(marked.map(mark => mark.name))) for (const indexed of this.#terms.get(name)?.begin ?? []) tryAt(indexed, at, end)
      }
      start = end
    }
    return found
  }
}

/** What phrases are looked for in. */
interface Searched {
  readonly tokens: readonly Token[]
  readonly marks: TermMarks
  readonly inserted: ReadonlySet<string>
}

/** Whether a comma opens nothing but a word that parts nothing. */
const isInserted = ({ tokens, inserted }: Searched, at: number): boolean => inserted.has(tokens[at + 1]?.key ?? '') && tokens[at + 2]?.key === ','

/** What a word or a term is to a finder: the phrases that it begins whatever comes next, and the needs that it meets. */
interface Entry<T> {
  readonly begin: Indexed<T>[]
  /** Phrases that it begins where a certain word comes next. */
  readonly before: Map<string, Indexed<T>[]>
  readonly meets: number[]
}

interface Indexed<T> {
  readonly phrase: Phrase<T>
  readonly needs: readonly number[]
}

function entryOf<T>(entries: Map<string, Entry<T>>, key: string): Entry<T> {
  let entry = entries.get(key)
  if (!entry) entries.set(key, entry = { begin: [], before: new Map(), meets: [] })
  return entry
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

const firstWords = ({ keys, chains }: Slot): Set<string> => new Set([...keys, ...chains.map(chain => chain[0]!)])

/** The words of which one must follow a phrase's first word; undefined where anything may. */
function wordsAfter(word: string, first: Slot, next: Slot | undefined): Set<string> | undefined {
  const after = new Set(first.chains.flatMap(chain => chain[0] === word ? [chain[1]!] : []))
  if (!first.keys.has(word)) return after
  if (!next || next.gap > 0 || next.optional || next.terms.length > 0) return undefined
  for (const key of firstWords(next)) after.add(key)
  return after
}

/** The slots that must be filled, the one that fewest words fill first: it rules out most. */
const needed = (slots: readonly Slot[]): Slot[] =>
  slots.filter(slot => slot.gap === 0 && !slot.optional).sort((a, b) => breadth(a) - breadth(b))

const breadth = ({ keys, chains, terms }: Slot): number => keys.size + chains.length + terms.length * 100

/** Whether a phrase holds a stop itself, and so may run over the end of a stretch. */
const overStops = ({ slots }: Phrase<unknown>): boolean => slots.some(({ keys, chains }) => [...keys, ...chains.flat()].some(key => STOPS.has(key)))

/** The end of the stretch from `start` on: after its first stop that is not part of a mention, as in «3.000». */
function stretchEnd(tokens: readonly Token[], start: number, marks: TermMarks): number {
  let mentioned = start
  for (let at = start; at < tokens.length; at++) {
    const marked = marks.get(at)
    if (marked) for (const { to } of marked) if (to > mentioned) mentioned = to
    if (at >= mentioned && isOneOf(STOPS, tokens[at]!)) return at + 1
  }
  return tokens.length
}

/** The first token from `at` on that is no transparent mark. */
function shown(at: number, tokens: readonly Token[]): number {
  while (at < tokens.length && isOneOf(TRANSPARENT, tokens[at]!)) at++
  return at
}

/** Where a chain that begins at `at` ends, or -1. */
function chainEnd(chain: readonly string[], at: number, tokens: readonly Token[]): number {
  for (const [place, word] of chain.entries()) {
    if (place > 0) at = shown(at, tokens)
    if (tokens[at]?.key !== word) return -1
    at++
  }
  return at
}

/** Where the slots from `slot` on end when they begin at `at`, or -1. */
function endOf(slots: readonly Slot[], slot: number, at: number, text: Searched): number {
  const wanted = slots[slot]
  if (!wanted) return at
  const { tokens, marks } = text
  if (slot > 0) at = shown(at, tokens)
  if (wanted.gap > 0) {
    // A long name in the gap counts as one word.
    let named = 0
    for (let skipped = 0, next = at; skipped <= wanted.gap; next++) {
      const end = endOf(slots, slot + 1, next, text)
      if (end >= 0) return end
      const token = tokens[next]
      if (!token) return -1
      if (next >= named) {
        if (isOneOf(STOPS, token)) return -1
        if (token.key === ',' && !wanted.commas) {
          if (!isInserted(text, next)) return -1
          next += 2
          continue
        }
        if (token.kind !== 'mark') skipped++
      }
      const name = marks.get(next)?.[0]
      if (name && name.to - next > 2) named = Math.max(named, name.to)
    }
    return -1
  }
  for (const chain of wanted.chains) {
    const over = chainEnd(chain, at, tokens)
    const end = over < 0 ? -1 : endOf(slots, slot + 1, over, text)
    if (end >= 0) return end
  }
  const token = tokens[at]
  if (token && wanted.keys.has(token.key) && (!wanted.capital || token.capital)) {
    const end = endOf(slots, slot + 1, at + 1, text)
    if (end >= 0) return end
  }
  if (wanted.terms.length > 0) {
    for (const mark of marks.get(at) ?? []) {
      if (!wanted.terms.includes(mark.name)) continue
      const end = endOf(slots, slot + 1, mark.to, text)
      if (end >= 0) return end
    }
  }
  return wanted.optional ? endOf(slots, slot + 1, at, text) : -1
}

/** Terms' matches as marks for a second finder. */
export function marksOf(matches: readonly Match<string>[]): TermMarks {
  const marks = new Map<number, { name: string; to: number }[]>()
  for (const { from, to, meaning } of matches) {
    const list = marks.get(from)
    if (list) list.push({ name: meaning, to })
    else marks.set(from, [{ name: meaning, to }])
  }
  for (const list of marks.values()) list.sort((a, b) => b.to - a.to)
  return marks
}

/** The longest phrase at each place, none inside another's words. */
export function longest<T>(matches: readonly Match<T>[]): Match<T>[] {
  const ordered = [...matches].sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: Match<T>[] = []
  let end = 0
  for (const match of ordered) {
    if (match.from < end) continue
    kept.push(match)
    end = match.to
  }
  return kept
}
