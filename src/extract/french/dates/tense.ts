import type { Token } from '../numbers/tokens.ts'
import { GAP } from '../numbers/tokens.ts'
import type { Tense } from './reference.ts'
import type { DateTables } from './tables.ts'

const SENTENCE_ENDS = new Set(['.', '!', '?', ';'])
const SHORTEST_VERB = 4
const PARTICIPLE = /é(?:e?s?)$/

/**
 * Where the verb nearest to a date looks, within its sentence and a few words on each side. A cheap look, by a table of
 * auxiliaries and endings: it only has to tell a coming date from a past one.
 */
export function tenseAround(text: string, tokens: readonly Token[], first: number, next: number, tables: DateTables): Tense {
  const { window } = tables.tense
  let [back, on] = [first - 1, next]
  let [backOpen, onOpen] = [true, true]
  for (let step = 0; step < window && (backOpen || onOpen); step++, back--, on++) {
    if (backOpen) {
      const token = tokens[back]
      backOpen = token !== undefined && !SENTENCE_ENDS.has(token.text) && tokens[back + 1]!.gap !== GAP.line
      const tense = backOpen ? tenseAt(text, tokens, back, tables) : 'none'
      if (tense !== 'none') return tense
    }
    if (onOpen) {
      const token = tokens[on]
      onOpen = token !== undefined && !SENTENCE_ENDS.has(token.text) && token.gap !== GAP.line
      const tense = onOpen ? tenseAt(text, tokens, on, tables) : 'none'
      if (tense !== 'none') return tense
    }
  }
  return 'none'
}

/** The tense of one word; a participle takes its auxiliary's: «sera jugé», «devrait être jugé». */
function tenseAt(text: string, tokens: readonly Token[], at: number, tables: DateTables): Tense {
  const tense = tenseOf(text, tokens[at]!, tables)
  // «A attendu» looks back where «est attendu» looks ahead.
  if (tense === 'future' && at > 0 && tables.tense.auxiliaries.has(tokens[at - 1]!.text) && tenseOf(text, tokens[at - 1]!, tables) === 'past') return 'past'
  if (tense !== 'past' || !PARTICIPLE.test(text.slice(tokens[at]!.end - 3, tokens[at]!.end))) return tense
  for (let back = at - 1; back >= 0 && back >= at - 3; back--) {
    if (tokens[back]!.text === 'etre') return 'none'
    if (tenseOf(text, tokens[back]!, tables) === 'future') return 'future'
  }
  return tense
}

function tenseOf(text: string, token: Token, tables: DateTables): Tense {
  const { future, past, neither, noVerb } = tables.tense
  if (token.kind !== 'word') return 'none'
  if (token.text === 'a') return text[token.start] === 'a' ? 'past' : 'none'
  if (token.text.length < SHORTEST_VERB && !future.words.has(token.text) && !past.words.has(token.text)) return 'none'
  const capital = text[token.start]! !== text[token.start]!.toLowerCase()
  if (future.words.has(token.text)) return 'future'
  if (past.words.has(token.text)) return 'past'
  if (noVerb.has(token.text) || capital || neither.some(ending => token.text.endsWith(ending))) return 'none'
  if (future.endings.some(ending => token.text.endsWith(ending))) return 'future'
  // Accents tell «piraté» from «pirate».
  const raw = text.slice(token.start, token.end).toLowerCase()
  return past.endings.some(ending => raw.endsWith(ending)) || past.participles.some(ending => raw.endsWith(ending)) ? 'past' : 'none'
}
