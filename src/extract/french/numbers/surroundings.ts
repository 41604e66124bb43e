import type { Bound } from '../../../model/value.ts'
import type { NumberKind } from './mention.ts'
import type { RawNumber } from './read-words.ts'
import type { NumberTables } from './tables.ts'
import type { Token } from './tokens.ts'
import { GAP } from './tokens.ts'

/** A noun and its complement may stand between a number and «au moins»: «vingt blessés graves au moins». */
const WORDS_BEFORE_BOUND = 4

/** How a number is bounded by the words around it, and where those begin or end (token indices). */
export function readBound(tokens: readonly Token[], raw: RawNumber, tables: NumberTables): { bound: Bound; first?: number; next?: number } {
  const at = raw.first > 0 && tables.articles.has(tokens[raw.first - 1]!.text) && tokens[raw.first]!.gap !== GAP.line ? raw.first - 1 : raw.first
  const before = tables.boundBefore.endingAt(tokens, raw.first) ?? tables.boundBefore.endingAt(tokens, at)
  if (before && raw.bound !== 'order' && sameLine(tokens, before.first, raw.first)) return { bound: before.value, first: before.first }
  if (raw.bound === 'order') return { bound: 'order' }
  const after = boundAfter(tokens, raw.next, tables)
  return after ?? { bound: raw.bound ?? 'exact' }
}

function boundAfter(tokens: readonly Token[], from: number, tables: NumberTables): { bound: Bound; next: number } | null {
  for (let at = from; at <= from + WORDS_BEFORE_BOUND; at++) {
    const token = tokens[at]
    // «340 000 patients, au maximum»
    if (token?.text === ',' && at > from && tables.boundAfter.startingAt(tokens, at + 1) && tokens[at + 1]!.gap !== GAP.line) continue
    if (token?.kind !== 'word' || token.gap === GAP.line) return null
    const found = tables.boundAfter.startingAt(tokens, at)
    // «33 blessés, plus de 20 graves»: what a number follows bounds that one.
    const follower = found ? tokens[found.next] : undefined
    if (found && follower?.kind !== 'digits' && !(follower && tables.starters.has(follower.text)) && !tables.of.has(follower?.text ?? '')) {
      return { bound: found.value, next: found.next }
    }
    if (tables.starters.has(token.text)) return null
  }
  return null
}

function sameLine(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (tokens[at]!.gap === GAP.line) return false
  return true
}

/** What a cardinal counts or names, from the tokens around it. */
export function classify(text: string, tokens: readonly Token[], raw: RawNumber, tables: NumberTables): NumberKind {
  const before = tokens[raw.first - 1]
  const after = tokens[raw.next]
  const beforeText = before && tokens[raw.first]!.gap !== GAP.line ? before.text : ''
  const afterText = after && after.gap !== GAP.line ? after.text : ''
  if (isMoney(tokens, raw, beforeText, afterText, tables)) return 'money'
  if (tables.months.has(afterText) && raw.value <= 31) return 'date'
  if (raw.kind !== 'cardinal') return raw.kind
  if (isListNumber(tokens, raw) || isPiece(tokens, raw)) return 'other'
  if (tables.before.law.endingAt(tokens, raw.first)) return 'law'
  if (isAddress(text, tokens, raw, afterText, tables)) return 'address'
  if (tables.clock.has(afterText)) return afterText.startsWith('h') && raw.value <= 24 && (after!.gap === GAP.none || tables.before.time.has(beforeText)) ? 'time' : 'duration'
  if (before && (beforeText === 'h' || beforeText === 'heures') && raw.value < 60) return 'time'
  if (tables.spans.has(afterText)) return isAge(tokens, raw, tables) ? 'age' : 'duration'
  if (tables.measures.has(afterText) || afterText === '°') return 'measure'
  if (isYear(tokens, raw, beforeText, afterText, tables)) return 'year'
  return tables.before.other.has(beforeText) ? 'other' : 'cardinal'
}

function isMoney(tokens: readonly Token[], raw: RawNumber, before: string, after: string, tables: NumberTables): boolean {
  if (tables.currencySigns.has(after) || tables.currencySigns.has(before) || tables.currencies.has(after)) return true
  return tables.of.has(after) && tables.currencies.has(tokens[raw.next + 1]?.text ?? '')
}

/** «1. Par où sont-ils entrés ?»: what numbers a line. */
function isListNumber(tokens: readonly Token[], raw: RawNumber): boolean {
  const mark = tokens[raw.next]
  const after = tokens[raw.next + 1]
  return tokens[raw.first]!.gap === GAP.line && raw.next - raw.first === 1 && tokens[raw.first]!.kind === 'digits' &&
    (mark?.text === '.' || mark?.text === ')') && mark.gap === GAP.none && after?.gap === GAP.space
}

/** A piece of a code: «323-1», «78-17», an address of a network. */
function isPiece(tokens: readonly Token[], raw: RawNumber): boolean {
  const [before, after] = [tokens[raw.first - 1], tokens[raw.next]]
  const tail = tokens[raw.first]!.gap === GAP.none && before?.gap === GAP.none && (before.text === '-' || before.text === '.') && tokens[raw.first - 2]?.kind === 'digits'
  return tail || (after?.text === '.' && after.gap === GAP.none && tokens[raw.next + 1]?.kind === 'digits' && tokens[raw.next + 1]!.gap === GAP.none)
}

/** «12, rue de», «12 bis avenue»; «75008 Paris» after a comma or at the start of a line. */
function isAddress(text: string, tokens: readonly Token[], raw: RawNumber, after: string, tables: NumberTables): boolean {
  if (raw.next - raw.first > 1 || tokens[raw.first]!.kind !== 'digits') return false
  let at = raw.next
  if (tables.repeats.has(after)) at++
  if (tokens[at]?.text === ',') at++
  if (tables.streets.has(tokens[at]?.text ?? '') && tokens[at]!.gap !== GAP.line) return true
  const next = tokens[raw.next]
  const before = tokens[raw.first - 1]
  const capital = next?.kind === 'word' && next.gap === GAP.space && /\p{Lu}/u.test(text[next.start]!)
  return capital && tokens[raw.first]!.text.length === 5 && (!before || before.kind === 'mark' || tokens[raw.first]!.gap === GAP.line)
}

/** «Âgé de 33 ans», «Jean Dupont, 33 ans,». */
function isAge(tokens: readonly Token[], raw: RawNumber, tables: NumberTables): boolean {
  if (!tokens[raw.next]!.text.startsWith('an')) return false
  for (let at = raw.first - 1; at >= raw.first - 4 && at >= 0; at--) if (tables.aged.has(tokens[at]!.text)) return true
  const after = tokens[raw.next + 1]
  return tokens[raw.first - 1]?.text === ',' && (after?.text === ',' || after?.text === '.' || after?.text === ')')
}

/** Four digits in a row, in the range that press speaks of, where a year stands or where nothing plural is counted. */
function isYear(tokens: readonly Token[], raw: RawNumber, before: string, after: string, tables: NumberTables): boolean {
  const token = tokens[raw.first]!
  if (raw.next - raw.first > 1 || token.kind !== 'digits' || token.text.length !== 4 || raw.value < 1000 || raw.value > 2100) return false
  if (tables.before.year.has(before) || tables.months.has(before)) return true
  const plural = (after.endsWith('s') || after.endsWith('x')) && !tables.partFollowers.has(after) && !tables.noPlural.has(after)
  return raw.value >= 1900 && !plural && !tables.boundBefore.endingAt(tokens, raw.first)
}
