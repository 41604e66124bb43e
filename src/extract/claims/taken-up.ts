import type { French } from '../french/french.ts'
import type { Match } from '../french/patterns.ts'
import type { Reading, Sentence } from '../french/read.ts'
import type { Name } from './compile.ts'

/** How late in its clause the pronoun may stand that takes up what was named before: «Le même jour, elle a ouvert…», in tokens. */
const OPENING = 6
/**
 * Pronouns that stand for a term of the questionnaire, as matches of that term: «La Cnil a été saisie. Elle a ouvert une enquête»
 * speaks of the regulator in both sentences. The term is the last thing named before, in the pronoun's sentence or the
 * one before it, and of its gender as far as its article tells.
 */
export function takenUp(reading: Reading, french: French, terms: readonly Match<string>[], names: readonly Match<Name>[], wanted: ReadonlySet<string>): Match<string>[] {
  const own = terms.filter(({ meaning }) => wanted.has(meaning))
  if (own.length === 0) return []
  const mentions: (Match<string> | Match<Name>)[] = [...own, ...names.filter(({ meaning: { kind }, from, to }) => (kind === 'subject' || kind === 'speaker') && !own.some(term => term.from < to && from < term.to))]
  mentions.sort((a, b) => a.from - b.from)
  const found: Match<string>[] = []
  let last = -1
  for (const sentence of reading.sentences) {
    for (const [from, to, feminine] of pronouns(sentence, reading, french)) {
      while (last + 1 < mentions.length && mentions[last + 1]!.to <= from) last++
      const mention = mentions[last]
      if (!mention || typeof mention.meaning !== 'string') continue
      const apart = sentence.index - reading.sentenceOf[mention.from]!
      const near = apart === 0 || (apart === 1 && reading.sentences[sentence.index - 1]!.block === sentence.block)
      if (near && agrees(mention.from, feminine, reading, french)) found.push({ from, to, meaning: mention.meaning, source: mention.source })
    }
  }
  return found
}

/** The pronouns of a sentence that open it or a part of it: where they stand, and whether they are feminine. */
function* pronouns({ from, to }: Sentence, { tokens, clauseOf, text }: Reading, { reference: { feminine, masculine, impersonal } }: French): Generator<[number, number, boolean]> {
  let opened = from
  for (let at = from; at < to; at++) {
    if (clauseOf[at] !== clauseOf[opened] || tokens[at]!.kind === 'mark') opened = at
    if (at - opened > OPENING) continue
    const one = tokens[at]!.key
    const two = `${one} ${tokens[at + 1]?.key ?? ''}`
    const long = feminine.has(two) || masculine.has(two)
    if (!long && (!(feminine.has(one) || masculine.has(one)) || impersonal.has(tokens[at + 1]?.key ?? '') || text[tokens[at]!.end - 1] === 's')) continue
    yield [at, long ? at + 2 : at + 1, feminine.has(long ? two : one)]
  }
}

/** «La Cnil» is no «il», «le parquet» no «elle»; «l'Anssi» may be either. */
function agrees(at: number, feminine: boolean, { tokens }: Reading, { words }: French): boolean {
  const others = feminine ? words.masculine_articles : words.feminine_articles
  return ![tokens[at]!.key, tokens[at - 1]?.key ?? ''].some(key => others.has(key))
}
