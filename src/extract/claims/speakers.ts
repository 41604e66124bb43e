import type { Cue } from '../french/french.ts'
import { cuesOf } from '../french/french.ts'
import { firstFrom } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'
import type { Subjects } from './subjects.ts'

/** Words that somebody is said to have said: tokens `from` to `to` of one sentence, and who. */
export interface Attribution {
  readonly from: number
  readonly to: number
  /** Null where a source is named that the dossier does not know, or the outlet's own. */
  readonly speaker: string | null
  readonly rule: 'source' | 'speech' | 'aside' | 'quotation' | 'carried'
  /** The words of the attribution itself: a date among them is the outlet's. */
  readonly words: { readonly from: number; readonly to: number }
}

/** Somebody who may speak, as a sentence names them. */
interface Voice {
  readonly from: number
  readonly to: number
  readonly speaker: string | null
}

const AUXILIARIES = new Set(['a', 'ont', 'avait', 'avaient', 'est', 's\'est', 'etait', "s'", 'sont', 'aurait', 'vient', 'de', 'avoir', 'ayant', 'l\'', 'le', 'nou', 'vou', 'lui', 'leur', 'en', 'y', 'se', 'fait', 'egalement', 'aussi', 'alor', 'ainsi', 'encore', 'elle', 'meme', 'toutefoi', 'par', 'ailleur', 'd\'', 'deja', 'toujour', 'bien', 'notamment', 'ensuite', 'pour', 'sa', 'part', 'coté', 'son', 'quant', 'a', 'enfin', 'depui'])
const ARTICLES = new Set(['la', "l'", 'une', 'cette', 'son', 'sa', 'leur', 'les', "d'", 'de', 'un', 'le', 'aucune', 'ces', 'ce', 'par', 'en', 'ne'])
const REACH_BEFORE = 14
const REACH_AFTER = 8
const ASIDE_REACH = 8
/** How far before the colon of what they say a speaker's name may end, in tokens. */
const LABEL_REACH = 6

/** Who says what in one story. */
export class Speakers {
  readonly #story: Story
  readonly #subjects: Subjects
  readonly #ids: ReadonlySet<string>
  readonly #bySentence: readonly Attribution[][]
  readonly #namedByKind = new Map<string, readonly Match<Name>[]>()

  constructor(story: Story, subjects: Subjects) {
    this.#story = story
    this.#subjects = subjects
    this.#ids = new Set([...story.compiled.dossier.speakers.map(({ id }) => id), ...story.compiled.dossier.subjects.map(({ id }) => id)])
    const bySentence: Attribution[][] = []
    const cues = groupCues(story)
    let last: string | null = null
    for (const sentence of story.reading.sentences) {
      const own = cues.get(sentence.index) ?? []
      const found = this.#attributions(sentence, own, last)
      last = found.findLast(attribution => attribution.speaker !== null)?.speaker ?? this.#voices(sentence, own, last).find(voice => voice.speaker !== null && !this.#oblique(voice))?.speaker ?? last
      bySentence.push(found)
    }
    this.#bySentence = bySentence
    this.#spreadQuotations()
  }

  /** Who says the token at `at`, or null for the outlet. `carry` looks back through the paragraph for a list's speaker. */
  at(at: number, carry = false): Attribution | null {
    const { reading } = this.#story
    const index = reading.sentenceOf[at]!
    const own = this.#bySentence[index]!
    const covering = own.findLast(attribution => attribution.from <= at && at < attribution.to)
    if (covering || !carry || own.length > 0) return covering ?? null
    const { block } = reading.sentences[index]!
    for (let back = index - 1; back >= 0 && reading.sentences[back]!.block === block; back--) {
      const last = this.#bySentence[back]!.at(-1)
      if (last) return { ...last, rule: 'carried' }
    }
    return null
  }

  of(sentence: Sentence): readonly Attribution[] {
    return this.#bySentence[sentence.index]!
  }

  #attributions(sentence: Sentence, cues: readonly Cue[], last: string | null): Attribution[] {
    const { tokens } = this.#story.reading
    const voices = this.#voices(sentence, cues, last)
    const found: Attribution[] = []
    for (const cue of cuesOf(cues, 'source')) {
      const voice = voices.find(candidate => candidate.from >= cue.to - 1 && candidate.from - cue.to <= REACH_AFTER)
      const pronoun = tokens[cue.to - 1]?.key === 'croire' && tokens[cue.to - 2]?.key === 'en' && cue.to - cue.from === 4 || /^(elle|lui|eux)$/.test(tokens[cue.to]?.key ?? '') || (!voice && tokens.slice(cue.to, cue.to + 6).some((token, at, all) => token.key === "qu'" && /^(il|elle)$/.test(all[at + 1]?.key ?? '')))
      const speaker = pronoun ? last ?? this.#subjectVoice(cue.to) : voice?.speaker ?? null
      found.push({ from: sentence.from, to: sentence.to, speaker, rule: 'source', words: { from: cue.from, to: voice?.to ?? cue.to } })
    }
    for (const cue of cuesOf(cues, 'speech')) {
      const attribution = this.#spoken(sentence, cue, voices, last)
      if (attribution) found.push(attribution)
    }
    const label = found.length === 0 ? this.#labelled(sentence, voices) : null
    if (label) found.push(label)
    return found.sort((a, b) => b.to - b.from - (a.to - a.from))
  }

  /** «19 h 30 – Lumélia : « … »»: a name, a colon and what it says. */
  #labelled(sentence: Sentence, voices: readonly Voice[]): Attribution | null {
    const { tokens } = this.#story.reading
    for (let at = sentence.from + 1; at < sentence.to - 1; at++) {
      if (tokens[at]!.key !== ':' || !/^[«“"]$/.test(tokens[at + 1]!.key)) continue
      const voice = voices.findLast(candidate => candidate.to <= at && at - candidate.to <= LABEL_REACH && !this.#oblique(candidate))
      return voice ? { from: at + 1, to: sentence.to, speaker: voice.speaker, rule: 'quotation', words: { from: voice.from, to: at } } : null
    }
    return null
  }

  #spoken(sentence: Sentence, cue: Cue, voices: readonly Voice[], last: string | null): Attribution | null {
    const { tokens, clauseOf } = this.#story.reading
    const before = tokens[cue.from - 1]?.key ?? ''
    if (ARTICLES.has(before) && before !== "l'" && cue.meaning.id !== 'speech' && cue.to - cue.from === 1) return null
    let head = cue.from
    while (head > sentence.from && AUXILIARIES.has(tokens[head - 1]!.key)) head--
    // «a-t-il précisé», «précise-t-elle»
    const inverted = this.#inverted(cue)
    const mark = tokens[head - 1]?.key
    const aside = head > sentence.from && (mark === ',' || mark === '»' || mark === '!' || mark === '?' || mark === '–' || mark === '«')
    const words = (to: number) => ({ from: Math.min(head, cue.from), to })
    if (inverted) {
      const before = voices.filter(voice => voice.to <= cue.from && voice.speaker !== null)
      const speaker = (before.find(voice => !this.#oblique(voice)) ?? before[0])?.speaker ?? last ?? this.#subjectVoice(cue.from)
      return { from: sentence.from, to: sentence.to, speaker, rule: 'aside', words: words(sentence.to) }
    }
    const after = voices.find(voice => voice.from >= cue.to && voice.from - cue.to <= REACH_AFTER && !this.#oblique(voice) && !tokens.slice(cue.to, voice.from).some(token => /^([,:;«]|que|qu')$/.test(token.key)))
    if (aside && after) return { from: sentence.from, to: this.#aside(after.to, sentence), speaker: after.speaker, rule: 'aside', words: words(after.to) }
    const reports = this.#reports(cue)
    if (this.#story.french.lexicon.speech.only_with_that.includes(cue.meaning.id) && !reports) return null
    const clause = clauseOf[cue.from]
    const voice = voices.findLast(candidate => candidate.to <= cue.from && cue.from - candidate.to <= REACH_BEFORE && clauseOf[candidate.from] === clause && !this.#oblique(candidate))
    // «« Un compte a été usurpé » : voilà ce que X a écrit»: the words come first.
    const from = tokens[sentence.from]?.key === '«' ? sentence.from : cue.to
    if (voice) return { from, to: sentence.to, speaker: voice.speaker, rule: 'speech', words: words(cue.to) }
    const pronoun = tokens.slice(Math.max(sentence.from, head - 2), head).some(token => /^(elle|il|on)$/.test(token.key)) || /^(elle|il)$/.test(tokens[head]?.key ?? '')
    if (pronoun && reports) return { from: cue.to, to: sentence.to, speaker: last ?? this.#subjectVoice(cue.from), rule: 'speech', words: words(cue.to) }
    if (after && head === sentence.from) return { from: sentence.from, to: sentence.to, speaker: after.speaker, rule: 'aside', words: words(after.to) }
    return null
  }

  /** «…, affirme l'entreprise, qui a déposé plainte»: what a relative adds to the speaker's name is the outlet's. */
  #aside(to: number, sentence: Sentence): number {
    const { tokens } = this.#story.reading
    for (let at = to; at < Math.min(sentence.to, to + ASIDE_REACH); at++) {
      if (tokens[at]!.key === ',' && /^(qui|dont|laquelle|lequel)$/.test(tokens[at + 1]?.key ?? '')) return at
    }
    return sentence.to
  }

  /** «auprès du procureur», «de la Cnil»: named, but not as who speaks. */
  #oblique(voice: Voice): boolean {
    const { tokens } = this.#story.reading
    const before = tokens[voice.from - 1]?.key ?? ''
    const at = /^(la|l'|le|les)$/.test(before) ? voice.from - 2 : voice.from - 1
    return /^(de|d'|du|des|au|aux|a|par|avec|contre|chez|sur|pour|aupres)$/.test(tokens[at]?.key ?? '') && !/^(coté|part)$/.test(tokens[at - 1]?.key ?? '')
  }

  #inverted(cue: Cue): boolean {
    const { tokens } = this.#story.reading
    for (let at = cue.from - 1; at > cue.from - 5 && at > 0; at--) {
      const { key } = tokens[at]!
      if ((key === 'il' || key === 'elle') && /^(t|ont|avait|avaient|est|a)$/.test(tokens[at - 1]!.key)) return true
    }
    return (tokens[cue.to]?.key === 't' && /^(il|elle|on)$/.test(tokens[cue.to + 1]?.key ?? '')) || (/^(il|elle)$/.test(tokens[cue.to]?.key ?? '') && tokens[cue.from - 1]?.key === ',')
  }

  /** Whether what follows is what was said: «que», «:», a quotation, «avoir», «être». */
  #reports(cue: Cue): boolean {
    const { tokens } = this.#story.reading
    return tokens.slice(cue.to, cue.to + 7).some(({ key }, at) => /^(que|qu'|:|«|avoir|etre|ne|n')$/.test(key) && tokens[cue.to + at - 1]?.key !== 'ainsi')
  }

  /** Everybody whom the sentence names as able to speak, in order. */
  #voices(sentence: Sentence, cues: readonly Cue[], last: string | null): Voice[] {
    const named = this.#story.namesOf(sentence, 'speaker').map((name): Voice => ({ from: name.from, to: name.to, speaker: name.meaning.id }))
    const subjects = this.#story.namesOf(sentence, 'subject').flatMap((name): Voice[] => this.#ids.has(name.meaning.id) ? [{ from: name.from, to: name.to, speaker: name.meaning.id }] : [])
    const kinds = cuesOf(cues, 'kind').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: this.#ofKind(cue.meaning.id, cue.from) }))
    const pointed = [
      // «le groupe cite…» after «Malakoff Humanis annonce…»: whoever spoke last, if the word is for such as them.
      ...kinds.filter(voice => voice.speaker !== null && voice.speaker === last),
      ...cuesOf(cues, 'reference').filter(cue => cue.meaning.id === 'one' || cue.meaning.id === 'other').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: this.#subjectVoice(cue.to - 1) })),
      ...cuesOf(cues, 'spokesperson').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: named.find(voice => voice.from >= cue.to && voice.from - cue.to <= 6)?.speaker ?? this.#subjectVoice(cue.from) })),
      ...cuesOf(cues, 'document').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: [...named, ...subjects].find(voice => voice.from >= cue.to && voice.from - cue.to <= 5)?.speaker ?? last ?? this.#subjectVoice(cue.from) })),
      ...kinds,
      ...this.#story.namesOf(sentence, 'relay').map((name): Voice => ({ from: name.from, to: name.to, speaker: null })),
      ...cuesOf(cues, 'own').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: null })),
    ]
    const taken = [...named, ...subjects]
    for (const voice of pointed) {
      if (!taken.some(other => other.from < voice.to && voice.from < other.to)) taken.push(voice)
    }
    return taken.sort((a, b) => a.from - b.from)
  }

  #subjectVoice(at: number): string | null {
    const { ids } = this.#subjects.at(at, at + 1)
    return ids.length === 1 && this.#ids.has(ids[0]!) ? ids[0]! : null
  }

  /** «le syndicat»: the speaker of that kind named last before, or the only one there is. */
  #ofKind(kind: string, at: number): string | null {
    const speakers = this.#story.compiled.dossier.speakers.filter(speaker => speaker.kind === kind)
    if (speakers.length === 1) return speakers[0]!.id
    let named = this.#namedByKind.get(kind)
    if (!named) this.#namedByKind.set(kind, named = this.#story.names.filter(name => name.meaning.kind === 'speaker' && speakers.some(speaker => speaker.id === name.meaning.id)))
    return named[firstFrom(named, at) - 1]?.meaning.id ?? null
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
