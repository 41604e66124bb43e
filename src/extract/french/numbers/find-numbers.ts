import { follow } from './cardinals.ts'
import type { NumberMention } from './mention.ts'
import { pair } from './ranges.ts'
import { readFromDigits, readRatio } from './read-digits.ts'
import type { RawNumber } from './read-words.ts'
import { readWords } from './read-words.ts'
import { classify, readBound } from './surroundings.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP, tokenize } from './tokens.ts'

export type { NumberMention } from './mention.ts'
export type { NumberTables } from './tables.ts'
export { numberTables } from './tables.ts'

/**
 * Every number of a text, in order: value, bound, and what sort of number it is. One pass, in time linear in the text.
 * `tokens` are the text's own, for who has cut it already.
 * @example findNumbers('Plus de 33,5 millions de Français', tables) // [{value: 33500000, bound: 'at_least', kind: 'cardinal', …}]
 */
export function findNumbers(text: string, tables: NumberTables, tokens: readonly Token[] = tokenize(text)): NumberMention[] {
  const raws = readAll(text, tokens, tables)
  const mentions: NumberMention[] = []
  for (let at = 0; at < raws.length; at++) {
    const raw = raws[at]!
    const paired = raws[at + 1] ? pair(tokens, raw, raws[at + 1]!, tables) : null
    if (!paired) {
      mentions.push(mention(text, tokens, raw, tables))
    } else if (paired.range) {
      mentions.push(range(text, tokens, paired.lower, raws[++at]!, tables))
    } else {
      mentions.push({ ...mention(text, tokens, raw, tables), value: paired.lower.value, kind: classify(text, tokens, raws[at + 1]!, tables) })
    }
  }
  return mentions
}

function readAll(text: string, tokens: readonly Token[], tables: NumberTables): RawNumber[] {
  const raws: RawNumber[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]!
    const phrase = token.kind !== 'mark' && tables.phraseStarters.has(token.text) ? tables.phrases.startingAt(tokens, at) : null
    if (phrase) {
      at = phrase.next
      continue
    }
    const raw = read(text, tokens, at, tables)
    if (raw && 'skip' in raw) {
      at = raw.skip
      continue
    }
    if (!raw) {
      at++
      continue
    }
    const whole = negate(tokens, percent(tokens, readRatio(text, tokens, raw, tables) ?? raw, tables), tables)
    raws.push(whole)
    at = whole.next
  }
  return raws
}

function read(text: string, tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | { readonly skip: number } | null {
  const token = tokens[at]!
  if (token.kind === 'digits') return readFromDigits(text, tokens, at, tables)
  if (token.kind === 'mark') {
    const glyph = tables.glyphs.get(token.text)
    return glyph === undefined ? null : { value: glyph, first: at, next: at + 1, kind: 'fraction' }
  }
  if (!tables.starters.has(token.text)) return null
  if (tables.percentWords.has(token.text)) return percentOf(text, tokens, at, tables)
  if (token.text === 'neuf' && isNew(tokens, at, tables)) return null
  return readWords(tokens, at, tables)
}

/** «Un véhicule neuf.»: nine always counts something, or follows what announces a number. */
function isNew(tokens: readonly Token[], at: number, tables: NumberTables): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  if (before?.kind !== 'word' || tokens[at]!.gap === GAP.line || before.text.length <= 3) return false
  const ends = !after || after.kind !== 'word' || after.gap === GAP.line || tables.partFollowers.has(after.text)
  return ends && follow(tokens, at + 1) < 0 && !tables.starters.has(before.text)
}

/** «84 %», «vingt pour cent». */
function percent(tokens: readonly Token[], raw: RawNumber, tables: NumberTables): RawNumber {
  const at = raw.next
  const token = tokens[at]
  if (!token || token.gap === GAP.line || raw.kind !== 'cardinal') return raw
  if (token.text === '%' || tables.percentWords.has(token.text)) return { ...raw, kind: 'percent', next: at + 1 }
  return token.text === 'pour' && tokens[at + 1]?.text === 'cent' ? { ...raw, kind: 'percent', next: at + 2 } : raw
}

/** «Pourcentage de vingt», «pourcent des trois cents»: only where nothing is counted after it. */
function percentOf(text: string, tokens: readonly Token[], at: number, tables: NumberTables): RawNumber | null {
  const of = tokens[at + 1]?.text
  if (!tables.of.has(of ?? '')) return null
  const start = at + 2
  const raw = tokens[start] && !tables.percentWords.has(tokens[start].text) ? read(text, tokens, start, tables) : null
  if (!raw || 'skip' in raw || raw.kind !== 'cardinal' || tokens[raw.next]?.kind === 'word') return null
  return { ...raw, first: at, kind: 'percent' }
}

/**
 * «-9,2», «- 10 k», «moins 20». A dash that a space parts from its number is a minus only where the number is all of its
 * line: «- 33 millions d'assurés» is an item of a list.
 */
function negate(tokens: readonly Token[], raw: RawNumber, tables: NumberTables): RawNumber {
  if (raw.kind !== 'cardinal' && raw.kind !== 'percent' && raw.kind !== 'fraction') return raw
  const sign = tokens[raw.first - 1]
  if (!sign || tokens[raw.first]!.gap === GAP.line) return raw
  const before = tokens[raw.first - 2]
  const negative = { ...raw, value: -raw.value, first: raw.first - 1 }
  if (tables.minusWords.has(sign.text)) return before?.kind === 'digits' || (before && tables.minusNotAfter.has(before.text)) ? raw : negative
  if (sign.text !== '-' && sign.text !== '−') return raw
  if (tokens[raw.first]!.gap === GAP.none) return sign.gap === GAP.none && before && before.text !== '(' ? raw : negative
  const after = tokens[raw.next]
  return sign.gap === GAP.line && (!after || after.gap === GAP.line) ? negative : raw
}

function mention(text: string, tokens: readonly Token[], raw: RawNumber, tables: NumberTables): NumberMention {
  const { bound, first, next } = readBound(tokens, raw, tables)
  return {
    ...span(tokens, raw), value: raw.value, bound, kind: classify(text, tokens, raw, tables),
    ...(first === undefined ? {} : { boundStart: tokens[first]!.start }),
    ...(next === undefined ? {} : { boundEnd: tokens[next - 1]!.end }),
  }
}

function range(text: string, tokens: readonly Token[], lower: RawNumber, upper: RawNumber, tables: NumberTables): NumberMention {
  const opened = tokens[lower.first - 1]
  const isYears = classify(text, tokens, lower, tables) === 'year'
  return {
    start: span(tokens, lower).start, end: span(tokens, upper).end, value: lower.value, upper: upper.value, bound: 'at_least',
    kind: isYears ? 'year' : classify(text, tokens, { ...upper, first: lower.first }, tables),
    ...(opened && (opened.text === 'entre' || opened.text === 'de') ? { boundStart: opened.start } : {}),
    parts: [{ ...span(tokens, lower), value: lower.value }, { ...span(tokens, upper), value: upper.value }],
  }
}

const span = (tokens: readonly Token[], raw: RawNumber): { start: number; end: number } => ({ start: tokens[raw.first]!.start, end: tokens[raw.next - 1]!.end })
