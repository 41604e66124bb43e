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
import { elliptic, isAllSaid, questionBefore } from './elliptic.ts'
import type { SaidFigure } from './figure-roles.ts'
import { roleOf } from './figure-roles.ts'
import type { Placed } from './figures.ts'
import { isHeading } from './settings.ts'

/** A sentence without a verb of its own is short, in tokens. */
const SHORT = 16
/** How many sentences back a figure without its noun may take over what is told. */
const TOLD_REACH = 3
interface Span { readonly from: number; readonly to: number }

/** The kind of a speaker who took part in the attack. */
const ATTACKER = 'attacker'
/** And one that is all that somebody says: «« Cent trente mille personnes au bas mot », a lâché X». */
const ALL_SAID_REACH = 12
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
    const cue = nearest(when.filter(rule => !isLabelDenied(rule, story)), number) ?? itemOf(number, sentence, context) ?? before(counted, sentence, index, context) ?? borrowed(number, counted, sentence, index, said, context)
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

/** «le numéro de Sécurité sociale de quelque 640 agents»: what a question lists, of so many. */
function itemOf(number: Placed<NumberMention>, sentence: Sentence, { story, figures }: Context): Match<Rule> | undefined {
  const head = figures.head(number)
  return story.french.words.of.has(story.reading.tokens[head - 1]?.key ?? '') ? story.rulesOf(sentence).find(({ to, meaning }) => {
    const question = story.compiled.questions[meaning.question]
    return to === head - 1 && (meaning.part === 'words' || meaning.part === 'in_list') && question?.type === 'category' && question.reading === 'listed'
  }) : undefined
}

/** A short sentence, or the one after an opening («deux géants ont été pillés. Trente-trois millions de bénéficiaires.»), is about what the one before says. */
function before({ rule }: Counted, sentence: Sentence, index: number, context: Context): Match<Rule> | undefined {
  const { story, settings } = context
  const last = story.reading.sentences[sentence.index - 1]
  const asked = questionBefore(sentence, context)
  const told = asked && [asked, story.reading.sentences[asked.index - 1]].flatMap(other => other && other.block === asked.block ? story.rulesOf(other) : []).find(rule => rule.meaning.question === index && rule.meaning.part === 'when')
  if (told) return told
  // «45 000. C'est le nombre de personnes dont les données ont été volées.»
  const next = rule === 'named' ? story.reading.sentences[sentence.index + 1] : undefined
  const named = next && story.rulesOf(next).find(other => other.meaning.question === index && other.meaning.part === 'when')
  if (named) return named
  if (!last || last.block !== sentence.block || sentence.to - sentence.from > SHORT) return undefined
  return story.rulesOf(last).find(rule => rule.meaning.question === index && rule.meaning.part === 'when' && !settings.at(rule.from))
}

/** Who counts what he stole, and no base of his own: whoever says it, or is named before it where nobody is said to. */
function thiefAt(number: Placed<NumberMention>, sentence: Sentence, speaker: string | null | undefined, { story }: Context): Span | null {
  const name = story.namesOf(sentence, 'speaker').findLast(other => other.to <= number.from)
  const id = speaker ?? name?.meaning.id
  const isThief = story.compiled.dossier.speakers.some(other => other.id === id && other.kind === ATTACKER)
  return isThief ? name ?? { from: number.from, to: number.to } : null
}

/** What is told of a figure where its own sentence does not say it. */
function borrowed(number: Placed<NumberMention>, counted: Counted, sentence: Sentence, index: number, said: readonly SaidFigure[], context: Context): Match<Rule> | undefined {
  const { story } = context
  // «« 287 000 locataires et 41 000 propriétaires », énumère X»
  const last = said.at(-1)
  if (last && story.reading.sentenceOf[last.number.from] === sentence.index && story.reading.sentenceOf[last.cue.from] !== sentence.index) return last.cue
  if (counted.rule === 'all_said' || (!counted.bare && isAllSaid(number, counted, sentence, context))) return toldBefore(sentence, index, said, ALL_SAID_REACH, context)
  // «Le gang dit tenir 2 millions de clients»
  const thief = thiefAt(number, sentence, context.speakers.at(number.from)?.speaker, context)
  if (thief) return { from: thief.from, to: thief.to, meaning: { question: index, part: 'when', id: '', negative: false }, source: 'attacker' }
  return counted.bare ? toldBefore(sentence, index, said, TOLD_REACH, context) : undefined
}

/** What the text was telling when a figure without its noun came: its last figure's words, or those of the sentences before. */
function toldBefore(sentence: Sentence, index: number, said: readonly SaidFigure[], reach: number, { story, settings }: Context): Match<Rule> | undefined {
  const last = said.at(-1)
  if (last && sentence.index - story.reading.sentenceOf[last.number.from]! <= reach) return last.cue
  for (let back = 1; back <= reach; back++) {
    const other = story.reading.sentences[sentence.index - back]
    const told = other && story.rulesOf(other).find(rule => rule.meaning.question === index && rule.meaning.part === 'when' && !settings.at(rule.from))
    if (told) return told
  }
  return undefined
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

/** «le bilan ne bouge pas : 9 300 agents»: a noun for the count, whose own verb is denied. */
const isLabelDenied = ({ from, to, source }: Match<Rule>, { negations, french }: Context['story']): boolean =>
  !/[~{]/.test(source) && !french.counted.counted_nouns.some(noun => source.includes(noun)) && negations.of(from, to)?.rule === 'ne'

function nearest<T extends { readonly from: number; readonly to: number }>(list: readonly T[], to: { readonly from: number }): T | undefined {
  return [...list].sort((a, b) => Math.abs(a.from - to.from) - Math.abs(b.from - to.from))[0]
}

function valueOf(mention: NumberMention, { value = mention.value }: Counted): Value | null {
  if (mention.kind === 'percent') return share(mention.value / 100, mention.bound)
  if (mention.kind === 'fraction') return mention.value <= 1 ? share(mention.value, mention.bound) : null
  return value >= 2 ? quantity(value, mention.bound) : null
}
