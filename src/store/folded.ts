/** Text as it is searched: without accents, ligatures apart, apostrophes straight; and where each of its characters came from. */
export interface Folded {
  readonly text: string
  /** For each UTF-16 code unit of `text`, its position in the original. */
  readonly from: readonly number[]
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', '’': '\'', ʼ: '\'' }

export function fold(original: string): Folded {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const character of original) {
    const lower = character.toLowerCase()
    const plain = LIGATURES[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '')
    text += plain
    for (let index = 0; index < plain.length; index++) from.push(at)
    at += character.length
  }
  return { text, from }
}

/** As `fold` gives it, where it does not matter what came from where: five times as fast. */
export const foldedText = (original: string): string =>
  original.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[œæß’ʼ]/g, character => LIGATURES[character]!)

/** French words that stand elided before another: «l’attaque» is searched as «attaque». */
const ELIDED = /(?<!\p{L})(?:qu|jusqu|lorsqu|puisqu|[cdjlmnst])'(?=\p{L})/gu
/** Words of a query that count. */
const MOST_WORDS = 12

/** The words that a query asks for, folded. */
export const queryWords = (query: string): string[] =>
  [...new Set(fold(query.slice(0, 400)).text.replace(ELIDED, '').match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS)

/** An FTS5 expression that asks for all of the words, the last one as a beginning; null where there are none. */
export function matchExpression(words: readonly string[]): string | null {
  if (words.length === 0) return null
  return words.map((word, index) => `"${word}"${index === words.length - 1 && word.length > 2 ? '*' : ''}`).join(' ')
}
