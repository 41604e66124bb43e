/** What a token is: a word, a run of digits, or a punctuation mark. */
export type TokenKind = 'word' | 'digits' | 'mark'

/** One word, number or mark. Positions are UTF-16 code units into the text that was tokenised. */
export interface Token {
  readonly start: number
  readonly end: number
  /** Lower case, no accents but a last é and in «à», no plural: what patterns are compared with. `« » – .` stand for all quotes, dashes and ellipses. */
  readonly key: string
  readonly kind: TokenKind
  /** Begins with a capital letter. */
  readonly capital: boolean
}

const LETTER = 1
const DIGIT = 2
const APOSTROPHE = 3
const SPACE = 4
const HYPHEN = 5
const MARK = 6

const LIMIT = 0x2100
const kinds = new Uint8Array(LIMIT)
const folded: string[] = []

for (let code = 0; code < LIMIT; code++) {
  const char = String.fromCharCode(code)
  kinds[code] = /\p{L}|\p{M}/u.test(char) ? LETTER : /\p{Nd}/u.test(char) ? DIGIT : /\s|[\u200b\u00ad\u2060]/u.test(char) ? SPACE : MARK
  folded[code] = char === 'œ' || char === 'Œ' ? 'oe' : char === 'æ' || char === 'Æ' ? 'ae' : char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
for (const char of "'’ʼ‘") kinds[char.charCodeAt(0)] = APOSTROPHE
// Names of columns and of code: «`num_adherent`».
for (const char of '`_') kinds[char.charCodeAt(0)] = SPACE
for (const char of '-‐‑') kinds[char.charCodeAt(0)] = HYPHEN

const MARKS: Readonly<Record<string, string>> = { '“': '«', '„': '«', '”': '»', '–': '–', '—': '–', '―': '–', '•': '•', '·': '•', '‣': '•', '▪': '•', '…': '.' }
const ELIDED = new Set(['l', 'd', 'n', 's', 'c', 'j', 'm', 't', 'qu', 'lorsqu', 'puisqu', 'jusqu', 'quoiqu', 'quelqu', 'presqu'])

/**
 * A word without accents, capitals or the plural's s or x: «Numéros» and «numéro», «hôpitaux» and «hôpital» have one key.
 * A last «é», «ée» stays «é»: «piraté» and «piratées» are one, and no «pirate». «à» stays «à», and is no «a».
 */
export function wordKey(word: string): string {
  let key = ''
  if (word === 'à' || word === 'À') return 'à'
  for (let at = 0; at < word.length; at++) key += foldAt(word, at)
  return singular(key, word.length <= 1 ? '' : word)
}

const foldAt = (text: string, at: number): string => {
  const code = text.charCodeAt(at)
  return code < LIMIT ? folded[code]! : text[at]!.toLowerCase()
}

/** «à», and «A l'époque», which press writes without its accent: no sentence begins with the verb, but «A-t-on». */
const isPreposition = (text: string, at: number): boolean => text[at] !== 'a' && (text[at] !== 'A' || kindAt(text, at + 1) === SPACE)

const PARTICIPLE = /[éÉ][eE]?[sS]?$/

const singular = (key: string, written: string): string => {
  const last = key.charCodeAt(key.length - 1)
  if ((last === 101 || last === 115) && PARTICIPLE.test(written)) return `${key.replace(/e{1,2}s?$/, '')}é`
  if (key.length > 4 && key.endsWith('aux') && !key.endsWith('eaux')) return `${key.slice(0, -3)}al`
  return key.length > 3 && (last === 115 || last === 120) ? key.slice(0, -1) : key
}

/** Arrows, ticks, squares and pictures, as stand before the items of a list. */
const isSign = (code: number): boolean => (code >= 0x2190 && code < 0x2c00) || (code >= 0xd800 && code < 0xe000) || code === 0xfe0f

const kindAt = (text: string, at: number): number => {
  if (at < 0 || at >= text.length) return SPACE
  const code = text.charCodeAt(at)
  return code < LIMIT ? kinds[code]! : isSign(code) ? MARK : LETTER
}

/**
 * Cuts a text into tokens in one pass. A hyphen inside a word parts it («a-t-il» is three words, «e-mail» two),
 * so that «ayants droit» and «ayants-droit» are one; a hyphen beside a space is a dash. «l'» is a word of its own.
 * Where the text is a part of a longer one, `offset` is where it begins there.
 */
export function tokenize(text: string, offset = 0): Token[] {
  const tokens: Token[] = []
  let opened = false
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at)
    if (kind === SPACE) {
      at++
    } else if (kind === LETTER) {
      const start = at
      let key = ''
      let elided = false
      for (; at < text.length; at++) {
        const inside = kindAt(text, at)
        if (inside === LETTER || inside === DIGIT) key += foldAt(text, at)
        else if (inside === APOSTROPHE && kindAt(text, at + 1) === LETTER) {
          if (ELIDED.has(key)) { elided = true; at++; break }
          key += "'"
        } else break
      }
      const first = text[start]!
      if (key === 'a' && isPreposition(text, start)) key = 'à'
      tokens.push({ start: start + offset, end: at + offset, key: elided ? `${key}'` : singular(key, text.slice(Math.max(start, at - 3), at)), kind: 'word', capital: first !== first.toLowerCase() })
    } else if (kind === DIGIT) {
      const start = at
      while (kindAt(text, at) === DIGIT) at++
      tokens.push({ start: start + offset, end: at + offset, key: text.slice(start, at), kind: 'digits', capital: false })
    } else {
      const [before, after] = [kindAt(text, at - 1), kindAt(text, at + 1)]
      // «viamedis.fr», «640.000», «1,2»: inside a word or a figure it parts nothing.
      const inside = before === after && (text[at] === '.' ? before === LETTER || before === DIGIT : text[at] === ',' && before === DIGIT)
      if (isSign(text.charCodeAt(at))) {
        const start = at
        while (at + 1 < text.length && isSign(text.charCodeAt(at + 1))) at++
        tokens.push({ start: start + offset, end: at + 1 + offset, key: '•', kind: 'mark', capital: false })
      } else if (kind !== APOSTROPHE && !inside && !(kind === HYPHEN && before <= DIGIT && after <= DIGIT)) {
        let key = kind === HYPHEN ? '–' : MARKS[text[at]!] ?? text[at]!
        if (text[at] === '"') { key = opened ? '»' : '«'; opened = !opened }
        // «Pierre & Seuil» and «Pierre et Seuil» are one name.
        tokens.push({ start: at + offset, end: at + offset + 1, key: key === '&' ? 'et' : key, kind: key === '&' ? 'word' : 'mark', capital: false })
      }
      at++
    }
  }
  return tokens
}
