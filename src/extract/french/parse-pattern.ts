import { tokenize, wordKey } from './tokenize.ts'
import type { VerbTable } from './verbs.ts'
import { allForms, tellingForms } from './verbs.ts'

/** One place of a pattern: a word of `keys`, the words of one of `chains`, a mention of one of `terms`, or up to `gap` words of any kind. */
export interface Slot {
  readonly keys: ReadonlySet<string>
  /** Choices of several words, the longest first. */
  readonly chains: readonly (readonly string[])[]
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
 * @throws {Error} with what is wrong and where in the pattern.
 */
export function parsePattern<T>(source: string, meaning: T, verbs: VerbTable): Phrase<T> {
  const slots = source.trim().split(/\s+/).map(part => readPart(part, source, verbs))
  const [first] = slots
  if (!first || first.gap > 0 || first.optional) throw new Error(`«${source}»: a pattern begins with a word, not with a gap or a word that may be missing`)
  return { slots, meaning, source }
}

const EMPTY: Slot = { keys: new Set(), chains: [], terms: [], optional: false, gap: 0, commas: false, capital: false }

function readPart(part: string, source: string, verbs: VerbTable): Slot {
  const gap = /^<(\d)(,?)>$/.exec(part)
  if (gap) return { ...EMPTY, gap: Number(gap[1]), commas: gap[2] === ',' }
  const optional = part.length > 1 && part.endsWith('?')
  const keys = new Set<string>()
  const terms: string[] = []
  const chains: string[][] = []
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
      else chains.push(words)
    }
  }
  return { ...EMPTY, keys, chains: chains.sort((a, b) => b.length - a.length), terms, optional }
}

/** A name or a fixed expression, every word as written. */
export function namePattern<T>(name: string, meaning: T): Phrase<T> {
  const words = tokenize(name).filter(token => token.kind !== 'mark' || token.key === '&')
  const slots = words.map((token): Slot => ({ ...EMPTY, keys: new Set([token.key]), capital: token.capital }))
  return { slots, meaning, source: name }
}
