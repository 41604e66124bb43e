import type { Dossier, Named } from '../../dossier/dossier.ts'
import type { Question, Questionnaire } from '../../dossier/questionnaire.ts'
import { EXIT, Failure } from '../../model/failure.ts'
import type { French } from '../french/french.ts'
import type { Phrase } from '../french/parse-pattern.ts'
import { namePattern } from '../french/parse-pattern.ts'
import type { PhraseFinder } from '../french/patterns.ts'
import { wordKey } from '../french/tokenize.ts'

/** Somebody or something of the dossier, named in a text. */
export interface Name {
  readonly kind: 'subject' | 'population' | 'speaker' | 'relay'
  readonly id: string
}

/** What a phrase of a questionnaire is for. */
export type RulePart = 'words' | 'in_list' | 'denied' | 'never' | 'exposed' | 'spared' | 'absent' | 'counts' | 'when' | 'unless' | 'still' | 'events' | 'tail' | 'excludes_sentence' | 'excludes_clause'

/** A phrase of a questionnaire: of which question (its index; -1 for `excludes`), what for, and of which category or exclusion. */
export interface Rule {
  readonly question: number
  readonly part: RulePart
  readonly id: string
  /** The pattern holds its own negation: «n'empêche pas». */
  readonly negative: boolean
}

/** A dossier and its questionnaire, ready to be looked for. */
export interface Compiled {
  readonly dossier: Dossier
  readonly questions: readonly Question[]
  readonly names: PhraseFinder<Name>
  readonly terms: PhraseFinder<string>
  readonly rules: PhraseFinder<Rule>
  /** The terms that a pronoun may take up. */
  readonly takenUp: ReadonlySet<string>
  /** For each category question, the group of heads that a word belongs to, from 0. */
  readonly heads: ReadonlyMap<string, number>
}

const cache = new WeakMap<French, WeakMap<Dossier, WeakMap<Questionnaire, Compiled>>>()

/**
 * Compiles a questionnaire for a dossier; the same three give the same compiled rules at once.
 *
 * @throws {Failure} `bad_pattern`, exit 2, naming the pattern that can't be read.
 */
export function compile(dossier: Dossier, questionnaire: Questionnaire, french: French): Compiled {
  const byDossier = upsert(cache, french, () => new WeakMap<Dossier, WeakMap<Questionnaire, Compiled>>())
  const byQuestionnaire = upsert(byDossier, dossier, () => new WeakMap<Questionnaire, Compiled>())
  return upsert(byQuestionnaire, questionnaire, () => {
    try {
      return compileRules(dossier, questionnaire, french)
    } catch (error) {
      throw new Failure('bad_pattern', `questionnaire ${questionnaire.id}: ${(error as Error).message}`, { exit: EXIT.usage, cause: error })
    }
  })
}

function compileRules(dossier: Dossier, questionnaire: Questionnaire, french: French): Compiled {
  const heads = new Map<string, number>()
  questionnaire.questions.forEach(question => {
    if (question.type === 'category') question.heads.forEach((group, number) => group.forEach(word => heads.set(wordKey(word), number)))
  })
  return {
    dossier,
    questions: questionnaire.questions,
    names: french.finder(names(dossier)),
    terms: french.finder(Object.entries(questionnaire.terms).flatMap(([term, patterns]) => patterns.map(pattern => french.parse(pattern, term)))),
    rules: french.finder(rules(questionnaire, french, heads)),
    takenUp: new Set(questionnaire.taken_up),
    heads,
  }
}

function upsert<K extends object, V extends object>(map: WeakMap<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (!value) map.set(key, value = make())
  return value
}

function* names(dossier: Dossier): Generator<Phrase<Name>> {
  const lists: readonly [Name['kind'], readonly Named[]][] = [
    ['subject', dossier.subjects], ['population', dossier.populations], ['speaker', dossier.speakers], ['relay', dossier.relays],
  ]
  for (const [kind, list] of lists) {
    for (const { id, name, aliases } of list) {
      for (const word of new Set([name, ...aliases])) yield namePattern(word, { kind, id })
    }
  }
}

function* rules({ questions, excludes }: Questionnaire, french: French, heads: ReadonlyMap<string, number>): Generator<Phrase<Rule>> {
  const all = function* (patterns: readonly string[], question: number, part: RulePart, id = '') {
    for (const pattern of patterns) yield french.parse<Rule>(pattern, { question, part, id, negative: french.isNegative(pattern) })
  }
  for (const [id, { sentence, clause }] of Object.entries(excludes)) {
    yield* all(sentence, -1, 'excludes_sentence', id)
    yield* all(clause, -1, 'excludes_clause', id)
  }
  for (const [index, question] of questions.entries()) {
    if (question.type === 'date') {
      yield* all(question.events, index, 'events')
      yield* all(question.unless, index, 'unless')
      yield* all(question.still, index, 'still')
    }
    if (question.type === 'quantity') {
      for (const part of ['counts', 'when', 'unless'] as const) yield* all(question[part], index, part)
    }
    if (question.type !== 'category') continue
    for (const part of ['exposed', 'spared', 'absent'] as const) yield* all(question[part], index, part)
    for (const { id, words, in_list, denied, never } of question.categories) {
      yield* all(words, index, 'words', id)
      yield* all(in_list, index, 'in_list', id)
      yield* all(denied, index, 'denied', id)
      yield* all(never, index, 'never', id)
      for (const phrase of all(words, index, 'words', id)) yield* tails(phrase, heads, french)
    }
  }
}

/** What is left of a phrase whose head a list leaves out: «numéro de Siret» gives «de Siret» and «Siret». */
function* tails(phrase: Phrase<Rule>, heads: ReadonlyMap<string, number>, { words }: French): Generator<Phrase<Rule>> {
  const [head, ...rest] = phrase.slots
  const groups = new Set([...head!.keys].flatMap(key => heads.has(key) ? [heads.get(key)!] : []))
  while (rest.length > 0 && (rest[0]!.gap > 0 || rest[0]!.optional)) rest.shift()
  // «nom des clients»: whose it is says nothing of what it is.
  if (groups.size === 0 || rest.every(({ keys, chains, terms }) => terms.length > 0 || [...keys, ...chains.flat()].every(key => words.of.has(key)))) return
  for (const group of groups) yield { slots: rest, source: phrase.source, meaning: { ...phrase.meaning, part: 'tail', id: `${group} ${phrase.meaning.id}` } }
}
