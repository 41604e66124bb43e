import type { Cue } from '../french/french.ts'
import { cuesOf } from '../french/french.ts'
import type { Sentence } from '../french/read.ts'
import type { Attribution } from './said/attribution.ts'
import { gapped, labelled } from './said/labels.ts'
import { shared } from './said/parts.ts'
import { Reports } from './said/reports.ts'
import { Sources } from './said/sources.ts'
import { isParticiple } from './said/verbs.ts'
import type { Story } from './story.ts'
import type { Voices } from './voices.ts'

export type { Attribution }

/** Finds who says what within one sentence. */
export class Attributions {
  readonly #story: Story
  readonly #voices: Voices
  readonly #sources: Sources
  readonly #reports: Reports

  constructor(story: Story, voices: Voices) {
    this.#story = story
    this.#voices = voices
    this.#sources = new Sources(story, voices)
    this.#reports = new Reports(story, voices)
  }

  /** The attributions of one sentence, the widest first; `last` spoke before. */
  of(sentence: Sentence, cues: readonly Cue[], last: string | null): Attribution[] {
    const voices = this.#voices.of(sentence, cues, last)
    const found = this.#sources.of(sentence, cues, voices, last)
    for (const cue of cuesOf(cues, 'speech')) {
      const attribution = this.#reports.of(sentence, cue, voices, last)
      if (attribution) found.push({ ...attribution, speaker: this.#taken(attribution, cue, found) ?? attribution.speaker })
    }
    const second = gapped(sentence, voices, found, this.#story)
    if (second) found.push(second)
    const label = found.length === 0 ? labelled(sentence, cues, voices, this.#voices, this.#story) : null
    if (label) found.push(label)
    return shared(found, sentence, this.#story).sort((a, b) => b.to - b.from - (a.to - a.from))
  }

  /** Whose subject a verb without one of its own has: «X dit avoir alerté la Cnil et exclut tout rançongiciel», «X l'a reconnu, ajoutant que…». */
  #taken({ rule, words }: Attribution, cue: Cue, found: readonly Attribution[]): string | null {
    if (rule !== 'speech') return null
    if (isParticiple(cue, this.#story)) return found.findLast(({ speaker }) => speaker !== null)?.speaker ?? null
    const joined = this.#story.reading.tokens[words.from - 1]?.key === 'et'
    return joined ? found.find(other => other.rule === 'speech' && other.speaker !== null)?.speaker ?? null : null
  }
}
