import type { QuantityQuestion } from '../../dossier/questionnaire.ts'
import type { Value } from '../../model/value.ts'
import { quantity, share } from '../../model/value.ts'
import type { Hedge } from '../french/modality.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import { beginning, firstFrom } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Counted } from './counted.ts'
import { nounOf } from './counted.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import { elliptic } from './elliptic.ts'
import { cueOf, thiefAt } from './figure-cues.ts'
import type { SaidFigure } from './figure-roles.ts'
import { roleOf } from './figure-roles.ts'
import type { Placed } from './figures.ts'
import { isHeading } from './settings.ts'

/** Between two figures of which what is said of the first holds: «compte 450 salariés et 2 millions de clients», in tokens. */
const JOINED_REACH = 6
/** A describing phrase of more places than these, its number's among them, names what it is about. */
const NAMING = 2
/** How far after a number its noun or its noun's participle stands, in tokens. */
const TOLD_OF_NOUN = 2
const COUNT_KINDS = new Set<NumberMention['kind']>(['cardinal', 'percent', 'fraction'])

/** Claims of a question that asks how many: numbers that count what it counts, where the text says what it asks. */
export function* quantityClaims(question: QuantityQuestion, index: number, context: Context): Generator<Draft> {
  const { story, settings, subjects, speakers, figures } = context
  const { reading, negations } = story
  const said: SaidFigure[] = []
  /** The last number that describes somebody and counts no victims. */
  let ruledOut: Placed<NumberMention> | null = null
  const counts = (other: Sentence | undefined): boolean => other !== undefined
    && (story.rulesOf(other).some(rule => rule.meaning.question === index && rule.meaning.part === 'counts') || (question.counts_populations && story.namesOf(other, 'population').length > 0))
  for (const number of story.numbers) {
    const sentence = reading.sentences[reading.sentenceOf[number.from]!]
    if (!sentence || !COUNT_KINDS.has(number.mention.kind)) continue
    const rules = story.rulesOf(sentence).filter(rule => rule.meaning.question === index)
    const when = rules.filter(rule => rule.meaning.part === 'when')
    const attribution = speakers.at(number.from)
    const thief = thiefAt(number, sentence, attribution?.speaker, context)
    const describing = thief ? [] : rules.filter(rule => rule.meaning.part === 'unless' && reading.clauseOf[rule.from] === reading.clauseOf[number.from])
    if (describing.some(rule => describes(rule, number, when, context)) || (ruledOut && isJoined(ruledOut, number, when, context))) {
      ruledOut = number
      continue
    }
    const noun = nounOf(number, sentence, question, index, context)
    const counted = noun === 'none' ? elliptic(number, sentence, question, index, context, counts, other => said.some(({ number: told }) => told === other)) : noun
    if (!counted || settings.at(number.from) || isAftermath(sentence, context)) continue
    const cue = cueOf(number, counted, sentence, index, when, said, context)
    if (!cue || roleOf(number, counted, sentence, when, said, context) || isOwnShare(number, context)) continue
    const denial = negations.of(cue.from, cue.to)
    // «les 30 000 salariés ne sont pas touchés» denies a figure; «ne touche pas 30 000 salariés» says nothing of one.
    const denied = denial?.rule === 'ne' && !story.french.words.but.has(reading.tokens[figures.head(number) - 1]?.key ?? '')
    if (denied && (denial.from < number.from || cue.from < number.from)) continue
    const value = valueOf(number.mention, counted)
    if (!value || isOfSubjects(number, context)) continue
    const hedge = hedgeOf(number, counted, cue, context)
    const who = subjects.of(number.from, counted.to, attribution?.speaker ?? null)
    said.push({ number, counted, cue })
    yield {
      question: question.id, value, from: number.from, to: counted.to,
      subject: isTotal(number, sentence, context) ? subjects.whole : who.ids,
      population: counted.population,
      polarity: denied ? 'denied' : 'affirmed',
      modality: hedge ? 'hedged' : 'asserted',
      speaker: attribution?.speaker ?? null,
      why: [
        { field: 'value', rule: counted.rule, words: wordsOf(reading, number.from, counted.to) },
        { field: 'question', rule: cue.source, words: wordsOf(reading, cue.from, cue.to) },
        { field: 'subject', rule: who.rule },
        ...(denied ? [{ field: 'polarity', rule: denial.rule, words: wordsOf(reading, denial.from, denial.to) }] : []),
        ...(hedge ? [{ field: 'modality', rule: hedge.rule, words: wordsOf(reading, hedge.from, hedge.to) }] : []),
        ...(attribution ? [{ field: 'speaker', rule: attribution.rule }] : []),
      ],
    }
  }
}

/** Whether what stands before a number says that it describes somebody («gère 20 millions d'assurés»), and nothing since says more. */
function describes(rule: Match<Rule>, number: Placed<NumberMention>, when: readonly Match<Rule>[], { story }: Context): boolean {
  if (rule.from > number.to || isOther(rule, story)) return false
  // «compte 45 000 victimes», «gère 45 000 clients touchés»
  if (rule.source.startsWith('~') && when.some(other => other.from >= number.to && other.from <= number.to + TOLD_OF_NOUN)) return false
  // What holds a number of its own speaks of that one.
  const held = beginning(story.numbers, rule.from, rule.to).filter(other => other.mention.kind !== 'article')
  if (held.length > 0 && held.at(-1) !== number) return false
  // A phrase that names what it holds holds that too: «tient les dossiers de 640 clubs».
  const within = (other: Match<Rule>) => other.to <= rule.to && rule.to > number.from && rule.source.split(' ').filter(part => !part.startsWith('<')).length > NAMING
  return !when.some(other => (other.from > rule.from && other.to <= number.from && !within(other)) || (other.from < rule.from && other.to > rule.from && other.to <= number.from))
}

/** «les comptes de 5 300 clients», a noun that is written as the verb is; «en compte 45 000», «on compte», where the verb counts what is told. */
const isOther = ({ from, source }: Match<Rule>, { reading: { tokens }, french }: Context['story']): boolean =>
  source.startsWith('~') && [french.counted.counting, french.counted.determiners, french.reference.determiners].some(before => before.has(tokens[from - 1]?.key ?? '')) && tokens[from - 1]?.key !== "l'"

/** What makes a figure less than certain: of itself, of what is told of it, of the words before its colon. */
function hedgeOf(number: Placed<NumberMention>, counted: Counted, cue: Match<Rule>, { story: { hedges, reading }, figures }: Context): Hedge | null {
  const head = figures.head(number)
  const own = hedges.of(number.from, counted.to) ?? (reading.tokens[head - 1]?.key === ':' ? hedges.of(head - 2, head - 1) : null)
  // What is told of another figure, and only borrowed.
  const borrowed = counted.bare && reading.clauseOf[cue.from] !== reading.clauseOf[number.from]
  return own ?? (borrowed ? null : hedges.of(cue.from, cue.to))
}

/** «compte 450 salariés et 2 millions de clients»: what describes with the first number describes with the second. */
function isJoined(first: Placed<NumberMention>, number: Placed<NumberMention>, when: readonly Match<Rule>[], { story: { reading, french }, figures }: Context): boolean {
  return reading.sentenceOf[first.from] === reading.sentenceOf[number.from] && number.from - first.to <= JOINED_REACH
    && french.counted.joins.has(reading.tokens[figures.head(number) - 1]?.key ?? '')
    && !when.some(rule => rule.from >= first.to && rule.to <= number.from)
}

/** «1 800 de nos adhérents», said by somebody who is no subject of the story: its own share, not the whole. */
function isOwnShare(number: Placed<NumberMention>, { story, subjects, speakers, figures }: Context): boolean {
  const ours = figures.among('ours', number.to, number.to + 1)
  if (!ours && !figures.among('theirs', number.to, number.to + 1)) return false
  const ids = story.compiled.dossier.subjects.map(({ id }) => id)
  const speaker = speakers.at(number.from)?.speaker ?? subjects.owner
  return speaker === null ? ours !== undefined && ids.length > 1 : !ids.includes(speaker)
}

/** «les deux sociétés», «ces trois caisses» are the story's own subjects; «deux mutuelles» are some that it speaks of. */
function isOfSubjects({ from, mention }: Placed<NumberMention>, { story: { compiled, reading, french } }: Context): boolean {
  return mention.kind === 'cardinal' && mention.value <= compiled.dossier.subjects.length && french.counted.determiners.has(reading.tokens[from - 1]?.key ?? '')
}

/** Figures of all the subjects together: in the title or a heading, «au total», or of which each has a part, where nothing up to the next figure names one. */
function isTotal(number: Placed<NumberMention>, sentence: Sentence, { story, subjects, figures }: Context): boolean {
  const { clauseOf } = story.reading
  const next = story.numbers[firstFrom(story.numbers, number.to)]
  const until = next && next.from < sentence.to ? next.from : sentence.to
  const named = subjects.between(sentence.from, until)
  if ((named && figures.among('included', named.to, named.to + 1)) || figures.among('adding', number.to, until)) return true
  if (named && clauseOf[named.from] === clauseOf[number.from]) return false
  const summed = figures.among('summed', sentence.from, until) !== undefined || (next !== undefined && until === next.from && figures.before('part', figures.head(next)) !== undefined)
  if (subjects.namedIn(number.from)) return summed
  const block = story.reading.blocks[sentence.block]!
  return summed || block.kind === 'title' || block.kind === 'standfirst' || isHeading(story, sentence.block)
}

/** «En 2023, les archives avaient fermé quatre mois. 12 000 comptes y avaient été perdus.»: the other event goes on. */
function isAftermath(sentence: Sentence, { story: { reading: { sentences, tokens }, french }, settings }: Context): boolean {
  const before = sentences[sentence.index - 1]
  if (!before || before.block !== sentence.block || !/^earlier/.test(settings.at(before.from)?.rule ?? '')) return false
  return tokens.slice(sentence.from, sentence.to).some(({ key }) => french.words.had.has(key))
}

function valueOf(mention: NumberMention, { value = mention.value }: Counted): Value | null {
  if (mention.kind === 'percent') return share(mention.value / 100, mention.bound)
  if (mention.kind === 'fraction') return mention.value <= 1 ? share(mention.value, mention.bound) : null
  return value >= 2 ? quantity(value, mention.bound) : null
}
