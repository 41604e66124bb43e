import type { Cue, French } from './french.ts'
import { cuesOf } from './french.ts'
import type { Span } from './sentences.ts'
import { findSentences } from './sentences.ts'
import type { Token } from './tokenize.ts'
import { tokenize } from './tokenize.ts'

/** A stretch of text that is set as one: a title, a paragraph, an item of a list. */
export interface Block extends Span {
  readonly kind: 'title' | 'standfirst' | 'paragraph' | 'subhead' | 'list_item' | 'quote'
}

/** One sentence: where it stands in the text, and its tokens `from` to `to` (excluded). */
export interface Sentence extends Span {
  readonly index: number
  readonly block: number
  readonly from: number
  readonly to: number
  readonly question: boolean
}

/** A text as the language sees it. */
export interface Reading {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly sentences: readonly Sentence[]
  readonly tokens: readonly Token[]
  /** For each token, its sentence and its clause: clauses are numbered through the text. */
  readonly sentenceOf: Int32Array
  readonly clauseOf: Int32Array
  readonly cues: readonly Cue[]
  readonly conditional: Uint8Array
  /** For each token, 1 where it is a verb in the future. */
  readonly future: Uint8Array
  /** For each token, the number of the quotation it stands in, from 1; 0 outside. */
  readonly quotation: Int32Array
}

/** How far after «aura» its participle may stand, in tokens. */
const AFTER_FUTURE = 4
const CLAUSE_MARKS = new Set([';', ':', '–', '.', '!', '?', '•'])

/** Reads a text's blocks: tokens, sentences, clauses, quotations and the language's cues. Linear in the text. */
export function readText(text: string, blocks: readonly Block[], french: French): Reading {
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  blocks.forEach((block, number) => {
    const content = text.slice(block.start, block.end)
    const own = tokenize(content, block.start)
    let next = 0
    for (const span of findSentences(content, french.abbreviations)) {
      const from = tokens.length
      for (; next < own.length && own[next]!.start < block.start + span.end; next++) tokens.push(own[next]!)
      const question = content[span.end - 1] === '?' || /\?\s*[»”"]?$/.test(content.slice(Math.max(span.start, span.end - 4), span.end))
      sentences.push({ index: sentences.length, block: number, start: span.start + block.start, end: span.end + block.start, from, to: tokens.length, question })
    }
    // No phrase runs from one block into the next, whether or not the block ends with a full stop.
    tokens.push({ start: block.end, end: block.end, key: '.', kind: 'mark', capital: false })
  })
  const cues = french.cues(tokens)
  return {
    text, blocks, sentences, tokens, cues,
    sentenceOf: sentenceNumbers(sentences, tokens.length),
    clauseOf: clauseNumbers(tokens, sentences, cues),
    conditional: Uint8Array.from(tokens, token => token.kind === 'word' && french.isConditional(text.slice(token.start, token.end)) ? 1 : 0),
    future: Uint8Array.from(tokens, ({ kind, key }, at) => kind === 'word' && french.isFuture(key, () => tokens.slice(at + 1, at + AFTER_FUTURE).map(next => next.key)) ? 1 : 0),
    quotation: quotationNumbers(tokens, blocks),
  }
}

function sentenceNumbers(sentences: readonly Sentence[], length: number): Int32Array {
  const numbers = new Int32Array(length).fill(-1)
  for (const { index, from, to } of sentences) numbers.fill(index, from, to)
  return numbers
}

function clauseNumbers(tokens: readonly Token[], sentences: readonly Sentence[], cues: readonly Cue[]): Int32Array {
  const starts = new Uint8Array(tokens.length + 1)
  for (const { from } of sentences) starts[from] = 1
  // «Elle n'exclut pas, en revanche, que…»: set between commas, the adverb parts nothing.
  for (const { from, to } of cuesOf(cues, 'boundary')) if (tokens[from - 1]?.key !== ',' || tokens[to]?.key !== ',') starts[from] = 1
  tokens.forEach((token, at) => { if (CLAUSE_MARKS.has(token.key)) starts[at + 1] = 1 })
  let clause = -1
  return Int32Array.from(tokens, (_, at) => starts[at] || at === 0 ? ++clause : clause)
}

/** Over how many blocks a quotation may run before it closes. */
const QUOTED_BLOCKS = 12

/**
 * A quotation ends with its block, unless a later one closes it before another opens («« A.¶B.¶C. »»), or the next begins with
 * a guillemet of its own as each paragraph of a long quotation may. An unclosed guillemet else swallows no more than a paragraph.
 */
function quotationNumbers(tokens: readonly Token[], blocks: readonly Block[]): Int32Array {
  const runsOn = blocksQuoted(tokens, blocks)
  let number = 0
  let depth = 0
  let block = 0
  return Int32Array.from(tokens, token => {
    while (block < blocks.length - 1 && token.start >= blocks[block + 1]!.start) { block++; depth = runsOn[block] ? 1 : 0 }
    if (token.key === '«') { if (depth++ === 0) number++; else if (runsOn[block] && token.start === blocks[block]!.start) depth-- }
    const inside = depth > 0 ? number : 0
    if (token.key === '»' && depth > 0) depth--
    return inside
  })
}

/** For each block, 1 where it begins inside a quotation that an earlier one opened. */
function blocksQuoted(tokens: readonly Token[], blocks: readonly Block[]): Uint8Array {
  const opens = new Uint8Array(blocks.length)
  const closes = new Uint8Array(blocks.length)
  const begins = new Uint8Array(blocks.length)
  let depth = 0
  let block = 0
  for (const token of tokens) {
    while (block < blocks.length - 1 && token.start >= blocks[block + 1]!.start) { opens[block] = depth > 0 ? 1 : 0; depth = 0; block++ }
    if (token.key === '«') { depth++; if (token.start === blocks[block]!.start) begins[block] = 1 }
    else if (token.key === '»') { if (depth > 0) depth--; else closes[block] = 1 }
  }
  const quoted = new Uint8Array(blocks.length)
  for (let at = 0; at < blocks.length; at++) {
    if (!opens[at]) continue
    let end = at + 1
    while (end < blocks.length && end - at <= QUOTED_BLOCKS && !closes[end] && (begins[end] ? opens[end] : !opens[end])) end++
    if (end < blocks.length && end - at <= QUOTED_BLOCKS && (closes[end] || (begins[end] && !opens[end] && end > at + 1))) quoted.fill(1, at + 1, end + 1)
  }
  return quoted
}
