import type { Token } from './tokenize.ts'
import { tokenize, wordKey } from './tokenize.ts'
import type { VerbTable } from './verbs.ts'
import { allForms, tellingForms } from './verbs.ts'

/** One place of a pattern: a word of `keys`, a mention of one of `terms`, or up to `gap` words of any kind. */
interface Slot {
  readonly keys: ReadonlySet<string>
  readonly terms: readonly string[]
  readonly optional: boolean
  readonly gap: number
  /** A gap that may run over commas. */
  readonly commas: boolean
  /** Names that are capitalised match capitals only: «Free» is no «free». */
  readonly capital: boolean
}

/** A phrase to look for and what it stands for. */
export interface Phrase<T> {
  readonly slots: readonly Slot[]
  readonly meaning: T
  readonly source: string
}

/**
 * Reads a pattern of the tables:
 * `plainte`              the word, its plural, with or without accents and capitals
 * `site|portail`         one of several; a choice of several words is hyphened, `mot-clé`
 * `~voler|copier`        a form of one of the verbs that tells a fact; `+voler` any form, infinitive and future too
 * `{attack}`             a phrase of the term `attack`
 * `gravement?`           may be missing
 * `<3>`                  up to three words, no comma; `<3,>` commas too
 *
 * Gives one phrase, or several where a choice has several words.
 * @throws {Error} with what is wrong and where in the pattern.
 */
export function parsePattern<T>(source: string, meaning: T, verbs: VerbTable): Phrase<T>[] {
  let variants: Slot[][] = [[]]
  for (const part of source.trim().split(/\s+/)) {
    const readings = readPart(part, source, verbs)
    variants = variants.flatMap(slots => readings.map(reading => [...slots, ...reading]))
  }
  for (const [first] of variants) {
    if (!first || first.gap > 0 || first.optional) throw new Error(`«${source}»: a pattern begins with a word, not with a gap or a word that may be missing`)
  }
  return variants.map(slots => ({ slots, meaning, source }))
}

const EMPTY: Slot = { keys: new Set(), terms: [], optional: false, gap: 0, commas: false, capital: false }

/** The ways to read one part of a pattern: its single words as one slot, each of its choices of several words as a chain. */
function readPart(part: string, source: string, verbs: VerbTable): Slot[][] {
  const gap = /^<(\d)(,?)>$/.exec(part)
  if (gap) return [[{ ...EMPTY, gap: Number(gap[1]), commas: gap[2] === ',' }]]
  const optional = part.length > 1 && part.endsWith('?')
  const keys = new Set<string>()
  const terms: string[] = []
  const chains: Slot[][] = []
  const sign = /^[~+]/.exec(part)?.[0]
  for (const written of (optional ? part.slice(0, -1) : part).split('|')) {
    const choice = written.replace(/^[~+]/, '')
    if (choice === '') throw new Error(`«${source}»: an empty choice beside "|"`)
    // The sign stands once, before the first choice, and holds for all the infinitives.
    if (choice.startsWith('{')) terms.push(choice.slice(1, -1))
    else if (sign !== undefined && (written !== choice || /(?:er|ir|re)$/.test(choice))) {
      const forms = sign === '~' ? tellingForms(choice, verbs) : allForms(choice, verbs)
      forms.forEach(form => keys.add(form))
    }
    else {
      const [, before = '', elided] = /^(.*-)?([^-]+)['’]$/.exec(choice) ?? []
      const words = elided === undefined ? tokenize(choice).map(token => token.key) : [...tokenize(before).flatMap(token => token.kind === 'mark' ? [] : [token.key]), `${wordKey(elided)}'`]
      if (words.length === 1) keys.add(words[0]!)
      else chains.push(words.map(word => ({ ...EMPTY, keys: new Set([word]) })))
    }
  }
  return keys.size + terms.length > 0 ? [[{ ...EMPTY, keys, terms, optional }], ...chains] : chains
}

/** A name or a fixed expression, every word as written. */
export function namePattern<T>(name: string, meaning: T): Phrase<T> {
  const words = tokenize(name).filter(({ kind, key }) => kind !== 'mark' || /^[&+/]$/.test(key))
  const slots = words.map((token): Slot => ({ ...EMPTY, keys: new Set([token.key]), capital: token.capital }))
  return { slots, meaning, source: name }
}

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
/** Between two commas these part nothing: «les chantiers, eux, tournent». */
const INSERTED = new Set(['lui', 'elle', 'eux'])
const isInserted = (tokens: readonly Token[], at: number): boolean => INSERTED.has(tokens[at + 1]?.key ?? '') && tokens[at + 2]?.key === ','
const STOPS = new Set(['.', ';', ':', '!', '?', '–', '•'])

/**
 * Finds the phrases of a table in a token stream. A phrase is tried only where its first word stands and where the
 * stretch between two full stops holds a word for each of its other slots; it then tries at most its slots times its
 * gaps' lengths: time is linear in the text.
 */
export class PhraseFinder<T> {
  readonly #words = new Map<string, Entry<T>>()
  readonly #terms = new Map<string, Entry<T>>()
  /** Number of the needs: a need is a slot's words and terms, and phrases share those that are alike. */
  readonly #needs = new Map<string, number>()

  constructor(phrases: Iterable<Phrase<T>>) {
    for (const phrase of phrases) {
      const [first, ...rest] = phrase.slots
      if (!first) continue
      const indexed = { phrase, needs: overStops(phrase) ? [] : needed(rest).map(slot => this.#need(slot)) }
      for (const key of first.keys) entryOf(this.#words, key).begin.push(indexed)
      for (const term of first.terms) entryOf(this.#terms, term).begin.push(indexed)
    }
  }

  #need({ keys, terms }: Slot): number {
    const content = `${[...keys].sort().join(' ')}|${[...terms].sort().join(' ')}`
    const known = this.#needs.get(content)
    if (known !== undefined) return known
    const number = this.#needs.size
    this.#needs.set(content, number)
    for (const key of keys) entryOf(this.#words, key).meets.push(number)
    for (const term of terms) entryOf(this.#terms, term).meets.push(number)
    return number
  }

  /** Every phrase at every place, shortest reading of its gaps, longest of its optional words; in the order of the text. */
  find(tokens: readonly Token[], marks: TermMarks = NO_MARKS): Match<T>[] {
    const found: Match<T>[] = []
    // For each need, the end of the last stretch that holds a word or a term for it.
    const met = new Int32Array(this.#needs.size)
    const entries: (Entry<T> | undefined)[] = []
    const tryAt = ({ phrase, needs }: Indexed<T>, from: number, end: number): void => {
      for (const need of needs) if (met[need] !== end) return
      const to = endOf(phrase.slots, 0, from, tokens, marks)
      if (to > from) found.push({ from, to, meaning: phrase.meaning, source: phrase.source })
    }
    for (let start = 0; start < tokens.length;) {
      const end = stretchEnd(tokens, start, marks)
      for (let at = start; at < end; at++) {
        const entry = entries[at] = this.#words.get(tokens[at]!.key)
        if (entry) for (const need of entry.meets) met[need] = end
        for (const { name } of marks.get(at) ?? []) for (const need of this.#terms.get(name)?.meets ?? []) met[need] = end
      }
      for (let at = start; at < end; at++) {
        for (const indexed of entries[at]?.begin ?? []) tryAt(indexed, at, end)
        const marked = marks.get(at)
        if (!marked) continue
        for (const name of new Set(marked.map(mark => mark.name))) for (const indexed of this.#terms.get(name)?.begin ?? []) tryAt(indexed, at, end)
      }
      start = end
    }
    return found
  }
}

/** What a word or a term is to a finder: the phrases that it begins, and the needs that it meets. */
interface Entry<T> {
  readonly begin: Indexed<T>[]
  readonly meets: number[]
}

interface Indexed<T> {
  readonly phrase: Phrase<T>
  readonly needs: readonly number[]
}

function entryOf<T>(entries: Map<string, Entry<T>>, key: string): Entry<T> {
  let entry = entries.get(key)
  if (!entry) entries.set(key, entry = { begin: [], meets: [] })
  return entry
}

/** The slots that must be filled, the one that fewest words fill first: it rules out most. */
const needed = (slots: readonly Slot[]): Slot[] =>
  slots.filter(slot => slot.gap === 0 && !slot.optional).sort((a, b) => a.keys.size + a.terms.length * 100 - b.keys.size - b.terms.length * 100)

/** Whether a phrase holds a stop itself, and so may run over the end of a stretch. */
const overStops = ({ slots }: Phrase<unknown>): boolean => slots.some(slot => [...slot.keys].some(key => STOPS.has(key)))

/** The end of the stretch from `start` on: after its first stop that is not part of a mention, as in «3.000». */
function stretchEnd(tokens: readonly Token[], start: number, marks: TermMarks): number {
  let mentioned = start
  for (let at = start; at < tokens.length; at++) {
    for (const { to } of marks.get(at) ?? []) if (to > mentioned) mentioned = to
    if (at >= mentioned && STOPS.has(tokens[at]!.key)) return at + 1
  }
  return tokens.length
}

/** Where the slots from `slot` on end when they begin at `at`, or -1. */
function endOf(slots: readonly Slot[], slot: number, at: number, tokens: readonly Token[], marks: TermMarks): number {
  const wanted = slots[slot]
  if (!wanted) return at
  while (slot > 0 && at < tokens.length && TRANSPARENT.has(tokens[at]!.key)) at++
  if (wanted.gap > 0) {
    // A long name in the gap counts as one word.
    let named = 0
    for (let skipped = 0, next = at; skipped <= wanted.gap; next++) {
      const end = endOf(slots, slot + 1, next, tokens, marks)
      if (end >= 0) return end
      const token = tokens[next]
      if (!token) return -1
      if (next >= named) {
        if (STOPS.has(token.key)) return -1
        if (token.key === ',' && !wanted.commas) {
          if (!isInserted(tokens, next)) return -1
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
  const token = tokens[at]
  if (token && wanted.keys.has(token.key) && (!wanted.capital || token.capital)) {
    const end = endOf(slots, slot + 1, at + 1, tokens, marks)
    if (end >= 0) return end
  }
  if (wanted.terms.length > 0) {
    for (const mark of marks.get(at) ?? []) {
      if (!wanted.terms.includes(mark.name)) continue
      const end = endOf(slots, slot + 1, mark.to, tokens, marks)
      if (end >= 0) return end
    }
  }
  return wanted.optional ? endOf(slots, slot + 1, at, tokens, marks) : -1
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
