import type { QuantityQuestion } from '../../dossier/questionnaire.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import { beginning, firstFrom } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Placed } from './figures.ts'

/** What a number counts: the tokens up to the end of its noun, and the population that it names, or `any`. */
export interface Counted {
  readonly to: number
  readonly population: string
  readonly rule: string
  /** It has no noun of its own, but a pronoun: «d'entre eux». */
  readonly pronoun?: boolean
  /** It has none at all. */
  readonly bare?: boolean
  /** What its words leave out: «de 20 millions à 33» says 33 000 000. */
  readonly value?: number
}

/** Small words and adjectives between a number and its noun, in words. */
const NOUN_REACH = 4
/** A population may be told right after the noun: «33 millions de victimes, assurés et ayants droit confondus». */
const POPULATION_REACH = 7
/** No more organisations are ever counted: a larger number is of people. */
export const MOST_ORGANISATIONS = 50_000
/** How many sentences back «d'entre eux» may stand for something. */
const PRONOUN_REACH = 4

/** The noun that a number counts, where it is one that the question counts; null where it counts something else or nothing. */
export function nounOf(number: Placed<NumberMention>, sentence: Sentence, question: QuantityQuestion, index: number, context: Context): Counted | null | 'none' {
  const { story, populations, figures } = context
  const { reading: { tokens }, french } = story
  const limit = Math.min(sentence.to, number.to + NOUN_REACH)
  const groups = question.counts_populations ? story.namesOf(sentence, 'population') : []
  const rules = story.rulesOf(sentence).filter(rule => rule.meaning.part === 'counts')
  const close = (from: number) => from >= number.to && from < limit && reaches(story, number.to, from)
  const within = (match: { readonly from: number; readonly to: number }) => match.from >= number.from && match.to <= number.to
  // Within the number itself: «un Français sur deux», «la moitié du pays».
  if (number.mention.kind === 'fraction') {
    const group = groups.find(within)
    if (group) return { to: number.to, population: group.meaning.id, rule: 'population' }
    const inside = rules.find(within)
    if (inside) return inside.meaning.question === index ? { to: number.to, population: ANY_POPULATION, rule: inside.source } : null
  }
  // «40 000 des 900 000 adhérents», «22 de ses 1 200 clients»: of the noun that the whole counts.
  const of = figures.among('of', number.to, number.to + 1)
  const whole = of && beginning(story.numbers, of.to, of.to + 2)[0]
  if (whole && number.mention.kind === 'cardinal') {
    const counted = nounOf(whole, sentence, question, index, context)
    return counted === 'none' || counted === null ? counted : { ...counted, rule: 'of_whole' }
  }
  const near = rules.filter(rule => close(rule.from))
    .sort((a, b) => a.from - b.from || b.to - a.to || Number(b.meaning.question === index) - Number(a.meaning.question === index))
  const noun = near[0]
  if (noun && !isPronoun(noun, context) && isContested(noun, near) && question.counts_populations !== countsPeople(number, context)) return null
  if (noun && noun.meaning.question !== index && !groups.some(name => close(name.from) && name.from < noun.from)) return null
  const named = groups.find(name => close(name.from))
  if (named && (!noun || named.from <= noun.from + 1)) return { to: named.to, population: named.meaning.id, rule: 'population' }
  if (!noun) return 'none'
  const further = groups.find(name => name.from >= noun.from && name.to <= noun.to) ?? groups.find(name => name.from >= noun.to && name.from - noun.to < POPULATION_REACH && isBeside(story, noun.to, name.from))
  const pronoun = isPronoun(noun, context)
  if (pronoun && antecedent(number.from, index, context) === 'other') return null
  const population = french.counted.wholes.has(tokens[noun.to - 1]!.key) ? populations.namedIn(sentence)
    : pronoun ? question.by_population ? populations.lastBefore(number.from) : null
      : further?.meaning.id ?? (question.by_population ? populations.introducedIn(sentence, number.from) : null)
  return { to: noun.to, population: population ?? ANY_POPULATION, rule: noun.source, ...(pronoun ? { pronoun } : {}) }
}

/** A noun that two questions count: «clients», who are people, or companies. */
const isContested = (noun: Match<Rule>, near: readonly Match<Rule>[]): boolean => near.some(other => other.from === noun.from && other.to === noun.to && other.meaning.question !== noun.meaning.question)

/** «37 clients» of a house whose people have other names are companies; a large number, or a story that names no groups, is of people. */
const countsPeople = ({ mention: { kind, value } }: Placed<NumberMention>, { story }: Context): boolean =>
  kind !== 'cardinal' || value > MOST_ORGANISATIONS || story.compiled.dossier.populations.length === 0

const isPronoun = (noun: { readonly to: number }, { story: { reading, french } }: Context): boolean => french.counted.pronouns.has(reading.tokens[noun.to - 1]!.key)

/**
 * Whether a noun is reached: over adjectives and one «de», but over no other noun with its own («12 000 appels de clients»),
 * no verb and no mark but guillemets and brackets.
 */
function reaches({ reading: { tokens }, french: { counted, words } }: Context['story'], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { key, kind } = tokens[at]!
    if (counted.no_noun_beyond.has(key) || (kind === 'mark' && !/^[«»(]$/.test(key))) return false
    if (at > from && words.of.has(key) && tokens[at - 1]!.kind === 'word') return false
  }
  return true
}

/** Whose the last noun counted before a token is: this question's, another's, or nobody's, as far back as a pronoun reaches. */
export function antecedent(at: number, index: number, context: Context, first = 0): 'own' | 'other' | 'none' {
  const { story } = context
  const here = story.reading.sentenceOf[at]!
  const sentences = story.reading.sentences.slice(Math.max(first, here - PRONOUN_REACH), here + 1)
  const nouns = sentences.flatMap(story.rulesOf).filter(rule => rule.meaning.part === 'counts' && rule.from < at && !isPronoun(rule, context) && !story.french.counted.singular.has(story.reading.tokens[rule.from - 1]?.key ?? ''))
  const last = nouns.at(-1)
  if (!last) return 'none'
  // «mutuelles adhérentes»: the noun and not its adjective.
  const heads = nouns.filter(rule => rule.from === last.from || rule.to === last.from)
  const head = heads[0] ?? last
  return nouns.some(rule => rule.from === head.from && rule.meaning.question === index) ? 'own' : 'other'
}

/** «victimes, assurés et ayants droit confondus», «clients assurés»: set beside the noun, with no verb between. */
const isBeside = ({ reading: { tokens }, french: { counted } }: Context['story'], from: number, to: number): boolean =>
  to - from <= 2 && tokens.slice(from, to).every(token => token.kind === 'mark' || counted.beside.has(token.key))

/** The number before another in its sentence. */
export function numberBefore(number: Placed<NumberMention>, sentence: Sentence, { story }: Context): Placed<NumberMention> | undefined {
  const before = story.numbers[firstFrom(story.numbers, number.from) - 1]
  return before && before.from >= sentence.from ? before : undefined
}
