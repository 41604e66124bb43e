import type { Cue } from '../french/french.ts'
import { cuesOf } from '../french/french.ts'
import { firstFrom } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'
import type { Subjects } from './subjects.ts'

/** Somebody who may speak, as a sentence names them: tokens `from` to `to`, and who; null for somebody whom the dossier does not know. */
export interface Voice {
  readonly from: number
  readonly to: number
  readonly speaker: string | null
  /** A document or a study, that speaks for somebody. */
  readonly thing?: true
  /** «le second»: one of those named before, whom the text goes on about no longer than it says so. */
  readonly ranked?: true
}

/** How far after «le porte-parole», «le communiqué» the name may begin for whom these speak, in tokens. */
const OF_REACH = 6
/** Kinds that «un», «des» before them make somebody new: «un expert» is not the story's expert. An attacker stays one. */
const NEW_WHEN_INDEFINITE = (kind: string): boolean => kind !== 'attacker'

/** Who may speak in the sentences of one story. */
export class Voices {
  readonly #story: Story
  readonly #subjects: Subjects
  readonly #ids: ReadonlySet<string>
  readonly #named: readonly Match<Name>[]
  readonly #namedByKind = new Map<string, readonly Match<Name>[]>()

  constructor(story: Story, subjects: Subjects) {
    this.#story = story
    this.#subjects = subjects
    this.#ids = new Set([...story.compiled.dossier.speakers.map(({ id }) => id), ...story.compiled.dossier.subjects.map(({ id }) => id)])
    this.#named = story.names.filter(name => name.meaning.kind === 'subject')
  }

  /** Everybody whom the sentence names as able to speak, in order; `last` spoke before. */
  of(sentence: Sentence, cues: readonly Cue[], last: string | null): Voice[] {
    const named = this.#story.namesOf(sentence, 'speaker').map((name): Voice => ({ from: name.from, to: name.to, speaker: name.meaning.id }))
    const subjects = this.#story.namesOf(sentence, 'subject').flatMap((name): Voice[] => this.#ids.has(name.meaning.id) ? [{ from: name.from, to: name.to, speaker: name.meaning.id }] : [])
    const known = [...named, ...subjects]
    const kinds = cuesOf(cues, 'kind').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: this.#ofKind(cue.meaning.id, cue.from) }))
    const ofWhom = (cue: Cue, list: readonly Voice[]) => list.find(voice => voice.from >= cue.to && voice.from - cue.to <= OF_REACH)?.speaker
    const pointed = [
      // «le groupe cite…» after «Malakoff Humanis annonce…»: whoever spoke last, if the word is for such as them.
      ...kinds.filter(voice => voice.speaker !== null && (voice.speaker === last || this.#isNearer(voice))),
      ...cuesOf(cues, 'reference').filter(({ meaning: { id } }) => id === 'one' || id === 'other').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: this.#isNewName(cue) ? null : (this.#isLatter(cue) ? last : null) ?? this.subject(cue.to - 1) })),
      ...cuesOf(cues, 'reference').filter(({ meaning: { id } }) => id === 'first' || id === 'second').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: this.subject(cue.to - 1), ranked: true })),
      ...cuesOf(cues, 'house').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: this.#isNewName(cue) ? null : this.subject(cue.from) })),
      ...cuesOf(cues, 'spokesperson').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: ofWhom(cue, named) ?? this.#owner(cue.from) ?? this.subject(cue.from) })),
      ...cuesOf(cues, 'document').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: ofWhom(cue, known) ?? this.#owner(cue.from) ?? last ?? this.subject(cue.from), thing: true })),
      ...cuesOf(cues, 'study').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: ofWhom(cue, known) ?? this.#owner(cue.from), thing: true })),
      ...kinds,
      ...this.#story.namesOf(sentence, 'relay').map((name): Voice => ({ from: name.from, to: name.to, speaker: null })),
      ...cuesOf(cues, 'own').map((cue): Voice => ({ from: cue.from, to: cue.to, speaker: null })),
    ]
    const taken = [...known]
    for (const voice of pointed) {
      if (!taken.some(other => other.from < voice.to && voice.from < other.to)) taken.push(voice)
    }
    return taken.sort((a, b) => a.from - b.from)
  }

  /** The one subject that the text speaks of at a token, or null. */
  subject(at: number): string | null {
    const { ids } = this.#subjects.at(at, at + 1)
    return ids.length === 1 && this.#ids.has(ids[0]!) ? ids[0]! : null
  }

  /** «auprès du procureur», «de la Cnil»: named, but not as who speaks. */
  isOblique(voice: Voice): boolean {
    const { tokens } = this.#story.reading
    const { oblique, oblique_but: but } = this.#story.french.glue
    const before = tokens[voice.from - 1]?.key ?? ''
    const at = /^(la|l'|le|les)$/.test(before) ? voice.from - 2 : voice.from - 1
    return oblique.has(tokens[at]?.key ?? '') && !but.has(tokens[at - 1]?.key ?? '')
  }

  /** «selon le site Zataz», «la société Orée»: a name that the dossier does not know is somebody else. «Révélé par le site Zataz» is how the event came out, whoever told it. */
  #isNewName({ from, to: at }: Cue): boolean {
    const { tokens } = this.#story.reading
    return tokens[from - 1]?.key !== 'par' && tokens[at]?.kind === 'word' && tokens[at]!.capital && !this.#story.names.some(({ from, to }) => from <= at && at < to)
  }

  /** «selon cette dernière», «celui-ci»: whoever was named last, subject of the story or not. */
  #isLatter({ to }: Cue): boolean {
    const { reading: { tokens }, french: { glue } } = this.#story
    return glue.latter.has(tokens[to - 1]!.key)
  }

  /** «son délégué», «son message»: whoever was named last before, in its sentence or the one before. */
  #owner(at: number): string | null {
    const { tokens, sentences, sentenceOf } = this.#story.reading
    // «son délégué», «ses premières constatations»
    if (![at - 1, at - 2].some(before => sentenceOf[before] === sentenceOf[at] && this.#story.french.groups.theirs.has(tokens[before]!.key))) return null
    const index = sentenceOf[at]!
    const first = sentences[Math.max(0, index - 1)]!
    const from = first.block === sentences[index]!.block ? first.from : sentences[index]!.from
    return this.#story.names.filter(({ meaning, from: start, to }) => (meaning.kind === 'speaker' || meaning.kind === 'subject') && start >= from && to < at && this.#ids.has(meaning.id)).sort((a, b) => a.from - b.from).at(-1)?.meaning.id ?? null
  }

  /** «l'association», where both a subject and a speaker may be meant: the speaker, if named after the subject was. */
  #isNearer({ from, speaker }: Voice): boolean {
    const lastOf = (list: readonly Match<Name>[]) => list[firstFrom(list, from) - 1]?.from ?? -1
    return lastOf(this.#mentions(`id ${speaker}`, id => id === speaker)) > lastOf(this.#named)
  }

  /** «le syndicat»: the speaker of that kind named last before, or the only one there is; null for «un syndicat». */
  #ofKind(kind: string, at: number): string | null {
    if (NEW_WHEN_INDEFINITE(kind) && /^(un|une|des|d'|certain|plusieur)$/.test(this.#story.reading.tokens[at - 1]?.key ?? '')) return null
    const speakers = this.#story.compiled.dossier.speakers.filter(speaker => speaker.kind === kind)
    if (speakers.length === 1) return speakers[0]!.id
    const named = this.#mentions(kind, id => speakers.some(speaker => speaker.id === id))
    return named[firstFrom(named, at) - 1]?.meaning.id ?? null
  }

  #mentions(key: string, wanted: (id: string) => boolean): readonly Match<Name>[] {
    let list = this.#namedByKind.get(key)
    if (!list) this.#namedByKind.set(key, list = this.#story.names.filter(name => name.meaning.kind === 'speaker' && wanted(name.meaning.id)))
    return list
  }
}
