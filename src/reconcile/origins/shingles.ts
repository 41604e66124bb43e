/**
 * Texts as sets of hashed runs of five words, of which one in two is kept by its hash. Two texts that share a run keep or
 * leave it alike, so the share of a text found in another is estimated without bias from the samples alone
 * (FracMinHash: Irber et al. 2022, doi:10.1101/2022.01.11.475838).
 */

const RUN = 5
/** One in two: some 250 hashes for 500 words, so that a share of 0.5 is known to within 0.03 (one standard deviation). */
const SAMPLE = 2

const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text, small letters, without punctuation. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(WORD) ?? []

/** The kept hashes of a text's runs of five words, ascending, each once. Each is a whole number below 2^32. */
export function sketch(text: string): number[] {
  const words = wordsOf(text).map(hashWord)
  const kept = new Set<number>()
  for (let at = 0; at + RUN <= words.length; at++) {
    let hash = 0x9e3779b9
    for (let step = 0; step < RUN; step++) hash = mix(Math.imul(hash, 31) ^ words[at + step]!)
    if (hash % SAMPLE === 0) kept.add(hash)
  }
  return [...kept].sort((a, b) => a - b)
}

/** FNV-1a, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The last steps of MurmurHash3, 32 bits: every bit of the result depends on every bit given. */
function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
