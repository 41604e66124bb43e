import type { Cue } from '../../french/french.ts'
import { cuesOf } from '../../french/french.ts'
import type { Sentence } from '../../french/read.ts'
import type { Story } from '../story.ts'
import type { Voice, Voices } from '../voices.ts'
import type { Attribution } from './attribution.ts'

/** How far before the colon of what they say a speaker's name may end, in tokens; before a quotation, farther. */
const LABEL_REACH = 6
const QUOTED_LABEL_REACH = 14

/** «19 h 30 – Lumélia : « … »», «Réponse de la Cnil : …»: a name, a colon and what it says. */
export function labelled(sentence: Sentence, cues: readonly Cue[], voices: readonly Voice[], who: Voices, { reading: { tokens } }: Story): Attribution | null {
  const label = cuesOf(cues, 'label')[0]
  for (let at = sentence.from + 1; at < sentence.to - 1; at++) {
    if (tokens[at]!.key !== ':') continue
    const quoted = tokens[at + 1]!.key === '«'
    if (!quoted && !label) return null
    const near = voices.filter(candidate => candidate.to <= at && at - candidate.to <= (quoted ? QUOTED_LABEL_REACH : LABEL_REACH))
    const voice = near.findLast(candidate => !who.isOblique(candidate)) ?? near.find(candidate => quoted || (label && candidate.from >= label.to - 1))
    return voice ? { from: at + 1, to: sentence.to, speaker: voice.speaker, rule: 'quotation', words: { from: voice.from, to: at } } : null
  }
  return null
}

/** «Orizon parle de 300 000 victimes ; la Cnil, de 400 000»: the verb is said once. */
export function gapped(sentence: Sentence, voices: readonly Voice[], found: readonly Attribution[], { reading: { tokens }, french: { glue } }: Story): Attribution | null {
  const first = found.find(({ rule }) => rule === 'speech')
  if (!first) return null
  const opens = (from: number) => glue.parting.has(tokens[glue.name_begins.has(tokens[from - 1]!.key) ? from - 2 : from - 1]!.key)
  const voice = voices.find(({ from, to, speaker }) => from >= first.words.to && speaker !== first.speaker && tokens[to]?.key === ',' && opens(from))
  return voice ? { from: voice.to, to: sentence.to, speaker: voice.speaker, rule: 'speech', words: { from: voice.from, to: voice.to } } : null
}
