import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Counted } from './counted.ts'
import { isAllSaid, questionBefore } from './elliptic.ts'
import type { SaidFigure } from './figure-roles.ts'
import type { Placed } from './figures.ts'

/** A sentence without a verb of its own is short, in tokens. */
const SHORT = 16
/** How many sentences back a figure without its noun may take over what is told. */
const TOLD_REACH = 3
/** And one that is all that somebody says: «« Cent trente mille personnes au bas mot », a lâché X». */
const ALL_SAID_REACH = 12
/** The kind of a speaker who took part in the attack. */
const ATTACKER = 'attacker'

interface Span { readonly from: number; readonly to: number }

/** The words that tell what a question asks of a figure: the nearest of its sentence, a thing listed, or what the text was telling. */
export function cueOf(number: Placed<NumberMention>, counted: Counted, sentence: Sentence, index: number, when: readonly Match<Rule>[], said: readonly SaidFigure[], context: Context): Match<Rule> | undefined {
  return nearest(when.filter(rule => !isLabelDenied(rule, context.story)), number)
    ?? itemOf(number, sentence, context)
    ?? before(counted, sentence, index, context)
    ?? borrowed(number, counted, sentence, index, said, context)
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
export function thiefAt(number: Placed<NumberMention>, sentence: Sentence, speaker: string | null | undefined, { story }: Context): Span | null {
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

/** «le bilan ne bouge pas : 9 300 agents»: a noun for the count, whose own verb is denied. */
const isLabelDenied = ({ from, to, source }: Match<Rule>, { negations, french }: Context['story']): boolean =>
  !/[~{]/.test(source) && !french.counted.counted_nouns.some(noun => source.includes(noun)) && negations.of(from, to)?.rule === 'ne'

function nearest<T extends { readonly from: number; readonly to: number }>(list: readonly T[], to: { readonly from: number }): T | undefined {
  return [...list].sort((a, b) => Math.abs(a.from - to.from) - Math.abs(b.from - to.from))[0]
}
