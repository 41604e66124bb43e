import { wordsOf } from './shingles.ts'

/** A quoted sentence of fewer words may be said twice by chance, or be a saying. */
const LEAST_WORDS = 12
/** What stands between quotation marks; a mark that is never closed ends with its paragraph. */
const QUOTED = /«([^«»\n]{0,2000})»|“([^“”\n]{0,2000})”|"([^"\n]{0,2000})"/g

/** The long sentences that a text quotes, as their words alone, sorted, each once. */
export function quotedSentences(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(QUOTED)) {
    for (const sentence of (match[1] ?? match[2] ?? match[3])!.split(/[.!?…]+/)) {
      const words = wordsOf(sentence)
      if (words.length >= LEAST_WORDS) found.add(words.join(' '))
    }
  }
  return [...found].sort()
}
