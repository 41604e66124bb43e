import type { Match } from '../french/patterns.ts'
import { cuesOf } from '../french/french.ts'
import type { Reading } from '../french/read.ts'
import type { Name } from './compile.ts'
import type { Story } from './story.ts'

/** A place where the text speaks of subjects of the dossier, by name or not, and which. */
export interface SubjectReference {
  readonly from: number
  readonly to: number
  readonly ids: readonly string[]
  readonly rule: 'name' | 'names' | 'all' | 'other' | 'first' | 'second' | 'one'
}

/** What a claim's subject is, and by which rule. */
export interface SubjectAnswer {
  readonly ids: readonly string[]
  readonly rule: string
  /** The tokens that say so, where some do. */
  readonly at?: SubjectReference
}

/** Between two names of one group: «Viamedis et la société Almerys». */
const GLUE = new Set(['et', 'ou', 'ni', ',', 'de', "d'", 'du', 'la', 'le', "l'", 'les', 'celui', 'celle', 'chez', '&', 'comme', '/', 'pui', 'societe', 'groupe', 'operateur', 'que', 'contre', 'a', '(', ')', '«', '»'])

/** Answers for one story: which subjects a stretch of it is about. */
export class Subjects {
  readonly references: readonly SubjectReference[]
  readonly #reading: Reading
  readonly #all: readonly string[]
  readonly #lead: readonly string[]
  readonly #mentioned: readonly string[]

  constructor(story: Story) {
    this.#reading = story.reading
    this.#all = story.compiled.dossier.subjects.map(subject => subject.id).sort()
    const named = story.names.filter(name => name.meaning.kind === 'subject')
    this.#mentioned = [...new Set(named.map(name => name.meaning.id))]
    this.references = this.#all.length === 1 ? [] : this.#resolve(story, named)
    this.#lead = this.#leading()
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
    const inSentence = this.references.filter(reference => sentenceOf[reference.from] === sentence)
    const inClause = inSentence.filter(reference => clauseOf[reference.from] === clauseOf[from])
    for (const [rule, list] of [['clause', inClause], ['sentence', inSentence]] as const) {
      const inside = list.find(reference => reference.from >= from && reference.to <= to)
      const before = list.findLast(reference => reference.from < from)
      const after = list.find(reference => reference.from >= to)
      const chosen = inside ?? before ?? after
      if (chosen) return { ids: chosen.ids, rule, at: chosen }
    }
    const last = this.references.findLast(reference => reference.from < from)
    return last ? { ids: last.ids, rule: 'last_mentioned', at: last } : { ids: this.#lead, rule: 'article' }
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
    const cues = cuesOf(story.reading.cues, 'reference').filter(cue => cue.meaning.id !== 'pronoun')
    const places = [...grouped(named, this.#reading), ...cues.map(cue => ({ from: cue.from, to: cue.to, ids: [] as string[], rule: cue.meaning.id as SubjectReference['rule'] }))]
      .sort((a, b) => a.from - b.from)
    const resolved: SubjectReference[] = []
    for (const [index, place] of places.entries()) {
      if (place.ids.length > 0) {
        resolved.push(place)
        continue
      }
      const next = places[index + 1]
      const previous = resolved.at(-1)
      const sentence = this.#reading.sentenceOf[place.from]
      // «la société Viamedis», «Almerys, son concurrent»: the name beside it says it already.
      if (next && next.ids.length > 0 && next.from - place.to <= 3 && this.#reading.sentenceOf[next.from] === sentence) continue
      if (previous?.rule.startsWith('name') && place.from - previous.to <= 2 && this.#reading.tokens[place.from - 1]?.key === ',') continue
      const ids = this.#pointed(place.rule, resolved)
      if (ids.length > 0) resolved.push({ ...place, ids })
    }
    return resolved
  }

  #pointed(rule: SubjectReference['rule'], before: readonly SubjectReference[]): readonly string[] {
    const last = before.at(-1)?.ids ?? []
    const lastOne = before.findLast(reference => reference.ids.length === 1)?.ids ?? []
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
