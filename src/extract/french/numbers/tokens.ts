import { fold } from './fold.ts'

/** A run of letters, a run of digits, or one other character. */
export type TokenKind = 'word' | 'digits' | 'mark'

/** What stands between a token and the one before it: nothing, spaces, or a line break. */
export const GAP = { none: 0, space: 1, line: 2 } as const
export type Gap = (typeof GAP)[keyof typeof GAP]

/**
 * One piece of a text. `start` and `end` are UTF-16 code units; `text` is in lower case without accents,
 * and a word that elides keeps its apostrophe, always as ' («L’» is «l'»).
 */
export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  readonly text: string
  readonly gap: Gap
}

const APOSTROPHES = new Set(['\'', '’', 'ʼ', '′'])
const ADDRESS_START = new Set(['http', 'https', 'www', 'ftp'])

// One byte a UTF-16 unit: what a character is. Surrogates count as marks.
const MARK = 0
const DIGIT = 1
const LOWER = 2
const LETTER = 3
const SPACE = 4
const BREAK = 5
const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(code))

function classOf(code: number): number {
  const character = String.fromCharCode(code)
  if (code >= 48 && code <= 57) return DIGIT
  if (code >= 97 && code <= 122) return LOWER
  if (/\p{L}|\p{M}/u.test(character)) return LETTER
  if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return BREAK
  return /\s/.test(character) || code === 0x200b ? SPACE : MARK
}

/**
 * Cuts a text into words, runs of digits and single marks, in one pass. Web and mail addresses give no tokens:
 * their digits count nothing.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const { length } = text
  let gap: Gap = GAP.line
  for (let at = 0; at < length;) {
    const start = at
    const first = CLASSES[text.charCodeAt(at++)]!
    if (first >= SPACE) {
      if (first === BREAK) gap = GAP.line
      else if (gap === GAP.none) gap = GAP.space
      continue
    }
    if (first === MARK) {
      tokens.push({ kind: 'mark', start, end: at, text: text[start]!, gap })
    } else if (first === DIGIT) {
      while (at < length && CLASSES[text.charCodeAt(at)] === DIGIT) at++
      tokens.push({ kind: 'digits', start, end: at, text: text.slice(start, at), gap })
    } else {
      let plain = first === LOWER
      for (; at < length; at++) {
        const kind = CLASSES[text.charCodeAt(at)]
        if (kind === LETTER) plain = false
        else if (kind !== LOWER) break
      }
      const address = endOfAddress(text, start, at)
      if (address > at) {
        at = address
      } else {
        if (elides(text, at)) at++
        const raw = text.slice(start, at)
        tokens.push({ kind: 'word', start, end: at, text: plain && text.charCodeAt(at - 1) < 128 ? raw : fold(raw), gap })
      }
    }
    gap = GAP.none
  }
  return tokens
}

/** An apostrophe right after a word, and a letter right after it. */
function elides(text: string, at: number): boolean {
  if (!APOSTROPHES.has(text[at] ?? '')) return false
  const after = CLASSES[text.charCodeAt(at + 1)]
  return after === LOWER || after === LETTER
}

/** Where an address of the web that begins with the word at `start` ends: at the next space. -1 where none does. */
function endOfAddress(text: string, start: number, end: number): number {
  const mark = text[end]
  if ((mark !== ':' && mark !== '.') || !ADDRESS_START.has(text.slice(start, end).toLowerCase())) return -1
  let at = end
  while (at < text.length && CLASSES[text.charCodeAt(at)]! < SPACE) at++
  return at
}
