import type { Cue } from '../../french/french.ts'
import { cuesOf } from '../../french/french.ts'
import type { Sentence } from '../../french/read.ts'
import type { Story } from '../story.ts'
import type { Voice, Voices } from '../voices.ts'
import type { Attribution } from './attribution.ts'
import { REACH } from './attribution.ts'
import { asideEnd } from './extents.ts'

/** How far after «pour la CFDT» its comma may stand, in tokens: «Pour Paul Lenoir, chercheur, …». */
const VIEWPOINT_REACH = 3
/** How far after «selon» the pronoun may stand that it speaks of: «si l'on en croit ce qu'elle dit», in tokens. */
const PRONOUN_REACH = 6

/** Where a sentence names its source: «selon X», «peut-on lire dans le communiqué de X», «pour X, …». */
export class Sources {
  readonly #story: Story
  readonly #voices: Voices

  constructor(story: Story, voices: Voices) {
    this.#story = story
    this.#voices = voices
  }

  of(sentence: Sentence, cues: readonly Cue[], voices: readonly Voice[], last: string | null): Attribution[] {
    const found: Attribution[] = []
    for (const cue of cuesOf(cues, 'source')) if (cue.meaning.id !== 'none' && !this.#describes(cue)) found.push(this.#sourced(sentence, cue, voices, last))
    for (const cue of cuesOf(cues, 'hearsay')) {
      const voice = this.#meant(cue, voices, sentence)
      // «…, y lit-on»: in what the last one named has written.
      const there = !voice && last !== null && this.#story.french.glue.there.has(this.#story.reading.tokens[cue.from - 1]?.key ?? '')
      if (voice || there) found.push({ from: sentence.from, to: sentence.to, speaker: voice ? voice.speaker : last, rule: 'source', words: { from: cue.from, to: voice?.to ?? cue.to } })
    }
    const viewpoint = this.#viewpoint(sentence, cues, voices)
    return viewpoint ? [...found, viewpoint] : found
  }

  /** «L'attaque annoncée par X a touché…»: by whom an event was told of is no source of what the sentence tells. */
  #describes({ from, to }: Cue): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    return tokens[to - 1]!.key === 'par' && glue.told_of.has(tokens[from - 1]?.key ?? '')
  }

  /** Who is named right after «selon», «auprès de»: at once, or as what somebody unknown is («selon Jean Bat, directeur d'Orizon,»), and no more («selon Le Parisien, Orizon a…»). */
  #meant(cue: Cue, voices: readonly Voice[], sentence: Sentence): Voice | undefined {
    const { tokens } = this.#story.reading
    const voice = voices.find(candidate => candidate.from >= cue.to - 1 && candidate.from - cue.to <= REACH.after)
    const comma = voice ? tokens.slice(cue.to, voice.from).findIndex(({ key }) => key === ',') : -1
    return comma < 0 || this.#isRole(cue.to + comma, cue.from === sentence.from, sentence) ? voice : undefined
  }

  /** Whether what a comma opens says who somebody is: no verb, and another comma or the sentence's end after it. */
  #isRole(comma: number, opens: boolean, sentence: Sentence): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    for (let at = comma + 1; at < sentence.to; at++) {
      if (tokens[at]!.kind === 'mark') return tokens[at]!.key === ',' || !opens
      if (glue.finite.has(tokens[at]!.key)) return false
    }
    return !opens
  }

  /** «Selon X, …», «…, d'après lui», «à l'en croire». */
  #sourced(sentence: Sentence, cue: Cue, voices: readonly Voice[], last: string | null): Attribution {
    const { reading: { tokens }, french: { glue } } = this.#story
    const voice = this.#meant(cue, voices, sentence)
    const inItself = this.#pointsBack(cue)
    const clitic = tokens.slice(cue.to, cue.to + PRONOUN_REACH).some((token, at, all) => token.key === "qu'" && glue.they_who_speak.has(all[at + 1]?.key ?? ''))
    const pronoun = inItself || glue.after_source.has(tokens[cue.to]?.key ?? '') || (!voice && clitic)
    const speaker = pronoun ? (inItself ? voices.findLast(({ to, speaker: named }) => to <= cue.from && named !== null)?.speaker : null) ?? last ?? this.#voices.subject(cue.to) : voice?.speaker ?? null
    return { from: sentence.from, to: voice && cue.from > sentence.from ? asideEnd(voice.to, sentence, this.#story) : sentence.to, speaker, rule: 'source', words: { from: cue.from, to: voice?.to ?? cue.to } }
  }

  /** «à l'en croire», «à l'entendre»: the source holds its own pronoun. */
  #pointsBack({ from, to }: Cue): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    return tokens[from]?.key === 'à' && glue.articles.has(tokens[from + 1]?.key ?? '') && (to - from === 3 || (to - from === 4 && tokens[from + 2]?.key === 'en'))
  }

  /** «Pour la CFDT, …»: a sentence seen with somebody's eyes. Said of a subject of the story it is about them as often, and none. */
  #viewpoint(sentence: Sentence, cues: readonly Cue[], voices: readonly Voice[]): Attribution | null {
    const { tokens } = this.#story.reading
    const subjects = this.#story.compiled.dossier.subjects
    const cue = cuesOf(cues, 'viewpoint').find(({ from }) => from === sentence.from)
    const voice = cue && voices.find(candidate => candidate.from >= cue.to && candidate.from - cue.to <= VIEWPOINT_REACH && (tokens[candidate.to]?.key === ',' || tokens[candidate.to + 1]?.key === ','))
    if (!cue || !voice || voice.speaker === null || (tokens[cue.from]!.key === 'pour' && subjects.some(({ id }) => id === voice.speaker))) return null
    return { from: voice.to, to: sentence.to, speaker: voice.speaker, rule: 'source', words: { from: cue.from, to: voice.to } }
  }
}
