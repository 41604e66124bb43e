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
const LETTER = /\p{L}|\p{M}/u
const SPACE = /\s/
const ADDRESS_START = new Set(['http', 'https', 'www', 'ftp'])

// «Dès» is no «des»: the one accent that tells two words of our tables apart.
const KEPT = new Set(['dès'])

/** In lower case, without accents, ligatures opened: how tokens and tables are compared. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (KEPT.has(lower)) return lower
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      return lower.replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll(/[’ʼ′]/g, '\'').normalize('NFD').replaceAll(/\p{M}/gu, '')
    }
  }
  return lower
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  if (code >= 0xc0 && code <= 0x24f) return code !== 0xd7 && code !== 0xf7
  return LETTER.test(text[at]!)
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code === 32 || (code >= 9 && code <= 13)
  return code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x200b || (code > 0x167f && SPACE.test(text[at]!))
}

/**
 * Cuts a text into words, runs of digits and single marks, in one pass. Web and mail addresses give no tokens:
 * their digits count nothing.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const length = text.length
  let at = 0
  let gap: Gap = GAP.line
  while (at < length) {
    if (isSpace(text, at)) {
      const code = text.charCodeAt(at)
      if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) gap = GAP.line
      else if (gap === GAP.none) gap = GAP.space
      at++
      continue
    }
    const start = at
    let kind: TokenKind
    if (isDigit(text.charCodeAt(at))) {
      kind = 'digits'
      while (at < length && isDigit(text.charCodeAt(at))) at++
    } else if (isLetter(text, at)) {
      kind = 'word'
      while (at < length && isLetter(text, at)) at++
      if (ADDRESS_START.has(text.slice(start, at).toLowerCase()) && (text[at] === ':' || text[at] === '.')) {
        while (at < length && !isSpace(text, at)) at++
        gap = GAP.none
        continue
      }
      if (at < length && APOSTROPHES.has(text[at]!) && at + 1 < length && isLetter(text, at + 1)) at++
    } else {
      kind = 'mark'
      at++
    }
    const raw = text.slice(start, at)
    tokens.push({ kind, start, end: at, text: kind === 'word' ? fold(raw) : raw, gap })
    gap = GAP.none
  }
  return tokens
}
