import { resolveAnchors } from './dates/anchors.ts'
import type { DateContext, DateMention } from './dates/find-dates.ts'
import { findDates } from './dates/find-dates.ts'
import type { CueTag, French } from './french.ts'
import { cuesOf } from './french.ts'
import { Negations } from './negation.ts'
import type { NumberMention } from './numbers/find-numbers.ts'
import { findNumbers } from './numbers/find-numbers.ts'
import { tokenize } from './numbers/tokens.ts'
import type { Block, Reading } from './read.ts'
import { readText } from './read.ts'

/** A stretch of the text, with the rule that found it where there are several. */
interface Span {
  readonly start: number
  readonly end: number
  readonly rule?: string
}

/** What the language layer sees in a text. Positions are UTF-16 code units. */
export interface Annotation {
  readonly sentences: readonly Span[]
  readonly numbers: readonly Pick<NumberMention, 'start' | 'end' | 'value' | 'bound'>[]
  readonly dates: readonly (Pick<DateMention, 'start' | 'end'> & { readonly edtf: string })[]
  /** The words that say that somebody speaks: who it is takes a dossier. */
  readonly speakers: readonly Span[]
  readonly hedges: readonly Span[]
  readonly negations: readonly Span[]
}

/**
 * Annotates a text: its sentences, every number as written (both ends of a range, the article «un» too; no telephone
 * numbers), every date that can be told, and the words that attribute, hedge and deny.
 */
export function annotateText(text: string, context: DateContext, french: French): Annotation {
  const tokens = tokenize(text)
  const numbers = findNumbers(text, french.numbers, tokens).filter(({ kind }) => kind !== 'phone')
  const dates = resolveAnchors(findDates(text, context, french.dates, tokens), context)
  const reading = readText(text, paragraphs(text), french)
  return {
    sentences: reading.sentences.map(({ start, end }) => ({ start, end })),
    numbers: numbers.flatMap(({ start, end, value, bound, parts }) => parts ? parts.map(part => ({ ...part, bound })) : [{ start, end, value, bound }]),
    dates: dates.flatMap(({ start, end, edtf }) => edtf === null ? [] : [{ start, end, edtf }]),
    speakers: cued(reading, ['speech', 'source', 'spokesperson']),
    hedges: inOrder([...cued(reading, ['hedge', 'near_hedge']), ...conditionals(reading)]),
    negations: inOrder([...cued(reading, ['negator', 'negative_verb', 'except']), ...denials(reading, french)]),
  }
}

/** The blocks of a bare text: its lines. */
function paragraphs(text: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') blocks.push({ kind: 'paragraph', start, end: start + line.length })
    start += line.length + 1
  }
  return blocks
}

const place = ({ tokens }: Reading, from: number, to: number, rule: string): Span => ({ start: tokens[from]!.start, end: tokens[to - 1]!.end, rule })

const cued = (reading: Reading, tags: readonly CueTag[]): Span[] =>
  inOrder(tags.flatMap(tag => cuesOf(reading.cues, tag).map(({ from, to }) => place(reading, from, to, tag))))

const conditionals = (reading: Reading): Span[] =>
  [...reading.conditional].flatMap((is, at) => is ? [place(reading, at, at + 1, 'conditional')] : [])

/** Each «ne» that denies. */
function denials(reading: Reading, french: French): Span[] {
  const negations = new Negations(reading, french)
  return reading.tokens.flatMap(({ key }, at) =>
    french.negation.first.has(key) && negations.of(at, at + 1)?.rule === 'ne' ? [place(reading, at, at + 1, 'ne')] : [])
}

const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
