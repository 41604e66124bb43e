import { parseTree, rawText } from './tree.ts'

/** Marks that show nothing and split words for whoever searches: soft hyphens, zero-width spaces, byte-order marks, NUL. */
const INVISIBLE = /[\u0000\u00ad\u200b\u200e\u200f\u2060\ufeff]/g
/** What HTML collapses. No-break spaces (U+00A0, U+202F) are the text's own and stay. */
const COLLAPSED = /[ \t\n\r\f\v\u0085\u2028\u2029]+/g

/** A text as a reader sees it: white space collapsed, no-break spaces kept, nothing invisible. */
export const tidy = (text: string): string => text.replace(INVISIBLE, '').replace(COLLAPSED, ' ').trim()

/** For comparing texts that two places of a page give: letters and digits alone, small, without accents. */
export const comparable = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Whether two texts say the same: equal, or one the beginning of the other and at least two thirds of it, as when a field was cut. */
export const sameText = (a: string, b: string): boolean => sameComparable(comparable(a), comparable(b))

/** As `sameText`, of texts that `comparable` gave. */
export function sameComparable(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short === '' || short === long) return short !== ''
  return short.length >= 40 && short.length * 3 >= long.length * 2 && long.startsWith(short)
}

/** Undoes the entities of a text that was escaped once too often, or twice, as headlines in JSON-LD are. Tags stay as they are. */
export function unescaped(text: string): string {
  let result = text
  for (let turn = 0; turn < 2 && /&[#\w]{2,30};/.test(result); turn++) result = rawText(parseTree(result.replaceAll('<', '&lt;')))
  return result
}
