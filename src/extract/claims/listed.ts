import type { CategoryQuestion } from '../../dossier/questionnaire.ts'
import type { Reason } from '../../model/claim.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import { category } from '../../model/value.ts'
import type { Sentence } from '../french/read.ts'
import { answerTo, answering } from './answers.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import type { Item } from './items.ts'
import { findItems } from './items.ts'
import { isBullet, isHeading } from './settings.ts'
import type { Stance } from './stances.ts'
import { bare, continues, inherited, isAdded, listing, namesData, negates, stanceOf, stancesOf } from './stances.ts'

/** What a list takes over from what stands before it: a heading, a sentence that ends with a colon, the list before. */
interface Opened {
  stance: Stance
  population: string
  speaker: string | null
  block: number
  /** The block is a heading, or ends with a colon: the lists of the blocks below are its own. */
  heading: boolean
}

interface Carried {
  readonly population: string
  readonly block: number
  readonly sentence: number
  readonly at: number
  /** A letter goes on to its reader in the paragraph after. */
  readonly readers: boolean
}

/** The longest question that names things and has no verb («Et mon RIB ?»), in tokens. */
const SHORT_QUESTION = 12
/** How early in an answer the words stand that point back to the things of its question, in tokens. */
const POINTING = 5

/** Claims of a category question whose things are listed: each item, with the polarity, modality, population and speaker of its list. */
export function* listedClaims(question: CategoryQuestion, index: number, context: Context): Generator<Draft> {
  const { story, settings, speakers, populations } = context
  const { reading } = story
  let opened: Opened | null = null
  let last: Carried | null = null
  for (const sentence of reading.sentences) {
    const rules = story.rulesOf(sentence).filter(rule => rule.meaning.question === index)
    const heading = isHeading(story, sentence.block)
    const next = reading.blocks[sentence.block + 1]
    const colon = reading.tokens[sentence.to - 1]?.key === ':' || (next !== undefined && isBullet(next, reading.text) && reading.sentences[sentence.index + 1]?.block !== sentence.block)
    const introduced = heading || colon ? populations.introducedBy(sentence) : null
    if (opened && introduced !== null && findItems(sentence, index, story).length === 0) opened = reopened(opened, introduced, sentence.block)
    else if (opened && heading) opened = null
    if (opened && !opened.heading && sentence.block > opened.block + 1) opened = null
    if (rules.length === 0) continue
    const items = findItems(sentence, index, story)
    const stances = stancesOf(sentence, rules, items, context)
    if (sentence.question) {
      const answer = items.length > 0 ? stanceOfAnswer(sentence, index, stances, context) : null
      for (const item of answer ? items : []) {
        const { population } = populations.of(sentence, item)
        yield draft(question, item, answer!, population, speakers.at(answer!.from)?.speaker ?? null, context)
      }
    }
    if (items.length === 0 || (heading && sentence.question)) {
      const stance = stances.at(-1)
      if (stance && (heading || colon || (!opened?.heading && (sentence.question || namesData(sentence, context))))) opened = { stance, population: populations.of(sentence, null).population, speaker: speakers.at(stance.from, !sentence.question)?.speaker ?? null, block: sentence.block, heading: heading || colon }
      continue
    }
    for (const item of items) {
      const exclusion = settings.at(item.from)
      // «Il en va de même des RIB» has the future's verb and tells of now.
      if (exclusion && !(exclusion.rule === 'future' && opened && continues(sentence, stances, context))) continue
      const goesOn = opened !== null && (opened.heading || (sentence.block === opened.block && (((items.length > 1 || reading.sentences[sentence.index - 1]!.question) && !negates(item, stances, context)) || continues(sentence, stances, context))))
      const added = opened !== null && sentence.block === opened.block && isAdded(item, context)
      const stance: Stance | null = (added ? inherited(item, opened!.stance, context) : null) ?? stanceOf(item, stances, context) ?? (goesOn ? inherited(item, opened!.stance, context) : bare(item, sentence, context) ?? listing(items, sentence, context))
      if (!stance) continue
      const own = populations.of(sentence, item)
      const population: string = own.population !== ANY_POPULATION ? own.population : opened?.heading && opened.population !== ANY_POPULATION ? opened.population : carried(last, sentence, opened?.heading ?? false, context)
      last = { population, block: sentence.block, sentence: sentence.index, at: item.from, readers: own.rule === 'readers' }
      const attribution = speakers.at(item.from, true)
      const speaker: string | null = attribution ? attribution.speaker : opened?.heading && speakers.of(sentence).length === 0 ? opened.speaker : null
      // Under a heading the lists are its own, whatever one item's aside says.
      opened = { stance: opened?.heading ? opened.stance : stance, population: opened?.heading ? opened.population : population, speaker, block: sentence.block, heading: opened?.heading ?? false }
      yield draft(question, item, stance, population, speaker, context, attribution?.rule)
    }
  }
}

function draft(question: CategoryQuestion, item: Item, stance: Stance, population: string, speaker: string | null, context: Context, spoken?: string): Draft {
  const who = context.subjects.of(item.from, item.to, speaker)
  return {
    question: question.id, value: category(item.category), from: item.from, to: item.to, subject: who.ids, population, speaker,
    polarity: stance.denied ? 'denied' : 'affirmed',
    modality: stance.hedged ? 'hedged' : 'asserted',
    why: reasons(item, stance, who.rule, spoken, context),
  }
}

/** What the answer says of the things that a question asks about: «Non», or «Elles ne sont pas concernées». */
function stanceOfAnswer(sentence: Sentence, index: number, asked: readonly Stance[], context: Context): Stance | null {
  const { story, settings } = context
  const { reading } = story
  const next = answering(sentence, story)
  if (!next || (asked.length === 0 && sentence.to - sentence.from > SHORT_QUESTION)) return null
  const answer = answerTo(sentence, story)
  if (answer) {
    const before = asked.at(-1)?.denied ?? false
    return { denied: before === answer.yes, hedged: story.hedges.of(answer.from, answer.to) !== null, from: answer.from, to: answer.to, rule: 'answer' }
  }
  const rules = story.rulesOf(next).filter(rule => rule.meaning.question === index)
  const pointing = reading.tokens.slice(next.from, next.from + POINTING).some(({ key }) => story.french.lists.they.has(key))
  const verbless = rules.some(rule => rule.from <= next.from + 1)
  if (!(pointing || verbless) || settings.at(next.from) || findItems(next, index, story).length > 0) return null
  const [stance] = stancesOf(next, rules, [], context)
  if (!stance) return null
  // «Pas touchés, d'après elle»
  return reading.tokens[next.from]!.key === 'pas' ? { ...stance, denied: stance.part !== 'spared' } : stance
}

/** «S'agissant des recruteurs :», between the items of a list: what is said of them holds for those below, of another group. */
const reopened = (before: Opened, population: string, block: number): Opened => ({ ...before, population, block, heading: true })

function reasons(item: Item, stance: Stance, subject: string, speaker: string | undefined, { story: { reading } }: Context): Reason[] {
  return [
    { field: 'value', rule: item.source, words: wordsOf(reading, item.from, item.to) },
    { field: 'polarity', rule: stance.rule, words: wordsOf(reading, stance.from, stance.to) },
    { field: 'subject', rule: subject },
    ...(speaker ? [{ field: 'speaker', rule: speaker }] : []),
  ]
}

/** The population of the list in the sentence before, or of a letter's to its reader, where the text has named no other since. */
function carried(last: Carried | null, sentence: Sentence, underHeading: boolean, { populations }: Context): string {
  if (!last || sentence.block - last.block > (last.readers || underHeading ? 1 : 0)) return ANY_POPULATION
  if (sentence.index - last.sentence > 1 && !(last.readers && sentence.block > last.block)) return ANY_POPULATION
  return populations.between(last.at, sentence.to).every(id => id === last.population) ? last.population : ANY_POPULATION
}
