import { cuesOf } from '../french/french.ts'
import { beginning, firstFrom } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Reading } from '../french/read.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'

/** A place where the text speaks of subjects of the dossier, by name or not, and which. */
export interface SubjectReference {
  readonly from: number
  readonly to: number
  readonly ids: readonly string[]
  readonly rule: 'name' | 'names' | 'all' | 'other' | 'first' | 'second' | 'one' | 'like'
}

/** What a claim's subject is, and by which rule. */
export interface SubjectAnswer {
  readonly ids: readonly string[]
  readonly rule: string
  /** The tokens that say so, where some do. */
  readonly at?: SubjectReference
}

/** Between two names of one group: «Viamedis et la société Almerys». */
const GLUE = new Set(['et', 'ou', 'ni', ',', 'de', "d'", 'du', 'la', 'le', "l'", 'les', 'celui', 'celle', 'chez', '&', 'comme', '/', 'pui', 'societé', 'groupe', 'operateur', 'contre', 'à', '(', ')', '«', '»'])

/** Kinds of speakers who speak of the whole of an event. */
/** How far before a word a name may end that stands beside it, in tokens. */
const BESIDE = 2

const OVERSEERS = new Set(['regulator', 'government', 'justice', 'agency'])

/** Answers for one story: which subjects a stretch of it is about. */
export class Subjects {
  readonly references: readonly SubjectReference[]
  readonly #reading: Reading
  readonly #all: readonly string[]
  readonly #lead: readonly string[]
  readonly #mentioned: readonly string[]
  readonly #overseers: ReadonlySet<string>
  readonly #bySentence = new Map<number, SubjectReference[]>()
  /** For each reference, how many there are up to the last that is no comparison, itself included. */
  readonly #told: Int32Array
  /** The first star that stands beside something; -1 where none does. */
  #star: number | undefined

  constructor(story: Story) {
    this.#reading = story.reading
    this.#all = story.compiled.dossier.subjects.map(subject => subject.id).sort()
    this.#overseers = new Set(story.compiled.dossier.speakers.filter(speaker => OVERSEERS.has(speaker.kind ?? '')).map(speaker => speaker.id))
    const named = story.names.filter(name => name.meaning.kind === 'subject')
    this.#mentioned = [...new Set(named.map(name => name.meaning.id))]
    this.references = this.#all.length === 1 ? [] : this.#resolve(story, named)
    let told = 0
    this.#told = Int32Array.from(this.references, (reference, at) => reference.rule === 'like' ? told : told = at + 1)
    this.#lead = this.#leading()
    for (const reference of this.references) {
      const sentence = this.#reading.sentenceOf[reference.from]!
      const list = this.#bySentence.get(sentence)
      if (list) list.push(reference)
      else this.#bySentence.set(sentence, [reference])
    }
  }

  /** All the subjects that the article is about: those of its title and standfirst, else all that it names. */
  get whole(): readonly string[] {
    return this.#mentioned.length > 0 ? [...this.#mentioned].sort() : this.#all
  }

  /** The subjects of tokens `from` to `to`: the nearest reference before them in their clause, after, in their sentence, or the last before it. */
  at(from: number, to: number): SubjectAnswer {
    if (this.#all.length === 1) return { ids: this.#all, rule: 'only_subject' }
    const { sentenceOf, clauseOf } = this.#reading
    const sentence = sentenceOf[from]
    const inSentence = this.#bySentence.get(sentence!) ?? []
    const inClause = inSentence.filter(reference => clauseOf[reference.from] === clauseOf[from])
    for (const [rule, list] of [['clause', inClause], ['sentence', inSentence]] as const) {
      const inside = list.find(reference => reference.from >= from && reference.to <= to)
      const before = list.findLast(reference => reference.from < from)
      const after = list.find(reference => reference.from >= to)
      const chosen = inside ?? before ?? after
      if (chosen) return { ids: chosen.ids, rule, at: chosen }
    }
    const last = this.#lastBefore(this.#starred(from) ?? from)
    return last ? { ids: last.ids, rule: 'last_mentioned', at: last } : { ids: this.#lead, rule: 'article' }
  }

  /** As `at`, for words of somebody who speaks of the event as a whole (a regulator, a prosecutor): all, unless their sentence names one. */
  of(from: number, to: number, speaker: string | null): SubjectAnswer {
    return speaker !== null && this.#overseers.has(speaker) && !this.namedIn(from) ? { ids: this.whole, rule: 'overseer' } : this.at(from, to)
  }

  /** A footnote is about what its star stands beside. */
  #starred(at: number): number | null {
    const { tokens, sentences, sentenceOf, blocks } = this.#reading
    const sentence = sentences[sentenceOf[at]!]!
    if (tokens[sentence.from]?.key !== '*' || tokens[sentence.from]!.start !== blocks[sentence.block]!.start) return null
    this.#star ??= tokens.findIndex((token, index) => token.key === '*' && token.start !== blocks[sentences[sentenceOf[index]!]?.block ?? 0]?.start)
    return this.#star < 0 || this.#star >= sentence.from ? null : this.#star
  }

  /** Whether tokens `from` to `to` stand in a sentence that names subjects itself, by name or not. */
  namedIn(from: number): boolean {
    return this.#all.length === 1 || (this.#bySentence.get(this.#reading.sentenceOf[from]!)?.some(reference => reference.rule !== 'one') ?? false)
  }

  /** The last reference before a token that the text goes on about; a comparison («à l'instar de») is none. */
  #lastBefore(at: number): SubjectReference | undefined {
    return this.references[(this.#told[firstFrom(this.references, at) - 1] ?? 0) - 1]
  }

  /** The subjects named right before token `at`, a comma or an article at most between. */
  beside(at: number): SubjectReference | undefined {
    const { sentences, sentenceOf } = this.#reading
    const first = sentences[Math.max(0, sentenceOf[at]! - BESIDE)]!.from
    return beginning(this.references, first, at).find(reference => reference.to <= at && at - reference.to <= BESIDE && reference.rule.startsWith('name'))
  }

  /** The first reference between two tokens. */
  between(from: number, to: number): SubjectReference | undefined {
    return beginning(this.references, from, to).find(reference => reference.to <= to)
  }

  /** The title's subjects, or the first that are named. */
  #leading(): readonly string[] {
    const [title] = this.#reading.blocks
    const end = title?.kind === 'title' ? title.end : -1
    const titled = this.references.filter(reference => this.#reading.tokens[reference.from]!.start < end).flatMap(reference => reference.ids)
    if (titled.length > 0) return [...new Set(titled)].sort()
    return this.references[0]?.ids ?? this.#all
  }

  #resolve(story: Story, named: readonly Match<Name>[]): SubjectReference[] {
    const taken = new Uint8Array(story.reading.tokens.length)
    for (const { from, to, meaning } of story.names) if (meaning.kind === 'speaker' || meaning.kind === 'relay') taken.fill(1, from, to)
    const cues = cuesOf(story.reading.cues, 'reference').filter(cue => cue.meaning.id !== 'pronoun' && !taken.subarray(cue.from, cue.to).includes(1))
    const places = [...grouped(named, this.#reading), ...cues.map(cue => ({ from: cue.from, to: cue.to, ids: [] as string[], rule: cue.meaning.id as SubjectReference['rule'] }))]
      .sort((a, b) => a.from - b.from)
    const resolved: SubjectReference[] = []
    let focus: SubjectReference | undefined
    let one: SubjectReference | undefined
    const add = (reference: SubjectReference) => {
      resolved.push(reference)
      if (reference.rule !== 'like') focus = reference
      if (reference.ids.length === 1) one = reference
    }
    for (const [index, place] of places.entries()) {
      if (place.ids.length > 0) {
        if (focus && this.#compared(place.from)) add({ ...place, ids: [...new Set([...focus.ids, ...place.ids])].sort(), rule: 'like' })
        else add(place)
        continue
      }
      const next = places[index + 1]
      const previous = resolved.at(-1)
      const sentence = this.#reading.sentenceOf[place.from]
      // «la société Viamedis», «Almerys, son concurrent»: the name beside it says it already.
      if (next && next.ids.length > 0 && next.from - place.to <= 3 && this.#reading.sentenceOf[next.from] === sentence) continue
      if (previous?.rule.startsWith('name') && place.from - previous.to <= 2 && this.#reading.tokens[place.from - 1]?.key === ',') continue
      const ids = this.#pointed(place.rule, previous?.ids ?? [], one?.ids ?? [])
      if (ids.length > 0) add({ ...place, ids })
    }
    return resolved
  }

  /** «à l'instar de Viamedis», «comme Viamedis»: the one spoken of, and this one with it. */
  #compared(at: number): boolean {
    for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
      const { key } = this.#reading.tokens[back]!
      if (key === 'instar' || key === 'outre' || (key === 'comme' && back >= at - 2)) return true
    }
    return false
  }

  /** Whom a word points to, after the `last` that were spoken of and the last one spoken of alone. */
  #pointed(rule: SubjectReference['rule'], last: readonly string[], lastOne: readonly string[]): readonly string[] {
    if (rule === 'all') return this.whole
    if (rule === 'one') return last.length === 1 ? last : lastOne
    if (rule === 'other') return last.length === 1 && this.whole.length === 2 ? this.whole.filter(id => id !== last[0]) : []
    if (this.#mentioned.length !== 2) return []
    return rule === 'first' ? [this.#mentioned[0]!] : [this.#mentioned[1]!]
  }
}

/** Names that stand together are one reference to all of them. */
function grouped(named: readonly Match<Name>[], reading: Reading): SubjectReference[] {
  const groups: { from: number; to: number; ids: string[]; rule: 'name' | 'names' }[] = []
  for (const { from, to, meaning } of named) {
    const last = groups.at(-1)
    if (last && reading.sentenceOf[last.from] === reading.sentenceOf[from] && joined(reading, last.to, from)) {
      last.to = to
      if (!last.ids.includes(meaning.id)) { last.ids = [...last.ids, meaning.id].sort(); last.rule = 'names' }
    } else groups.push({ from, to, ids: [meaning.id], rule: 'name' })
  }
  return groups
}

function joined(reading: Reading, from: number, to: number): boolean {
  if (to - from > 5 || to <= from) return to <= from
  return reading.tokens.slice(from, to).every(token => GLUE.has(token.key))
}
