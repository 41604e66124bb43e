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
    const ruledOut = unless.find(rule => rule.from <= number.to && !when.some(other => other.from > rule.to - 1 && other.to <= number.from))
    if (ruledOut || negations.of(cue.from, cue.to)?.rule === 'ne') continue
    const value = valueOf(number.mention)
    if (!value) continue
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
function before(sentence: Sentence, index: number, { story }: Context): Match<Rule> | undefined {
  const last = story.reading.sentences[sentence.index - 1]
  if (!last || last.block !== sentence.block || sentence.to - sentence.from > SHORT) return undefined
  return story.rulesOf(last).find(rule => rule.meaning.question === index && rule.meaning.part === 'when')
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

function countedBy(number: Placed<NumberMention>, sentence: Sentence, question: QuantityQuestion, index: number, { story, populations }: Context): Counted | null {
  const { reading } = story
  const limit = Math.min(sentence.to, number.to + NOUN_REACH)
  const groups = question.counts_populations ? story.namesOf(sentence, 'population') : []
  const close = (from: number) => from >= number.to && from < limit && !reading.tokens.slice(number.to, from).some(token => token.kind === 'mark' && !/^[«»(]$/.test(token.key))
  // Within the number itself: «un Français sur deux», «la moitié du pays».
  const inside = number.mention.kind === 'fraction' ? groups.find(name => name.from >= number.from && name.to <= number.to) : undefined
  if (inside) return { to: number.to, population: inside.meaning.id, rule: 'population' }
  const noun = story.rulesOf(sentence).filter(rule => rule.meaning.part === 'counts' && close(rule.from)).sort((a, b) => a.from - b.from || b.to - a.to)[0]
  if (noun && noun.meaning.question !== index && !groups.some(name => close(name.from) && name.from < noun.from)) return null
  const named = groups.find(name => close(name.from))
  if (named && (!noun || named.from <= noun.from + 1)) return { to: named.to, population: named.meaning.id, rule: 'population' }
  if (!noun) return null
  const further = groups.find(name => name.from >= noun.to && name.from - noun.to < POPULATION_REACH && between(reading.tokens, noun.to, name.from))
  const anaphora = reading.tokens[noun.to - 1]!.key === 'eux' || reading.tokens[noun.to - 1]!.key === 'elle'
  const population = anaphora ? populations.lastBefore(number.from) : further?.meaning.id ?? ANY_POPULATION
  return { to: noun.to, population, rule: noun.source }
}

/** «victimes, assurés et ayants droit confondus», «clients assurés»: set beside the noun, with no verb between. */
const between = (tokens: Context['story']['reading']['tokens'], from: number, to: number): boolean =>
  to - from <= 2 && tokens.slice(from, to).every(token => token.kind === 'mark' || /^(de|des|du|d'|dont|et|,)$/.test(token.key))
