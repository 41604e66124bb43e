import { cuesOf } from '../french/french.ts'
import type { Match } from '../french/patterns.ts'
import type { Appositions } from './appositions.ts'
import { learnAppositions } from './appositions.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'

/** A place where the text speaks of subjects of the dossier, by name or not, and which. */
export interface SubjectReference {
  readonly from: number
  readonly to: number
  readonly ids: readonly string[]
  readonly rule: 'name' | 'names' | 'called' | 'all' | 'other' | 'first' | 'second' | 'one' | 'like'
  /** It stands after a preposition («chez X», «contre X», «après X»): spoken of beside what the sentence is about. */
  readonly oblique: boolean
  /** It is only what the sentence sets its own subject against: «après X», «contrairement à X». */
  readonly aside: boolean
}

type Place = Omit<SubjectReference, 'ids'> & { ids: string[]; rule: SubjectReference['rule'] }

/** The words between two names of one group, at most: «Viamedis et la société Almerys». */
const BETWEEN_NAMES = 5

/** How far before a name «parmi lesquels» stands, in tokens. */
const INSTANCE_REACH = 6

/** Every reference of a story of several subjects, in the order of the text. */
export function resolveReferences(story: Story, named: readonly Match<Name>[], mentioned: readonly string[], all: readonly string[]): SubjectReference[] {
  return new Resolver(story, named, mentioned, mentioned.length > 0 ? [...mentioned].sort() : all).resolve()
}

class Resolver {
  readonly #story: Story
  readonly #named: readonly Match<Name>[]
  readonly #mentioned: readonly string[]
  readonly #whole: readonly string[]
  readonly #appositions: Appositions
  readonly #resolved: SubjectReference[] = []
  /** What the text is about now, and the last that was spoken of alone. */
  #focus: SubjectReference | undefined
  #one: SubjectReference | undefined

  constructor(story: Story, named: readonly Match<Name>[], mentioned: readonly string[], whole: readonly string[]) {
    this.#story = story
    this.#named = named
    this.#mentioned = mentioned
    this.#whole = whole
    this.#appositions = learnAppositions(story, named)
  }

  resolve(): SubjectReference[] {
    const { tokens, sentenceOf } = this.#story.reading
    const places = this.#places()
    for (const [index, place] of places.entries()) {
      const apposed = this.#resolved.at(-1)
      // «Altaïr, le principal concurrent de Véga, a…»: what is set beside a name is no reference of its own.
      if (place.rule === 'called' && apposed?.rule === 'name' && place.from - apposed.to <= 2 && tokens[apposed.to]?.key === ',') continue
      if (place.ids.length > 0) {
        if (this.#focus && place.rule.startsWith('name') && this.#compared(place.from)) this.#add({ ...place, ids: [...new Set([...this.#focus.ids, ...place.ids])].sort(), rule: 'like', aside: false })
        else this.#add(place)
        continue
      }
      const next = places[index + 1]
      const previous = this.#resolved.at(-1)
      // «la société Viamedis», «Almerys, son concurrent»: the name beside it says it already.
      if (next && next.rule.startsWith('name') && next.from - place.to <= 3 && sentenceOf[next.from] === sentenceOf[place.from]) continue
      if (previous?.rule.startsWith('name') && !previous.aside && place.from - previous.to <= 2 && tokens[place.from - 1]?.key === ',') continue
      // «le premier de ces deux gestionnaires»
      const ranked = previous && /^(first|second)$/.test(previous.rule) && place.rule === 'all' && place.from - previous.to <= 1
      const ids = ranked ? [] : this.#pointed(place, next?.rule === 'all' && next.from - place.to <= 1)
      if (ids.length > 0) this.#add({ ...place, ids, rule: this.#calledBy(place) === undefined ? place.rule : 'called' })
    }
    return this.#resolved
  }

  #add(reference: SubjectReference): void {
    this.#resolved.push(reference)
    if (reference.aside && this.#one) return
    if (reference.rule !== 'like') this.#focus = reference
    const sentence = (other: SubjectReference) => this.#story.reading.sentenceOf[other.from]
    if (reference.ids.length === 1 && !(this.#one && reference.oblique && !this.#one.oblique && sentence(this.#one) === sentence(reference))) this.#one = reference
  }

  /** Names, words that point to subjects, and what the text calls them, in order, none over another. */
  #places(): Place[] {
    const { reading, names } = this.#story
    const taken = new Uint8Array(reading.tokens.length)
    for (const { from, to, meaning } of names) if (meaning.kind === 'speaker' || meaning.kind === 'relay') taken.fill(1, from, to)
    const free = ({ from, to }: { from: number; to: number }) => !taken.subarray(from, to).includes(1)
    const groups = this.#grouped()
    const grouped = new Uint8Array(reading.tokens.length)
    for (const { from, to } of groups) grouped.fill(1, from, to)
    const spoken = this.#spoken().filter(({ from, to }) => !grouped.subarray(from, to).includes(1))
    const cues = cuesOf(reading.cues, 'reference').filter(cue => cue.meaning.id !== 'pronoun' && free(cue))
      .map((cue): Place => ({ from: cue.from, to: cue.to, ids: [], rule: cue.meaning.id as SubjectReference['rule'], ...this.#before(cue.from) }))
    for (const { from, to } of [...groups, ...cues]) taken.fill(1, from, to)
    return [...groups, ...spoken, ...cues, ...this.#called().filter(free)].sort((a, b) => a.from - b.from)
  }

  /** Whoever speaks for a subject stands for it: «la direction de Brise», «l'assureur, lui, s'en tient à 58 000». */
  #spoken(): Place[] {
    const { names, compiled, reading } = this.#story
    const subjects = new Set(compiled.dossier.subjects.map(({ id }) => id))
    const { tokens } = reading
    // «la plateforme» may speak; «la plateforme de reversement» is another.
    const isOther = (to: number) => !tokens[to - 1]!.capital && /^(de|du|d')$/.test(tokens[to]?.key ?? '') && !/^(avoir|etre)$/.test(tokens[to + 1]?.key ?? '')
    return names.filter(({ to, meaning }) => meaning.kind === 'speaker' && subjects.has(meaning.id) && !isOther(to))
      .map(({ from, to, meaning }): Place => ({ from, to, ids: [meaning.id], rule: 'called', ...this.#before(from) }))
  }

  /** «l'assureur», «la fintech»: with its article, what the text has called a subject, and no name after it. */
  #called(): Place[] {
    const { reading: { tokens }, french } = this.#story
    const places: Place[] = []
    tokens.forEach((token, at) => {
      const id = token.kind === 'word' && !token.capital ? this.#appositions.get(token.key) : undefined
      if (id === undefined || !french.reference.definite.has(tokens[at - 1]?.key ?? '') || tokens[at + 1]?.capital) return
      places.push({ from: at - 1, to: at + 1, ids: [id], rule: 'called', ...this.#before(at - 1) })
    })
    return places
  }

  /** Names that stand together are one reference to all of them. */
  #grouped(): Place[] {
    const { sentenceOf, tokens } = this.#story.reading
    const groups: { from: number; to: number; ids: string[]; rule: 'name' | 'names'; oblique: boolean; aside: boolean }[] = []
    for (const { from, to, meaning } of this.#named) {
      const last = groups.at(-1)
      if (last && sentenceOf[last.from] === sentenceOf[from] && this.#joined(last.to, from, last.oblique) && !(last.aside && tokens[last.to]?.key === ',')) {
        last.to = to
        if (!last.ids.includes(meaning.id)) { last.ids = [...last.ids, meaning.id].sort(); last.rule = 'names' }
      } else groups.push({ from, to, ids: [meaning.id], rule: 'name', ...this.#before(from) })
    }
    return groups
  }

  #joined(from: number, to: number, oblique: boolean): boolean {
    if (to - from > BETWEEN_NAMES || to <= from) return to <= from
    const { reading: { tokens }, french } = this.#story
    const between = tokens.slice(from, to)
    // «Après l'attaque d'Altaïr, Véga a découvert…», «Véga, filiale d'Altaïr, a été…»: two that no «et» joins.
    if (this.#mentioned.length === 2 && between[0]?.key === ',' && !between.some(({ key }) => /^(et|ou|ni|&|pui|comme)$/.test(key)) && (oblique || between.length > 1)) return false
    return between.every(token => french.reference.glue.has(token.key) || french.reference.titles.has(token.key))
  }

  /** What stands before a reference, over its article and what it is called: «chez Viamedis», «après la mutuelle Bellerive». */
  #before(from: number): Pick<SubjectReference, 'oblique' | 'aside'> {
    const { reading: { tokens, sentenceOf }, french: { reference } } = this.#story
    const within = (index: number) => sentenceOf[index] === sentenceOf[from]
    let at = from - 1
    if (this.#appositions.has(tokens[at]?.key ?? '') || reference.titles.has(tokens[at]?.key ?? '')) at--
    if (reference.determiners.has(tokens[at]?.key ?? '') && !reference.oblique.has(tokens[at]!.key)) at--
    const aside = [at, at - 1].some(index => within(index) && reference.aside.has(tokens[index]!.key))
    const governed = within(at) && reference.oblique.has(tokens[at]!.key)
    const instanced = !governed && this.#instanced(from)
    return { oblique: aside || governed || instanced, aside: aside || instanced }
  }

  /** «212 clients, parmi lesquels le groupe de travaux Ixe»: one of those that are counted. */
  #instanced(from: number): boolean {
    const { reading: { tokens, sentenceOf }, french: { reference } } = this.#story
    for (let at = from - 1; at >= from - INSTANCE_REACH && sentenceOf[at] === sentenceOf[from] && tokens[at]!.kind !== 'mark'; at--) if (reference.among.has(tokens[at]!.key)) return true
    return false
  }

  /** «à l'instar de Viamedis», «comme Viamedis»: the one spoken of, and this one with it. */
  #compared(at: number): boolean {
    const { tokens } = this.#story.reading
    for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
      const { key } = tokens[back]!
      if (key === 'instar' || key === 'outre' || (key === 'comme' && back >= at - 2)) return true
    }
    return false
  }

  /** Who is called so: «l'assureur», where the text or the dossier says which. */
  #calledBy({ rule, to }: Pick<Place, 'rule' | 'to'>): string | undefined {
    return rule === 'one' ? this.#appositions.get(this.#story.reading.tokens[to - 1]!.key) : undefined
  }

  /** Whom a word points to, after what was spoken of before. */
  #pointed({ rule, from, to }: Place, ranked: boolean): readonly string[] {
    const last = this.#resolved.at(-1)?.ids ?? []
    if (rule === 'all') return this.#together(from, to)
    const called = this.#calledBy({ rule, to })
    if (called !== undefined) return [called]
    if (rule === 'one') return last.length === 1 && !this.#resolved.at(-1)!.oblique ? last : this.#one?.ids ?? []
    if (rule === 'other') return last.length === 1 && this.#whole.length === 2 ? this.#whole.filter(id => id !== last[0]) : []
    if (this.#mentioned.length !== 2 || !(ranked || this.#ranks(from, to))) return []
    return rule === 'first' ? [this.#mentioned[0]!] : [this.#mentioned[1]!]
  }

  /** «la première a porté plainte», not «la première fois». */
  #ranks(from: number, to: number): boolean {
    const next = this.#story.reading.tokens[to]
    return to - from > 2 || !next || next.kind === 'mark' || this.#story.french.reference.after_rank.has(next.key)
  }

  /** «les deux sociétés» of a story of three: the last two that were spoken of. */
  #together(from: number, to: number): readonly string[] {
    const { reading: { tokens } } = this.#story
    if (this.#whole.length <= 2 || !tokens.slice(from, to).some(({ key }) => key === 'deux' || key === '2')) return this.#whole
    const ids = new Set<string>()
    for (let at = this.#resolved.length - 1; at >= 0 && ids.size < 2; at--) {
      const { ids: own, oblique } = this.#resolved[at]!
      if (own.length === 2 && ids.size === 0) return own
      if (own.length === 1 && (!oblique || ids.size > 0)) ids.add(own[0]!)
    }
    return ids.size === 2 ? [...ids].sort() : this.#whole
  }
}
