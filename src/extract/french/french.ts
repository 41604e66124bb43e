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

/** The compiled language: its tables and what finds their phrases. Made once a run by `createFrench`. */
export interface French {
  readonly lexicon: Lexicon
  readonly numbers: NumberTables
  readonly dates: DateTables
  parse<T>(pattern: string, meaning: T): Phrase<T>
  /** What finds phrases in French. */
  finder<T>(phrases: Iterable<Phrase<T>>): PhraseFinder<T>
  cues(tokens: readonly Token[]): Cue[]
  /** What ends with a full stop and ends no sentence, in small letters without it. */
  readonly abbreviations: ReadonlySet<string>
  /** Words of a negation, and the forms of verbs that deny a clause. */
  readonly negation: Omit<Lexicon['negation'], 'clausal'> & { readonly clausal: ReadonlySet<string> }
  /** Words by which a text names whom it speaks of, by their use. */
  readonly groups: Lexicon['groups']
  /** What a figure begins with, and what may follow one without its noun. */
  readonly figures: Pick<Lexicon['figures'], 'opens' | 'bare'>
  /** Words around what points to a subject, by their use. */
  readonly reference: Lexicon['reference']
  /** Small words by what they may stand between. */
  readonly glue: Lexicon['glue']
  /** Small words of lists, by their use. */
  readonly lists: Lexicon['lists']
  /** What begins another statement of a sentence, or adds to one. */
  readonly clauses: Lexicon['clauses']
  /** Small words between a number and what it counts. */
  readonly counted: Lexicon['counted']
  /** Small words by what they are. */
  readonly words: Lexicon['words']
  /** Whether a word, by its key, is a verb in the future («sera», «recevront») and looks ahead: not before a participle («il aura fallu»). */
  isFuture(key: string, after: () => readonly string[]): boolean
  /** Whether a word, by its key, is a verb by whose future the past is told: «l'enquête montrera que…». */
  isShown(key: string): boolean
  /** Whether a phrase of a questionnaire holds its own negation: «n' empêche pas». */
  isNegative(pattern: string): boolean
  /** Words around dates, by their use. */
  readonly dated: Lexicon['dated']
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
  const finder = new PhraseFinder([...cuePhrases(lexicon, parse)], lexicon.words.set_apart)
  const numbers = numberTables(tables)
  const { endings, exceptions } = lexicon.modality.conditional
  const notConditional = new Set(exceptions)
  const { except, anterior, participles } = lexicon.future
  const shown = [...lexicon.future.shown]
  const negative = new Set(lexicon.negation.in_phrases)
  const futureEndings = new RegExp(`(?:${lexicon.future.endings.join('|')})$`)
  return {
    lexicon,
    numbers,
    dates: dateTables(tables, numbers),
    parse,
    finder: found => new PhraseFinder(found, lexicon.words.set_apart),
    cues: tokens => finder.find(tokens),
    abbreviations: lexicon.sentences.abbreviations,
    groups: lexicon.groups,
    figures: lexicon.figures,
    reference: lexicon.reference,
    negation: { ...lexicon.negation, clausal: new Set(lexicon.negation.clausal.flatMap(verb => [...allForms(verb, verbs)])) },
    glue: lexicon.glue,
    lists: lexicon.lists,
    dated: lexicon.dated,
    clauses: lexicon.clauses,
    counted: lexicon.counted,
    words: lexicon.words,
    isFuture: (key, after) => futureEndings.test(key) && !except.has(key)
      && !(anterior.has(key) && after().some(next => next.endsWith('é') || participles.has(next))),
    isShown: key => shown.some(stem => key.startsWith(stem)),
    isNegative: pattern => pattern.split(/[\s|?]/).some(word => negative.has(word)),
    isConditional: word => {
      const last = word.at(-1)
      if (last !== 't' && last !== 'T') return false
      const small = word.toLowerCase()
      return endings.some(ending => small.endsWith(ending)) && !notConditional.has(small)
    },
  }
}

function* cuePhrases(lexicon: Lexicon, parse: French['parse']): Generator<Phrase<CueMeaning>> {
  const { modality, negation, clauses, setting, speech, reference, answers, dated } = lexicon
  const { bare: _bare, opens: _opens, ...figures } = lexicon.figures
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
