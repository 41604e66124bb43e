import type { QuantityQuestion } from '../../dossier/questionnaire.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import { quantity, share } from '../../model/value.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import type { Placed } from './figures.ts'
import { isHeading } from './settings.ts'

/** What a number counts: the tokens of its noun, and the population that it names, or `any`. */
interface Counted {
  readonly to: number
  readonly population: string
  readonly rule: string
}

/** Small words and adjectives between a number and its noun, in words. */
const NOUN_REACH = 4
/** A population may be told right after the noun: «33 millions de victimes, assurés et ayants droit confondus». */
const POPULATION_REACH = 7
/** A sentence without a verb of its own is short, in tokens. */
const SHORT = 16
/** Words that no noun is reached over. */
const NOT_OF_NOUN = new Set(['comme', 'qui', 'que', "qu'", 'dont', 'est', 'sont', 'pour', 'dan', 'par', 'sur', 'et', 'ou', 'chez'])
/** What a number without a noun may stand before. */
const AFTER_BARE = new Set(['selon', "d'", 'est', 'sont', 'a', 'à', 'et', 'en', 'au', 'cette', 'chez', 'soit', 'voire', 'vendredi', 'lundi', 'mardi', 'mercredi', 'jeudi', 'samedi', 'dimanche', 'hier'])
/** How many sentences back «d'entre eux» may stand for something. */
const PRONOUN_REACH = 4
/** «la société en est à 830 000», «on en est à deux millions». */
const REACHING = /\ben (?:est|sont|etait|etaient) à$/
const ELLIPTIC_LEAST = 1000
const COUNT_KINDS = new Set<NumberMention['kind']>(['cardinal', 'percent', 'fraction'])

/** Claims of a question that asks how many: numbers that count what it counts, where the sentence says what it asks. */
export function* quantityClaims(question: QuantityQuestion, index: number, context: Context): Generator<Draft> {
  const { story, settings, subjects, speakers } = context
  const { reading, hedges, negations } = story
  for (const number of story.numbers) {
    const sentence = reading.sentences[reading.sentenceOf[number.from]!]
    if (!sentence || !COUNT_KINDS.has(number.mention.kind)) continue
    const counted = countedBy(number, sentence, question, index, context)
    if (!counted || settings.at(number.from)) continue
    const rules = story.rulesOf(sentence).filter(rule => rule.meaning.question === index)
    const when = rules.filter(rule => rule.meaning.part === 'when')
    const unless = rules.filter(rule => rule.meaning.part === 'unless' && reading.clauseOf[rule.from] === reading.clauseOf[number.from])
    const cue = nearest(when, number) ?? before(sentence, index, context)
    if (!cue) continue
    const ruledOut = unless.find(rule => rule.from <= number.to && !when.some(other => other.from > rule.from && other.to <= number.from))
    if (ruledOut || isAside(number, sentence, when, context) || reading.tokens[number.from - 1]?.key === 'non' || negations.of(cue.from, cue.to)?.rule === 'ne') continue
    const value = valueOf(number.mention)
    // «deux sociétés» are the story's own subjects.
    if (!value || (number.mention.kind === 'cardinal' && number.mention.value <= story.compiled.dossier.subjects.length)) continue
    const hedge = hedges.of(number.from, counted.to) ?? hedges.of(cue.from, cue.to)
    const attribution = speakers.at(number.from)
    const who = subjects.of(number.from, counted.to, attribution?.speaker ?? null)
    yield {
      question: question.id, value, from: number.from, to: counted.to,
      subject: isTotal(number, sentence, context) ? subjects.whole : who.ids,
      population: counted.population,
      modality: hedge ? 'hedged' : 'asserted',
      speaker: attribution?.speaker ?? null,
      why: [
        { field: 'value', rule: counted.rule, words: wordsOf(reading, number.from, counted.to) },
        { field: 'question', rule: cue.source, words: wordsOf(reading, cue.from, cue.to) },
        { field: 'subject', rule: who.rule },
        ...(hedge ? [{ field: 'modality', rule: hedge.rule, words: wordsOf(reading, hedge.from, hedge.to) }] : []),
        ...(attribution ? [{ field: 'speaker', rule: attribution.rule }] : []),
      ],
    }
  }
}

/** A short sentence, or the one after an opening («deux géants ont été pillés. Trente-trois millions de bénéficiaires.»), is about what the one before says. */
function before(sentence: Sentence, index: number, context: Context): Match<Rule> | undefined {
  const { story } = context
  const last = story.reading.sentences[sentence.index - 1]
  const asked = questionBefore(sentence, context)
  const told = asked && context.story.rulesOf(asked).find(rule => rule.meaning.question === index && rule.meaning.part === 'when')
  if (told) return told
  if (!last || last.block !== sentence.block || sentence.to - sentence.from > SHORT) return undefined
  return story.rulesOf(last).find(rule => rule.meaning.question === index && rule.meaning.part === 'when')
}

/** The question that a sentence answers, right before it or over a «Non.». */
function questionBefore(sentence: Sentence, { story: { reading } }: Context): Sentence | undefined {
  return [1, 2].map(back => reading.sentences[sentence.index - back]).find(other => other?.question === true && sentence.block - other.block <= 1)
}

/** Figures of all the subjects together: in the title or a heading, or «au total», where the sentence names none of them. */
function isTotal(number: Placed<NumberMention>, sentence: Sentence, { story, subjects }: Context): boolean {
  if (subjects.namedIn(number.from)) return false
  const block = story.reading.blocks[sentence.block]!
  return block.kind === 'title' || block.kind === 'standfirst' || isHeading(story, sentence.block) || story.reading.tokens.slice(sentence.from, number.from).some(token => token.key === 'total')
}

function nearest<T extends { readonly from: number; readonly to: number }>(list: readonly T[], to: { readonly from: number }): T | undefined {
  return [...list].sort((a, b) => Math.abs(a.from - to.from) - Math.abs(b.from - to.from))[0]
}

function valueOf(mention: NumberMention): Value | null {
  if (mention.kind === 'percent') return share(mention.value / 100, mention.bound)
  if (mention.kind === 'fraction') return mention.value <= 1 ? share(mention.value, mention.bound) : null
  return mention.value >= 2 ? quantity(mention.value, mention.bound) : null
}

function countedBy(number: Placed<NumberMention>, sentence: Sentence, question: QuantityQuestion, index: number, context: Context): Counted | null {
  const { story, populations } = context
  const { reading } = story
  const limit = Math.min(sentence.to, number.to + NOUN_REACH)
  const groups = question.counts_populations ? story.namesOf(sentence, 'population') : []
  const close = (from: number) => from >= number.to && from < limit && !reading.tokens.slice(number.to, from).some(token => NOT_OF_NOUN.has(token.key) || (token.kind === 'mark' && !/^[«»(]$/.test(token.key)))
  // Within the number itself: «un Français sur deux», «la moitié du pays».
  const inside = number.mention.kind === 'fraction' ? groups.find(name => name.from >= number.from && name.to <= number.to) : undefined
  if (inside) return { to: number.to, population: inside.meaning.id, rule: 'population' }
  const noun = story.rulesOf(sentence).filter(rule => rule.meaning.part === 'counts' && close(rule.from))
    .sort((a, b) => a.from - b.from || b.to - a.to || Number(b.meaning.question === index) - Number(a.meaning.question === index))[0]
  if (noun && noun.meaning.question !== index && !groups.some(name => close(name.from) && name.from < noun.from)) return null
  const named = groups.find(name => close(name.from))
  if (named && (!noun || named.from <= noun.from + 1)) return { to: named.to, population: named.meaning.id, rule: 'population' }
  if (!noun) return elliptic(number, sentence, index, question.counts_populations, context)
  const further = groups.find(name => name.from >= noun.to && name.from - noun.to < POPULATION_REACH && between(reading.tokens, noun.to, name.from))
  const anaphora = isPronoun(noun, context)
  if (anaphora && !refersTo(number.from, index, context)) return null
  const ofAll = /^(pay|population)$/.test(reading.tokens[noun.to - 1]!.key)
  const population = ofAll ? populations.namedIn(sentence) ?? ANY_POPULATION : anaphora ? populations.lastBefore(number.from) : further?.meaning.id ?? ANY_POPULATION
  return { to: noun.to, population, rule: noun.source }
}

const isPronoun = (noun: { readonly to: number }, { story: { reading } }: Context): boolean => /^(eux|elle)$/.test(reading.tokens[noun.to - 1]!.key)

/** Whether «d'entre elles» stands for what this question counts: for the last counted before, its noun and not that noun's adjective. */
function refersTo(at: number, index: number, context: Context): boolean {
  const { story } = context
  const here = story.reading.sentenceOf[at]!
  const nouns = story.reading.sentences.slice(Math.max(0, here - PRONOUN_REACH), here + 1).flatMap(story.rulesOf).filter(rule => rule.meaning.part === 'counts' && rule.from < at && !isPronoun(rule, context))
  const last = nouns.at(-1)
  if (!last) return true
  const heads = nouns.filter(rule => rule.from === last.from || rule.to === last.from)
  const head = heads[0] ?? last
  return nouns.some(rule => rule.from === head.from && rule.meaning.question === index)
}

/**
 * A number without its noun: the answer to «combien de personnes ?», «le chiffre de 3,4 millions», «ils étaient 6,2 millions»,
 * or a second figure after one of the same paragraph.
 */
function elliptic(number: Placed<NumberMention>, sentence: Sentence, index: number, people: boolean, context: Context): Counted | null {
  const { story, populations } = context
  const { reading } = story
  const next = reading.tokens[number.to]
  if (number.mention.kind !== 'cardinal' || number.mention.value < ELLIPTIC_LEAST || (next && next.kind !== 'mark' && !AFTER_BARE.has(next.key))) return null
  const counts = (other: Sentence | undefined) => other !== undefined && story.rulesOf(other).some(rule => rule.meaning.question === index && rule.meaning.part === 'counts')
  const last = reading.sentences[sentence.index - 1]
  const asked = counts(questionBefore(sentence, context))
  const leading = reading.tokens.slice(Math.max(sentence.from, number.from - 3), number.from).map(token => token.key).join(' ')
  const said = people && reading.tokens.slice(Math.max(sentence.from, number.from - 4), number.from).some(token => /^(chiffre|nombre|total|bilan|etaient|sont|decompte|eleve|atteint|porté|estimé|grimpe|depasse|chiffré|compteur|arreté|retient|monte|bondi|culmine|avoisine|frole)$/.test(token.key) || REACHING.test(leading))
  const followed = last !== undefined && last.block === sentence.block && counts(last)
  if (!asked && !said && !followed) return null
  const population = populations.namedIn(sentence) ?? (asked || said ? asked && last ? populations.namedIn(last) : null : populations.lastBefore(number.from))
  return { to: number.to, population: population ?? ANY_POPULATION, rule: asked ? 'answer' : said ? 'figure' : 'second_figure' }
}

/** «(143 magasins, 5 400 salariés)»: what stands between brackets describes, unless it says itself what happened. */
function isAside(number: Placed<NumberMention>, sentence: Sentence, when: readonly Match<Rule>[], { story: { reading } }: Context): boolean {
  let open = number.from - 1
  while (open >= sentence.from && reading.tokens[open]!.key !== '(' && reading.tokens[open]!.key !== ')') open--
  if (reading.tokens[open]?.key !== '(' || open < sentence.from) return false
  let close = number.to
  while (close < sentence.to && reading.tokens[close]!.key !== ')') close++
  return !when.some(rule => rule.from > open && rule.to <= close)
}

/** «victimes, assurés et ayants droit confondus», «clients assurés»: set beside the noun, with no verb between. */
const between = (tokens: Context['story']['reading']['tokens'], from: number, to: number): boolean =>
  to - from <= 2 && tokens.slice(from, to).every(token => token.kind === 'mark' || /^(de|des|du|d'|dont|et|,)$/.test(token.key))
