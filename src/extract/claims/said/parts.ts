import type { Sentence } from '../../french/read.ts'
import type { Story } from '../story.ts'
import type { Attribution } from './attribution.ts'

/** How late in its part of a sentence the source may begin that opens it, in tokens: «Bilan, selon X : …». */
const OPENS = 2

/**
 * Shares a sentence out among its speakers: «« A », dit X ; « B », croit savoir Y», «A selon X, B selon Y». An aside or a
 * source covers its own side of a semicolon where another speaks on the other side, and what stands before it where the
 * next source comes after.
 */
export function shared(found: readonly Attribution[], sentence: Sentence, { reading: { tokens }, french: { glue } }: Story): Attribution[] {
  const sideOf = (at: number) => tokens.slice(sentence.from, at).filter(({ key }) => key === ';').length
  return found.map(attribution => {
    const { rule, words } = attribution
    if (rule !== 'aside' && rule !== 'source') return attribution
    let { from, to } = sentence
    if (found.some(other => sideOf(other.words.from) !== sideOf(words.from))) {
      for (let at = sentence.from; at < sentence.to; at++) if (tokens[at]!.key === ';') { if (at < words.from) from = at + 1; else if (to === sentence.to) to = at }
    }
    const closes = ({ words: { to: end } }: Attribution) => glue.closing.has(tokens[end]?.key ?? '')
    const others = rule === 'source' ? found.filter(other => other.rule === 'source' && other.speaker !== attribution.speaker && other.words.from >= from && other.words.from < to) : []
    const before = others.findLast(other => other.words.to <= words.from)
    const after = others.find(other => other.words.from >= words.to)
    if (after && words.from - from > OPENS && closes(attribution)) to = words.to
    if (before && before.words.from - from > OPENS && closes(before)) from = before.words.to
    return { ...attribution, from: Math.max(from, attribution.from), to: Math.min(to, attribution.to) }
  })
}
