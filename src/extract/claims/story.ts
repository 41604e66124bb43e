import type { Article } from '../../model/article.ts'
import { groupBy } from '../../model/group-by.ts'
import type { French } from '../french/french.ts'
import type { DateMention } from '../french/dates/find-dates.ts'
import { Hedges } from '../french/modality.ts'
import { Negations } from '../french/negation.ts'
import type { NumberMention } from '../french/numbers/find-numbers.ts'
import type { Match } from '../french/patterns.ts'
import { longest, marksOf } from '../french/patterns.ts'
import type { Block, Reading, Sentence } from '../french/read.ts'
import { readText } from '../french/read.ts'
import type { Placed } from './figures.ts'
import { findFigures } from './figures.ts'
import { takenUp } from './taken-up.ts'
import type { Compiled, Name, Rule } from './compile.ts'

/** The part of an article that claims are extracted from. */
export type ClaimedArticle = Pick<Article, 'title' | 'standfirst' | 'paragraphs' | 'text' | 'published'> & Partial<Pick<Article, 'outlet'>>

/** An article read for one dossier and questionnaire: everything that the questions look at. */
export interface Story {
  readonly article: ClaimedArticle
  readonly reading: Reading
  readonly french: French
  readonly compiled: Compiled
  readonly names: readonly Match<Name>[]
  readonly rules: readonly Match<Rule>[]
  readonly numbers: readonly Placed<NumberMention>[]
  readonly dates: readonly Placed<DateMention>[]
  readonly negations: Negations
  readonly hedges: Hedges
  /** The rules found in a sentence, in the order of the text. */
  rulesOf(sentence: Sentence): readonly Match<Rule>[]
  namesOf(sentence: Sentence, kind: Name['kind']): readonly Match<Name>[]
}

/** Reads an article once for all questions. */
export function readStory(article: ClaimedArticle, compiled: Compiled, french: French): Story {
  const reading = readText(article.text, blocksOf(article), french)
  const found = compiled.names.find(reading.tokens)
  const names = (['subject', 'population', 'speaker', 'relay'] as const).flatMap(kind => longest(found.filter(name => name.meaning.kind === kind && !(kind === 'population' && isVerb(name.from, reading, french)))))
  const { numbers, dates } = findFigures(reading, { published: article.published, timezone: compiled.dossier.timezone, window: compiled.dossier.window }, french)
  const terms = compiled.terms.find(reading.tokens)
  const marks = marksOf([
    ...terms,
    ...takenUp(reading, french, terms, names, compiled.takenUp),
    ...names.map(name => ({ ...name, meaning: name.meaning.kind })),
    ...reading.cues.filter(cue => cue.meaning.tag === 'reference' && cue.meaning.id !== 'pronoun').map(cue => ({ ...cue, meaning: 'subject' })),
    ...numbers.filter(({ mention }) => mention.kind !== 'article').map(({ from, to }) => ({ from, to, meaning: 'number', source: '' })),
    ...dates.map(({ from, to }) => ({ from, to, meaning: 'date', source: '' })),
  ])
  const rules = withoutGroups(compiled.rules.find(reading.tokens, marks), names, compiled)
  const sentenceOf = ({ from }: Match<unknown>): number => reading.sentenceOf[from]!
  const bySentence = groupBy(rules, sentenceOf)
  const namesBySentence = groupBy(names, sentenceOf)
  return {
    article, reading, french, compiled, names, rules, numbers, dates,
    negations: new Negations(reading, french),
    hedges: new Hedges(reading, french),
    rulesOf: sentence => bySentence.get(sentence.index) ?? [],
    namesOf: (sentence, kind) => (namesBySentence.get(sentence.index) ?? []).filter(name => name.meaning.kind === kind),
  }
}

/** «clients», «bailleurs»: a noun for people and for organisations is people where the dossier calls a group of them so. */
function withoutGroups(rules: readonly Match<Rule>[], names: readonly Match<Name>[], { questions }: Compiled): readonly Match<Rule>[] {
  const groups = new Map(names.filter(({ meaning }) => meaning.kind === 'population').map(({ from, to }) => [from, to]))
  const ofPeople = questions.map(question => question.type === 'quantity' && question.counts_populations)
  const people = new Set(rules.filter(({ from, to, meaning }) => meaning.part === 'counts' && ofPeople[meaning.question] && groups.get(from) === to).map(({ from }) => from))
  return rules.filter(({ from, to, meaning }) => meaning.part !== 'counts' || ofPeople[meaning.question] || groups.get(from) !== to || !people.has(from))
}

/** «le bilan s'élève», «elle licencie»: a verb that is written as a group's name is. */
const isVerb = (at: number, { tokens }: Reading, { words }: French): boolean => words.before_verb.has(tokens[at - 1]?.key ?? '')

function blocksOf({ title, standfirst, paragraphs, text }: ClaimedArticle): Block[] {
  const blocks: Block[] = []
  let from = 0
  for (const [kind, content] of [['title', title], ['standfirst', standfirst ?? '']] as const) {
    if (content === '') continue
    const start = text.indexOf(content, from)
    if (start < 0) continue
    from = start + content.length
    blocks.push({ kind, start, end: from })
  }
  return [...blocks, ...paragraphs.map(({ kind, start, end }): Block => ({ kind, start, end }))]
}
