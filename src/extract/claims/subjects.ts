import { beginning, firstFrom } from '../french/ordered.ts'
import type { Reading, Sentence } from '../french/read.ts'
import { ownerOf } from './owner.ts'
import type { SubjectReference } from './references.ts'
import { resolveReferences } from './references.ts'
import type { Story } from './story.ts'

/** What a claim's subject is, and by which rule. */
export interface SubjectAnswer {
  readonly ids: readonly string[]
  readonly rule: string
  /** The tokens that say so, where some do. */
  readonly at?: SubjectReference
}

/** How far before a word a name may end that stands beside it, in tokens. */
const BESIDE = 2
/** How far after words their owner's name may begin («20 millions d'assurés d'Almerys»), in tokens. */
const COMPLEMENT = 2
/** What follows «nous», «vous» where another is who did it. */
const TO_US = /^(a|ont|avait|avaient|aurait|auraient|est|sont)$/
/** How long what two commas set apart may be up to its name, in tokens: «hébergé par Altaïr». */
const APART = 6
/** After so many paragraphs the last that was named is no more what the text is about. */
const FORGOTTEN = 2

/** Kinds of speakers who speak of the whole of an event. */
const OVERSEERS = new Set(['regulator', 'government', 'justice', 'agency'])

/** Answers for one story: which subjects a stretch of it is about. */
export class Subjects {
  readonly references: readonly SubjectReference[]
  readonly #story: Story
  readonly #reading: Reading
  readonly #all: readonly string[]
  readonly #lead: readonly string[]
  readonly #mentioned: readonly string[]
  readonly #overseers: ReadonlySet<string>
  readonly #personal: ReadonlySet<string>
  readonly #their: ReadonlySet<string>
  /** The subject that publishes the article itself, or null. */
  readonly owner: string | null
  readonly #bySentence = new Map<number, SubjectReference[]>()
  /** For each reference, how many there are up to the last that is no comparison, itself included. */
  readonly #told: Int32Array
  /** The first star that stands beside something; -1 where none does. */
  #star: number | undefined

  constructor(story: Story) {
    this.#story = story
    this.#reading = story.reading
    this.#all = story.compiled.dossier.subjects.map(subject => subject.id).sort()
    this.#overseers = new Set(story.compiled.dossier.speakers.filter(speaker => OVERSEERS.has(speaker.kind ?? '')).map(speaker => speaker.id))
    const named = story.names.filter(name => name.meaning.kind === 'subject')
    this.#mentioned = [...new Set(named.map(name => name.meaning.id))]
    this.references = this.#all.length === 1 ? [] : resolveReferences(story, named, this.#mentioned, this.#all)
    let told = 0
    this.#told = Int32Array.from(this.references, (reference, at) => reference.rule === 'like' ? told : told = at + 1)
    this.#lead = this.#leading()
    this.#personal = story.french.reference.personal
    this.#their = story.french.reference.their
    this.owner = ownerOf(story)
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

  /**
   * The subjects of tokens `from` to `to`: those named among them or right after («les assurés d'Almerys»), the nearest
   * reference before them in their clause and sentence, the nearest after, the owner of the article, the last before it.
   */
  at(from: number, to: number): SubjectAnswer {
    if (this.#all.length === 1) return { ids: this.#all, rule: 'only_subject' }
    const { sentenceOf, clauseOf } = this.#reading
    const sentence = sentenceOf[from]!
    const named = this.#bySentence.get(sentence) ?? []
    if (this.owner !== null) return this.#owned(named, from, to, this.owner)
    const told = named.filter(reference => !reference.aside)
    const list = told.length > 0 ? told : named
    const own = list.filter(reference => clauseOf[reference.from] === clauseOf[from])
    for (const [rule, near] of [['clause', own], ['sentence', list]] as const) {
      const chosen = near.find(reference => reference.from >= from && reference.to <= to) ?? near.find(reference => reference.oblique && reference.rule === 'name' && reference.from >= to && reference.from - to <= COMPLEMENT)
        ?? this.#lastOf(near, from)
      if (chosen) return { ids: chosen.ids, rule, at: chosen }
    }
    // «Parmi ses 46 clients, Ixe»: whose they are was said before.
    const after = this.#their.has(this.#reading.tokens[from - 1]?.key ?? '') ? undefined : own.find(reference => reference.from >= to) ?? list.find(reference => reference.from >= to)
    if (after) return { ids: after.ids, rule: 'after', at: after }
    const last = this.#lastBefore(this.#starred(from) ?? from)
    // What a paragraph does not name is what the article is about, once another has passed without a name.
    const apart = last ? this.#reading.sentences[sentence]!.block - this.#reading.sentences[sentenceOf[last.from]!]!.block : FORGOTTEN
    return last && apart < (this.#lead.length === 1 && last.ids.length === 1 ? 1 : FORGOTTEN) ? { ids: last.ids, rule: 'last_mentioned', at: last } : { ids: this.#lead, rule: 'article' }
  }

  /**
   * The last reference before a token. A vague one after a preposition («des requêtes à la chaîne») yields to what its
   * sentence is about, one that two commas set apart («Véga, filiale d'Altaïr, …») to what stands before it.
   */
  #lastOf(near: readonly SubjectReference[], at: number): SubjectReference | undefined {
    const { tokens } = this.#reading
    const before = near.filter(reference => reference.from < at)
    const last = before.at(-1)
    const previous = before.at(-2)
    if (!last?.oblique || !previous || last.rule === 'like') return last
    if (last.rule === 'one' || last.rule === 'called') return before.findLast(reference => !reference.oblique) ?? last
    const apart = tokens[last.to]?.key === ',' && tokens[last.from - 1]!.key !== 'chez' && last.from - previous.to <= APART && tokens[previous.to]!.key === ','
    return apart ? previous : last
  }

  /** In a company's own notice: whoever the clause is about by name, else the company. */
  #owned(named: readonly SubjectReference[], from: number, to: number, owner: string): SubjectAnswer {
    const { clauseOf, sentenceOf, sentences } = this.#reading
    const before = named.findLast(reference => !reference.oblique && !reference.aside && reference.from < to && clauseOf[reference.from] === clauseOf[from])
    if (before && !this.#isPersonal(before.to, from)) return { ids: before.ids, rule: 'clause', at: before }
    const sentence = sentences[sentenceOf[from]!]!
    const last = this.#isPersonal(sentence.from, sentence.to) ? undefined : this.#lastBefore(sentence.from)
    const carried = last && !last.oblique && sentences[sentenceOf[last.from]!]!.block === sentence.block && sentence.index - sentenceOf[last.from]! === 1
    return carried ? { ids: last.ids, rule: 'last_mentioned', at: last } : { ids: [owner], rule: 'owner' }
  }

  /** Whether «nous», «notre», «vos» stand between two tokens, and no «sa», «leur» after them. */
  #isPersonal(from: number, to: number): boolean {
    for (let at = to - 1; at >= from; at--) {
      const { key } = this.#reading.tokens[at]!
      // «Portix nous a alertés»: to us, by another.
      if (this.#personal.has(key) && !TO_US.test(this.#reading.tokens[at + 1]?.key ?? '')) return true
      if (this.#their.has(key)) return false
    }
    return false
  }

  /**
   * As `at`, for words of somebody: of a regulator or a prosecutor, who speaks of the event as a whole, all subjects unless
   * their sentence names one; of a subject that says «nous», or that its sentence does not name, that subject.
   */
  of(from: number, to: number, speaker: string | null): SubjectAnswer {
    if (speaker !== null && this.#overseers.has(speaker) && !this.namedIn(from)) {
      const before = this.#goesOn(from, speaker)
      return before ? { ids: before.ids, rule: 'last_mentioned', at: before } : { ids: this.whole, rule: 'overseer' }
    }
    const sentence = this.#reading.sentences[this.#reading.sentenceOf[from]!]!
    const speaks = speaker !== null && this.#all.length > 1 && this.#all.includes(speaker)
    if (speaks && (!this.#bySentence.has(sentence.index) || (this.#reading.quotation[from]! > 0 && this.#isPersonal(sentence.from, sentence.to)))) return { ids: [speaker], rule: 'speaker' }
    return this.at(from, to)
  }

  /** «La Cnil relève que les IBAN de X ont fui. Leur numéro de téléphone aussi, ajoute-t-elle»: the one whom the same speaker named in the sentence right before. */
  #goesOn(at: number, speaker: string): SubjectReference | undefined {
    const { sentences, sentenceOf } = this.#reading
    const index = sentenceOf[at]!
    if (index === 0 || sentences[index - 1]!.block !== sentences[index]!.block) return undefined
    if (!this.#story.namesOf(sentences[index - 1]!, 'speaker').some(({ meaning: { id } }) => id === speaker)) return undefined
    const named = (this.#bySentence.get(index - 1) ?? []).filter(reference => reference.rule.startsWith('name') && !reference.aside)
    return named.length > 0 && new Set(named.flatMap(({ ids }) => ids)).size === 1 ? named[0] : undefined
  }

  /** A footnote is about what its star stands beside. */
  #starred(at: number): number | null {
    const { tokens, sentences, sentenceOf, blocks } = this.#reading
    const sentence = sentences[sentenceOf[at] ?? -1]
    if (!sentence || tokens[sentence.from]?.key !== '*' || tokens[sentence.from]!.start !== blocks[sentence.block]!.start) return null
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

  /** The first that a sentence names. */
  firstNamed(sentence: Sentence): SubjectReference | undefined {
    return this.#bySentence.get(sentence.index)?.find(reference => reference.rule.startsWith('name'))
  }

  /** The first reference between two tokens. */
  between(from: number, to: number): SubjectReference | undefined {
    return beginning(this.references, from, to).find(reference => reference.to <= to)
  }

  /** The title's subjects, or all that are named. */
  #leading(): readonly string[] {
    const [title] = this.#reading.blocks
    const end = title?.kind === 'title' ? title.end : -1
    const titled = this.references.filter(reference => this.#reading.tokens[reference.from]!.start < end).flatMap(reference => reference.ids)
    if (titled.length > 0) return [...new Set(titled)].sort()
    return this.whole
  }
}
