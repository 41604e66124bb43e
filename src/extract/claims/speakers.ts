import type { Cue } from '../french/french.ts'
import { cuesOf } from '../french/french.ts'
import type { Sentence } from '../french/read.ts'
import type { Attribution } from './attributions.ts'
import { Attributions } from './attributions.ts'
import { isBullet } from './settings.ts'
import type { Story } from './story.ts'
import type { Subjects } from './subjects.ts'
import { answersOf, quotedGuest } from './transcripts.ts'
import { Voices } from './voices.ts'

export type { Attribution }

/** How near its end a sentence says that somebody speaks, where the next is what they say: «X tranche dans son rapport.», in tokens. */
const ANNOUNCED_REACH = 4
/** How long a sentence is that only adds to the list before («Des dates de naissance, aussi.»), in tokens. */
const ADDED = 14
/** How early a sentence points back to a list («Le mot de passe n'en fait pas partie»), in tokens. */
const POINTING = 10
/** How late in a sentence after a quotation the one may be named who said it («La ministre n'a pas mâché ses mots»), in tokens. */
const NAMED_AFTER = 4

/** Who says what in one story. */
export class Speakers {
  readonly #story: Story
  readonly #voices: Voices
  readonly #bySentence: Attribution[][] = []
  /** For each sentence without a speaker of its own, the one whose list it goes on with. */
  readonly #carried: (Attribution | null)[] = []

  constructor(story: Story, subjects: Subjects) {
    this.#story = story
    this.#voices = new Voices(story, subjects)
    const attributions = new Attributions(story, this.#voices)
    const cues = groupCues(story)
    let last: string | null = null
    for (const sentence of story.reading.sentences) {
      const own = cues.get(sentence.index) ?? []
      const found = attributions.of(sentence, own, last)
      this.#bySentence.push(found)
      this.#lookBack(sentence, own, found)
      last = found.findLast(attribution => attribution.speaker !== null)?.speaker ?? this.#voices.of(sentence, own, last).find(voice => voice.speaker !== null && !voice.ranked && !this.#voices.isOblique(voice))?.speaker ?? last
    }
    this.#spreadQuotations()
    this.#attributeBareQuotations(cues)
    this.#spreadQuotations()
    this.#answer()
    this.#carry()
  }

  /** Who says the token at `at`, or null for the outlet. `carry` gives a list the speaker that its paragraph had before. */
  at(at: number, carry = false): Attribution | null {
    const index = this.#story.reading.sentenceOf[at]!
    const own = this.#bySentence[index]!
    const covering = own.findLast(attribution => attribution.from <= at && at < attribution.to)
    return covering ?? (carry && own.length === 0 ? this.#carried[index]! : null)
  }

  of(sentence: Sentence): readonly Attribution[] {
    return this.#bySentence[sentence.index]!
  }

  /** «C'est ce qu'indique la Cnil.»: who said the sentence before. */
  #lookBack(sentence: Sentence, cues: readonly Cue[], found: readonly Attribution[]): void {
    const before = this.#story.reading.sentences[sentence.index - 1]
    const said = found.find(attribution => attribution.speaker !== null)
    if (!before || !said || this.#bySentence[before.index]!.length > 0 || !cuesOf(cues, 'backward').some(cue => cue.from === sentence.from)) return
    this.#bySentence[before.index] = [{ ...said, from: before.from, to: before.to, rule: 'quotation' }]
  }

  /** A quotation that runs over sentences has one speaker. */
  #spreadQuotations(): void {
    const { reading } = this.#story
    const speakers = new Map<number, Attribution>()
    for (const attribution of this.#bySentence.flat()) {
      for (let at = attribution.from; at < attribution.to; at++) {
        const quotation = reading.quotation[at]!
        if (quotation > 0 && !speakers.has(quotation)) speakers.set(quotation, attribution)
      }
    }
    for (const sentence of reading.sentences) {
      const list = this.#bySentence[sentence.index]!
      if (list.length > 0) continue
      for (let at = sentence.from; at < sentence.to; at++) {
        const attribution = speakers.get(reading.quotation[at]!)
        if (attribution) { list.push({ ...attribution, from: sentence.from, to: sentence.to, rule: 'quotation' }); break }
      }
    }
  }

  /**
   * A sentence that is a quotation and no more was said by whoever the sentence after begins with («La ministre n'a pas mâché
   * ses mots»), or by whoever spoke before in its paragraph or right before it.
   */
  #attributeBareQuotations(cues: ReadonlyMap<number, readonly Cue[]>): void {
    const { sentences, tokens, quotation } = this.#story.reading
    const guest = quotedGuest(this.#story)
    for (const sentence of sentences) {
      if (this.#bySentence[sentence.index]!.length > 0 || tokens[sentence.from]?.key !== '«' || quotation[sentence.to - 1] === 0) continue
      let after = sentence.index + 1
      while (sentences[after] && quotation[sentences[after]!.from] === quotation[sentence.from]) after++
      const next = sentences[after]
      const before = sentences[sentence.index - 1]
      const told = next && next.block === sentence.block && tokens[next.from]?.key !== '«'
        ? this.#voices.of(next, cues.get(next.index) ?? [], null).find(voice => voice.speaker !== null && voice.from - next.from <= NAMED_AFTER && !this.#voices.isOblique(voice))
        : undefined
      const earlier = before && (before.block === sentence.block || tokens[before.to - 1]?.key === ':' || quotation[before.to - 1]! > 0) ? this.#bySentence[before.index]!.findLast(({ speaker }) => speaker !== null) : undefined
      const words = { from: sentence.from, to: sentence.from }
      const speaker = guest ?? told?.speaker ?? earlier?.speaker ?? this.#author(sentence, before, cues)
      if (speaker) this.#bySentence[sentence.index]!.push({ from: sentence.from, to: sentence.to, speaker, rule: 'quotation', words })
    }
  }

  /** A quotation of several paragraphs is by whom the sentence before it names: «Nous publions le courriel de l'université». */
  #author({ block, to }: Sentence, before: Sentence | undefined, cues: ReadonlyMap<number, readonly Cue[]>): string | null {
    const { sentences, sentenceOf, quotation, tokens } = this.#story.reading
    const number = quotation[to - 1]!
    let end = to
    while (end < tokens.length && (quotation[end] === number || sentenceOf[end]! < 0)) end++
    if (!before || (sentences[sentenceOf[end - 1]!] ?? sentences[sentenceOf[end - 2]!])?.block === block) return null
    return this.#voices.of(before, cues.get(before.index) ?? [], null).find(({ speaker }) => speaker !== null)?.speaker ?? null
  }

  /** All that is said in an answer of an interview is by who answers, but for what they say others say. */
  #answer(): void {
    const answers = answersOf(this.#story)
    if (answers.size === 0) return
    for (const { index, block, from, to } of this.#story.reading.sentences) {
      const speaker = answers.get(block)
      if (speaker !== undefined) this.#bySentence[index]!.unshift({ from, to, speaker, rule: 'transcript', words: { from, to: from } })
    }
  }

  /** A sentence that goes on as lists do, or stays in reserve, has its paragraph's last speaker. */
  #carry(): void {
    const { sentences, blocks, text } = this.#story.reading
    let last: Attribution | null = null
    let listed = false
    for (const sentence of sentences) {
      if (sentence.block !== sentences[sentence.index - 1]?.block) {
        listed = last !== null && isBullet(blocks[sentence.block]!, text) && (listed || this.#opens(sentences[sentence.index - 1]!))
        if (!listed) last = null
      }
      const own = this.#bySentence[sentence.index]!
      if (last && own.length === 0 && this.#announces(last, sentences[sentence.index - 1]!)) own.push({ ...last, from: sentence.from, to: sentence.to, rule: 'carried' })
      this.#carried.push(last && (listed || this.#continues(sentence)) ? { ...last, rule: 'carried' } : null)
      last = own.at(-1) ?? last
    }
  }

  /** A sentence that ends with a colon opens its speaker's list, but for «Ce que l'on sait :», «Voici le point :». */
  #opens({ from, to }: Sentence): boolean {
    const { reading: { tokens }, french } = this.#story
    return tokens[to - 1]?.key === ':' && !french.glue.own_list.has(tokens[from]!.key)
  }

  /** «Le cabinet Orée tranche.», «La Cnil est claire.»: a sentence that ends with who speaks announces what follows. */
  #announces({ rule, speaker, words, to }: Attribution, before: Sentence): boolean {
    const { tokens } = this.#story.reading
    if (speaker === null || to > before.to || to <= before.from) return false
    if (rule === 'carried') return true
    const next = tokens[words.to]
    if (next?.kind === 'word' && words.to < before.to && !this.#story.french.glue.announcing.has(next.key)) return false
    return rule === 'speech' && before.to - words.to <= ANNOUNCED_REACH && !tokens.slice(Math.max(before.from, words.from - 2), before.to).some(({ key }) => /^(?:n'|ne|«|que|qu'|du|des|un|une)$/.test(key))
      && !/^(?:de|d'|le|la|l'|les|tout|toute|ce|cet|cette|son|sa|ses|leur|aucun|aucune|\d+)$/.test(tokens[words.to]?.key ?? '')
  }

  #continues({ from, to }: Sentence): boolean {
    const { reading: { tokens, conditional }, french } = this.#story
    return french.glue.continues.has(tokens[from]?.key ?? '') || (to - from <= ADDED && french.glue.added.has(tokens[to - 2]?.key ?? '')) || conditional.subarray(from, to).includes(1)
      || tokens.slice(from, Math.min(to, from + POINTING)).some(({ key }, at) => /^(?:n'|ne)$/.test(key) && /^(?:en|y)$/.test(tokens[from + at + 1]?.key ?? ''))
  }
}

function groupCues(story: Story): Map<number, Cue[]> {
  const groups = new Map<number, Cue[]>()
  for (const cue of story.reading.cues) {
    const sentence = story.reading.sentenceOf[cue.from]!
    const list = groups.get(sentence)
    if (list) list.push(cue)
    else groups.set(sentence, [cue])
  }
  return groups
}
