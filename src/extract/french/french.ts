import type { DateTables } from './dates/find-dates.ts'
import { dateTables } from './dates/find-dates.ts'
import type { LexiconTables } from './tables.ts'
import type { Lexicon } from './lexicon.ts'
import { lexiconSchema } from './lexicon.ts'
import type { Phrase } from './parse-pattern.ts'
import { parsePattern } from './parse-pattern.ts'
import type { Match } from './patterns.ts'
import { PhraseFinder, longest } from './patterns.ts'
import type { Token } from './tokenize.ts'
import type { NumberTables } from './numbers/find-numbers.ts'
import { numberTables } from './numbers/find-numbers.ts'
import { allForms } from './verbs.ts'
import { wordKey } from './tokenize.ts'

/** What a word or phrase of the language does, by the table it stands in. */
export type CueTag =
  | 'hedge' | 'near_hedge' | 'boundary' | 'contrast' | 'span' | 'except' | 'negator' | 'negative_verb' | 'denied_before' | 'setting_sentence' | 'setting_clause' | 'setting_onward'
  | 'speech' | 'source' | 'label' | 'viewpoint' | 'hearsay' | 'backward' | 'document' | 'study' | 'interview' | 'guest' | 'own' | 'spokesperson' | 'house' | 'kind' | 'reference' | 'yes' | 'no' | 'false' | 'idle' | 'same' | 'other_date' | 'figure'

export interface CueMeaning {
  readonly tag: CueTag
  /** The rule's name in its table: `advice`, `all`, `regulator`, an infinitive. */
  readonly id: string
}
export type Cue = Match<CueMeaning>

/** The tables of `reference.yaml` that are words around a reference, not phrases for one. */
const AROUND = ['glue', 'titles', 'determiners', 'definite', 'oblique', 'aside', 'after_rank', 'personal', 'their', 'among', 'feminine', 'masculine', 'impersonal'] as const

/** The compiled language: its tables and what finds their phrases. Made once a run by `createFrench`. */
export interface French {
  readonly lexicon: Lexicon
  readonly numbers: NumberTables
  readonly dates: DateTables
  parse<T>(pattern: string, meaning: T): Phrase<T>
  cues(tokens: readonly Token[]): Cue[]
  /** Second words of a negation, those after which it denies nothing, and verbs that deny a clause. */
  readonly negation: { readonly second: ReadonlySet<string>; readonly restrictive: ReadonlySet<string>; readonly partial: ReadonlySet<string>; readonly alone: ReadonlySet<string>; readonly clausal: ReadonlySet<string> }
  /** Words by which a text names whom it speaks of, by their use. */
  readonly groups: Readonly<Record<keyof Lexicon['groups'], ReadonlySet<string>>>
  /** What a figure begins with, and what may follow one without its noun. */
  readonly figures: Readonly<Record<'opens' | 'bare', ReadonlySet<string>>>
  /** Words around what points to a subject, by their use. */
  readonly reference: Readonly<Record<typeof AROUND[number], ReadonlySet<string>>>
  /** Small words by what they may stand between, as keys of tokens. */
  readonly glue: Readonly<Record<keyof Lexicon['glue'], ReadonlySet<string>>>
  /** Small words of lists, by their use. */
  readonly lists: Readonly<Record<keyof Lexicon['lists'], ReadonlySet<string>>>
  /** Whether a word, by its key, is a verb in the future («sera», «recevront») and looks ahead: not before a participle («il aura fallu»). */
  isFuture(key: string, after: () => readonly string[]): boolean
  /** Small words that may stand between a participle and its date, words of a question whose answer is a date, and who is asked on a day and answers. */
  readonly dated: Readonly<Record<'before' | 'asking' | 'affirming' | 'answering', ReadonlySet<string>>>
  /** Whether a word, as written, is a conditional. */
  isConditional(word: string): boolean
}

/**
 * Compiles the tables of `data/lexicon/`.
 *
 * @throws {Error} with the table and the pattern that is wrong.
 */
export function createFrench(tables: LexiconTables): French {
  const lexicon = lexiconSchema.parse(tables)
  const verbs = lexicon.verbs.irregular
  const parse = <T>(pattern: string, meaning: T): Phrase<T> => parsePattern(pattern, meaning, verbs)
  const finder = new PhraseFinder<CueMeaning>([...cuePhrases(lexicon, parse)])
  const numbers = numberTables(tables)
  const { endings, exceptions } = lexicon.modality.conditional
  const notConditional = new Set(exceptions)
  const keys = (words: readonly string[]) => new Set(words.map(word => /'$/.test(word) ? `${wordKey(word.slice(0, -1))}'` : wordKey(word)))
  const notFuture = keys(lexicon.future.except)
  const anterior = keys(lexicon.future.anterior)
  const participles = keys(lexicon.future.participles)
  const futureEndings = new RegExp(`(?:${lexicon.future.endings.join('|')})$`)
  return {
    lexicon,
    numbers,
    dates: dateTables(tables, numbers),
    parse,
    cues: tokens => finder.find(tokens),
    groups: mapValues(lexicon.groups, keys),
    figures: { opens: keys(lexicon.figures.opens), bare: keys(lexicon.figures.bare) },
    reference: Object.fromEntries(AROUND.map(use => [use, keys(lexicon.reference[use])])) as Record<typeof AROUND[number], Set<string>>,
    negation: { second: keys(lexicon.negation.second), restrictive: keys(lexicon.negation.restrictive), partial: keys(lexicon.negation.partial), alone: keys(lexicon.negation.alone), clausal: new Set(lexicon.negation.clausal.flatMap(verb => [...allForms(verb, verbs)])) },
    glue: mapValues(lexicon.glue, keys),
    lists: mapValues(lexicon.lists, keys),
    isFuture: (key, after) => futureEndings.test(key) && !notFuture.has(key)
      && !(anterior.has(key) && after().some(next => next.endsWith('é') || participles.has(next))),
    dated: { before: keys(lexicon.dated.before), asking: keys(lexicon.dated.asking), affirming: keys(lexicon.dated.affirming), answering: keys(lexicon.dated.answering) },
    isConditional: word => {
      const last = word.at(-1)
      if (last !== 't' && last !== 'T') return false
      const small = word.toLowerCase()
      return endings.some(ending => small.endsWith(ending)) && !notConditional.has(small)
    },
  }
}

const mapValues = <K extends string, V, W>(record: Readonly<Record<K, V>>, change: (value: V) => W): Record<K, W> =>
  Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, change(value)])) as Record<K, W>

function* cuePhrases(lexicon: Lexicon, parse: French['parse']): Generator<Phrase<CueMeaning>> {
  const { modality, negation, clauses, setting, speech, reference, figures, answers, dated } = lexicon
  const all = function* (patterns: readonly string[], tag: CueTag, id: string = tag) {
    for (const pattern of patterns) yield parse(pattern, { tag, id })
  }
  yield* all(modality.hedges, 'hedge')
  for (const tag of ['hedge', 'near_hedge'] as const) yield* all(modality.no_hedges, tag, 'none')
  yield* all(modality.near, 'near_hedge')
  yield* all(clauses.boundaries, 'boundary')
  yield* all(clauses.spans, 'span')
  yield* all(clauses.contrasts, 'contrast')
  yield* all(negation.except, 'except')
  yield* all(negation.before, 'negator')
  yield* all(negation.verbs, 'negative_verb')
  yield* all(negation.after, 'denied_before')
  for (const [id, rules] of Object.entries(setting)) {
    yield* all(rules.sentence, 'setting_sentence', id)
    yield* all(rules.clause, 'setting_clause', id)
    yield* all(rules.onward, 'setting_onward', id)
  }
  for (const verb of speech.verbs) {
    const [head, ...rest] = verb.replace(/^s'|^se /, '').split(' ')
    yield parse<CueMeaning>([`~${head}`, ...rest].join(' '), { tag: 'speech', id: verb })
  }
  yield* all(speech.phrases, 'speech')
  yield* all(speech.sources, 'source')
  yield* all(speech.labels, 'label')
  yield* all(speech.viewpoints, 'viewpoint')
  yield* all(speech.hearsay, 'hearsay')
  yield* all(speech.backward, 'backward')
  yield* all(speech.documents, 'document')
  yield* all(speech.no_sources, 'source', 'none')
  yield* all(speech.interviews, 'interview')
  yield* all(speech.guests, 'guest')
  yield* all(speech.studies, 'study')
  yield* all(speech.own, 'own')
  yield* all(speech.spokespeople, 'spokesperson')
  yield* all(speech.houses, 'house')
  for (const [kind, words] of Object.entries(speech.kinds)) yield* all(words, 'kind', kind)
  for (const id of ['all', 'other', 'first', 'second', 'one'] as const) yield* all(reference[id], 'reference', id)
  yield* all(reference.pronouns, 'reference', 'pronoun')
  for (const [use, words] of Object.entries(figures)) yield* all(words, 'figure', use)
  for (const tag of ['yes', 'no', 'false', 'idle', 'same'] as const) yield* all(answers[tag], tag)
  yield* all(dated.others, 'other_date')
}

/** The longest cues of one tag, in order. */
export const cuesOf = (cues: readonly Cue[], ...tags: readonly CueTag[]): Cue[] => longest(cues.filter(cue => tags.includes(cue.meaning.tag)))
