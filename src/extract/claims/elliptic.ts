import type { QuantityQuestion } from '../../dossier/questionnaire.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Sentence } from '../french/read.ts'
import type { Context } from './context.ts'
import type { Counted } from './counted.ts'
import { MOST_ORGANISATIONS, antecedent, nounOf, numberBefore } from './counted.ts'
import type { Placed } from './figures.ts'

/** A smaller number without its noun is a rank, a day, a score, unless a pronoun says that it counts. */
const LEAST = 1000
/** Words between what brings a figure up and the figure: «en compte désormais trente-trois». */
const LEAD_SLACK = 3
const MILLION = 1e6
/** What follows a figure and its noun that is all that somebody says, in tokens: «au bas mot». */
const REST_OF_SAID = 5

/**
 * What a number without its noun counts: the answer to «combien de personnes ?», «le chiffre de 3,4 millions», «ils étaient
 * 6,2 millions», «Ampleur : 33 millions», «45 000, c'est le nombre de clients touchés», the part of a whole that has the
 * noun, a second figure after one of the same paragraph, or one that is all that somebody says.
 */
export function elliptic(number: Placed<NumberMention>, sentence: Sentence, question: QuantityQuestion, index: number, context: Context, counts: (other: Sentence | undefined) => boolean, isSaid: (other: Placed<NumberMention>) => boolean): Counted | null {
  const { story, populations, figures } = context
  const { reading: { tokens, sentences }, french } = story
  const { mention: { kind, value } } = number
  const people = question.counts_populations
  const asked = questionBefore(sentence, context)
  const isAnswer = counts(asked)
  const told = (rule: string, population: string | null): Counted => ({ to: number.to, population: (question.by_population ? population : null) ?? ANY_POPULATION, rule, bare: true })
  const own = populations.namedIn(sentence)
  const head = figures.head(number)
  if (kind === 'fraction' || kind === 'percent') {
    if (isAnswer && asked) return told('answer', own ?? populations.namedIn(asked))
    const whole = numberBefore(number, sentence, context)
    return people && tokens[head - 1]?.key === 'soit' && whole && isCounted(whole, sentence, question, index, context) ? told('as_share', populations.lastIn(sentence, number.from)) : null
  }
  const named = people ? namedAfter(number, sentence, context) : null
  if (named) {
    const noun = nounOf({ ...number, to: named }, sentences[story.reading.sentenceOf[named - 1]!]!, question, index, context)
    if (noun !== null && noun !== 'none') return { ...noun, to: number.to, rule: 'named' }
  }
  const next = tokens[number.to]
  // «plus de quatre-vingts de Viamedis»: of whom, and not of what.
  const owned = next !== undefined && french.counted.owned_by.has(next.key) && context.subjects.between(number.to, number.to + 3) !== undefined
  // «5,1 millions d'enregistrements» has its noun; «5,1 millions d'après X» has none.
  const noun = next?.key === "d'" && !french.counted.sources.has(tokens[number.to + 1]?.key ?? '') && !isLabelled(head, sentence, context)
  if (kind !== 'cardinal' || (next && next.kind !== 'mark' && !owned && (noun || !french.figures.bare.has(next.key)))) return null
  const before = numberBefore(number, sentence, context)
  // «ils en comptent 33», «on dépasse les 800 000»
  const lead = figures.before('lead', head, LEAD_SLACK) ?? figures.among('lead', head, number.from)
  const refers = antecedent(number.from, index, context)
  const scaled = scaleOf(number, before, sentence, context)
  const pronoun = lead !== undefined && french.counted.takes_up.has(tokens[lead.from - 1]?.key ?? tokens[lead.from]!.key) || tokens[lead?.from ?? -1]?.key === 'en'
  // «900 000 euros au garagiste, 1,4 million au prêteur»
  if (before?.mention.kind === 'money' && !lead) return null
  const corrects = before !== undefined && french.words.but.has(tokens[head - 1]?.key ?? '') && refers === 'own'
  const second = before !== undefined && (corrects || isSaid(before) || isCounted(before, sentence, question, index, context))
  const part = second && figures.before('whole', figures.head(before)) !== undefined
  if (value * scaled < LEAST && !(value > 2 && ((pronoun && refers === 'own') || (isAnswer && head === sentence.from) || (second && (owned || part || lead !== undefined)) || (lead !== undefined && lead.to >= head && isNamedBefore(number, sentence, index, context))))) return null
  // Few organisations stand without their noun, and never far from it.
  if (!people && (value * scaled > MOST_ORGANISATIONS || (!(isAnswer && head === sentence.from) && !second && !(lead !== undefined && refers === 'own')))) return null
  const others = refers === 'other' && value * scaled <= MOST_ORGANISATIONS
  const result = (rule: string, population: string | null): Counted => ({ ...told(rule, population), ...(scaled > 1 ? { value: value * scaled } : {}) })
  if (isAnswer && asked) return result('answer', own ?? populations.namedIn(asked))
  if (isLabelled(head, sentence, context)) return result('label', own)
  if (before && figures.before('part', head)) return result('part', populations.lastIn(sentence, number.from))
  if (part) return result('of_whole', populations.lastIn(sentence, number.from))
  const grown = figures.among('grown', sentence.from, head) !== undefined && french.words.to.has(tokens[head - 1]?.key ?? '')
  if ((lead || grown) && (!others || !pronoun)) return result('figure', populations.lastIn(sentence, number.from) ?? (pronoun ? populations.lastBefore(number.from) : null))
  if (others) return null
  const last = sentences[sentence.index - 1]
  if (second) return result('second_figure', populations.lastIn(sentence, number.from))
  if (last !== undefined && last.block === sentence.block && counts(last)) return result('second_figure', own)
  if (!people || !isAll(number, head, sentence, context)) return null
  const isTold = value >= MILLION || figures.among('label', sentence.from, sentence.to) !== undefined
  return isTold || [1, 2, 3].some(back => counts(sentences[sentence.index - back])) ? result('all_said', own) : null
}

/** «Le nombre de CSE touchés s'établit à 712»: what the question counts is named before it in its sentence, last of all that is counted. */
const isNamedBefore = (number: Placed<NumberMention>, sentence: Sentence, index: number, context: Context): boolean =>
  antecedent(number.from, index, context, sentence.index) === 'own'

/** The question that a sentence answers, right before it or over a «Non.». */
export function questionBefore(sentence: Sentence, { story: { reading } }: Context): Sentence | undefined {
  return [1, 2].map(back => reading.sentences[sentence.index - back]).find(other => other?.question === true && sentence.block - other.block <= 1)
}

const isCounted = (number: Placed<NumberMention>, sentence: Sentence, question: QuantityQuestion, index: number, context: Context): boolean => {
  const counted = nounOf(number, sentence, question, index, context)
  return counted !== null && counted !== 'none'
}

/** «de 20 millions à 33», «33 millions, dont 13 chez X»: what a small number leaves out, after millions; else 1. */
function scaleOf({ mention }: Placed<NumberMention>, before: Placed<NumberMention> | undefined, sentence: Sentence, { story, figures }: Context): number {
  if (!before || mention.value >= LEAST || before.mention.kind !== 'cardinal' || before.mention.value < MILLION) return 1
  const ratio = mention.value * MILLION / before.mention.value
  return ratio > 0.01 && ratio < 20 && sentence.from <= before.from && figures.head(before) < before.to && story.reading.text.slice(before.mention.start, before.mention.end).includes('million') ? MILLION : 1
}

/** «Nombre de personnes concernées : 5 300»: a label and its colon before the figure, and little else. */
function isLabelled(head: number, sentence: Sentence, { story: { reading: { tokens } }, figures }: Context): boolean {
  return tokens[head - 1]?.key === ':' && figures.among('label', sentence.from, head) !== undefined
}

/** Where the noun phrase begins that says afterwards what a figure was: «45 000, c'est le nombre de clients touchés». */
function namedAfter(number: Placed<NumberMention>, sentence: Sentence, { story: { reading: { tokens }, french }, figures }: Context): number | null {
  const { to } = number
  let at = to
  while (tokens[at]?.kind === 'mark' && at < to + 3) at++
  const cue = figures.among('named', at, at + 1) ?? (number.mention.value >= LEAST && (tokens[to]?.kind === 'mark' || french.figures.bare.has(tokens[to]?.key ?? '')) ? figures.among('named', at, sentence.to) : undefined)
  return cue && (at < sentence.to || tokens[to]?.key === '.') ? cue.to : null
}

/** «2,1 millions, dit X.», «« 412 000 », rectifie la Cnil»: the figure is all that is said. */
function isAll({ to }: Placed<NumberMention>, head: number, sentence: Sentence, { story: { reading: { tokens }, french } }: Context): boolean {
  const opens = head === sentence.from || tokens[head - 1]?.kind === 'mark'
  return opens && (tokens[to]?.kind === 'mark' || french.counted.sourced.has(tokens[to]?.key ?? ''))
}

/** «« Cent trente mille personnes au bas mot », a lâché X», «« 27 500 clients, pas un de plus »»: somebody says a figure and its noun, and little else. */
export function isAllSaid(number: Placed<NumberMention>, { to }: { readonly to: number }, sentence: Sentence, { story: { reading: { tokens, quotation } }, figures, speakers }: Context): boolean {
  const head = figures.head(number)
  if (number.mention.kind !== 'cardinal' || number.mention.value < LEAST || (head > sentence.from && tokens[head]!.kind !== 'mark' && tokens[head - 1]!.kind !== 'mark')) return false
  if (quotation[number.from] === 0 && speakers.of(sentence).length === 0) return false
  let close = to
  while (close < to + REST_OF_SAID && tokens[close] && !/^[»"”.,]$/.test(tokens[close]!.key)) close++
  return /^[»"”.,]$/.test(tokens[close]?.key ?? '')
}
