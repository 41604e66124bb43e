import { ANY_POPULATION } from '../../model/claim.ts'
import type { French } from '../french/french.ts'
import { beginning, firstFrom } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Name } from './compile.ts'
import { isHeading } from './settings.ts'
import type { Story } from './story.ts'

const BESIDE = 3
/** The longest item whose words are all its own name, in tokens. */
const WORDS_OF_ITEM = 3

/** «les premiers», «aux secondes»: keys of ranks. */
const RANK = /^(?:premi(?:er|ere)|seconde?|derni(?:er|ere))$/

/** How far after an item its owners may be named: «les IBAN d'environ 300 bailleurs», and after the last of a row of bare things, in tokens. */
const COMPLEMENT = 4
const ROW = 10

interface Span { readonly from: number; readonly to: number }

/** A population and the rule that found it. */
export interface PopulationAnswer {
  readonly population: string
  readonly rule: string
}

const NONE: PopulationAnswer = { population: ANY_POPULATION, rule: 'unnamed' }

/** Answers for one story: whose data, or how many of whom. */
export class Populations {
  readonly #story: Story
  readonly #names: readonly Match<Name>[]
  readonly #readers: string
  readonly #headed: readonly PopulationAnswer[]

  constructor(story: Story) {
    this.#story = story
    this.#names = story.names.filter(name => name.meaning.kind === 'population').sort((a, b) => a.from - b.from)
    this.#readers = this.#addressed()
    this.#headed = this.#headings()
  }

  /**
   * The population of an item of a sentence's list, or of the sentence as a whole: the group that introduces the list,
   * the readers whom «vos» speaks to, the group named in the item's clause, the owner of «leur», the sentence's, the heading's.
   */
  of(sentence: Sentence, item: Span | null): PopulationAnswer {
    const { reading } = this.#story
    const named = this.#story.namesOf(sentence, 'population').filter(name => !this.#actor(name, sentence) && !this.#isPart(name, item) && !(item && name.from >= item.to && this.#has('one', name.from - 1, name.from)))
    const clause = item ? reading.clauseOf[item.from] : -1
    const before = (list: readonly Match<Name>[]) => item ? list.findLast(name => name.from < item.from) ?? list[0] : list[0]
    const introduced = before(named.filter(name => this.#introduces(name, sentence)))
    if (introduced && (!item || introduced.from < item.from)) return { population: introduced.meaning.id, rule: 'introduced' }
    const ranked = item && this.#ranked(sentence, item)
    if (ranked) return { population: ranked, rule: 'ranked' }
    const headed = this.#headed[sentence.block]!
    if (item && this.#has('readers', item.from - BESIDE, item.from)) return headed.rule === 'heading' ? headed : { population: this.#readers, rule: 'readers' }
    const owner = item && this.#owner(item, named)
    if (owner) return { population: owner.meaning.id, rule: 'complement' }
    const own = before(named.filter(name => reading.clauseOf[name.from] === clause)) ?? before(named)
    if (own) return { population: own.meaning.id, rule: 'named' }
    if (this.#has('readers', sentence.from, sentence.to)) return { population: this.#readers, rule: 'readers' }
    if (item && this.#has('theirs', item.from - BESIDE, item.from)) {
      const owned = beginning(this.#names, reading.sentences[Math.max(0, sentence.index - 3)]!.from, sentence.from).findLast(name => reading.sentences[reading.sentenceOf[name.from]!]?.block === sentence.block)
      if (owned) return { population: owned.meaning.id, rule: 'theirs' }
    }
    const beside = this.#beside(sentence)
    if (beside) return { population: beside, rule: 'sentence_before' }
    // «nos RIB», where a union or a club writes to its own.
    if (headed.rule === NONE.rule && item && reading.quotation[item.from] === 0 && this.#has('ours', item.from - 1, item.from + 1)) return { population: this.#readers, rule: 'readers' }
    return headed
  }

  /** Whose an item is: the group inside it or right after it («le courriel de leurs garants»), or after the last of the bare things it stands among («les noms, téléphones et IBAN des bailleurs»). */
  #owner(item: Span, named: readonly Match<Name>[]): Match<Name> | undefined {
    const { reading: { tokens, clauseOf }, french: { glue, groups, reference } } = this.#story
    // «et des agents, avec leur IBAN» opens a list of its own.
    const owned = ({ from }: Match<Name>) => this.#story.french.words.of.has(tokens[from - 1]?.key ?? '') && tokens[from - 2]?.kind === 'word' && !glue.joined.has(tokens[from - 2]!.key)
    const inside = named.find(name => name.from > item.from && name.to <= item.to && owned(name))
    if (inside) return inside
    const next = named.find(name => name.from >= item.to && clauseOf[name.from] === clauseOf[item.from])
    if (!next) return undefined
    if (this.#story.french.words.of.has(tokens[item.to]?.key ?? '') && next.from - item.to <= COMPLEMENT && tokens.slice(item.to, next.from).every(({ kind, key }) => kind !== 'mark' && key !== 'et')) return next
    const between = tokens.slice(item.to, next.from - 1)
    const bare = between.every(({ kind, key }) => key === ',' || (kind === 'word' && !reference.definite.has(key) && !glue.articles.has(key) && !groups.theirs.has(key) && !groups.breaks.has(key)))
    return owned(next) && between.length <= ROW && bare ? next : undefined
  }

  /** «pour les premiers, le courriel ; pour les seconds, l'IBAN»: the two groups named last before the sentence, in their order. */
  #ranked(sentence: Sentence, item: Span): string | null {
    const { tokens, clauseOf } = this.#story.reading
    const isRank = (at: number) => RANK.test(tokens[at]!.key) && /^(?:les|des|aux|ces)$/.test(tokens[at - 1]?.key ?? '')
    let at = item.from - 1
    while (at > sentence.from && clauseOf[at] === clauseOf[item.from] && !isRank(at)) at--
    if (at <= sentence.from || !isRank(at)) return null
    let opening = sentence.from
    while (!isRank(opening)) opening++
    const before = this.#names.slice(0, firstFrom(this.#names, opening)).map(({ meaning }) => meaning.id)
    const last = before.at(-1)
    return (/^premi/.test(tokens[at]!.key) ? before.findLast(id => id !== last) : last) ?? null
  }

  /** The only population that the sentence before counts, in the same paragraph. */
  #beside(sentence: Sentence): string | null {
    const { reading } = this.#story
    const before = reading.sentences[sentence.index - 1]
    if (!before || before.block !== sentence.block) return null
    if (!this.#story.rulesOf(before).some(rule => rule.meaning.part === 'counts')) return null
    const ids = new Set(this.#story.namesOf(before, 'population').filter(name => !this.#actor(name, before)).map(name => name.meaning.id))
    return ids.size === 1 ? [...ids][0]! : null
  }

  /** The population that a sentence introduces a list about: «S'agissant des recruteurs :», «Pour les patients». */
  introducedBy(sentence: Sentence): string | null {
    return this.#story.namesOf(sentence, 'population').find(name => this.#introduces(name, sentence))?.meaning.id ?? null
  }

  /** The first population that a sentence names, or null. */
  namedIn(sentence: Sentence): string | null {
    return this.#story.namesOf(sentence, 'population')[0]?.meaning.id ?? null
  }

  /** «d'entre eux», «ils»: the population named last before a token. */
  lastBefore(at: number): string {
    return this.#names[firstFrom(this.#names, at) - 1]?.meaning.id ?? ANY_POPULATION
  }

  /** The population that introduces what a sentence says up to a token: «Côté salariés, 1 200 personnes». */
  introducedIn(sentence: Sentence, at: number): string | null {
    return this.#story.namesOf(sentence, 'population').findLast(name => name.to <= at && this.#introduces(name, sentence))?.meaning.id ?? null
  }

  /** The last population that a sentence names before a token, else the first that it names. */
  lastIn(sentence: Sentence, at: number): string | null {
    const named = this.#story.namesOf(sentence, 'population')
    return (named.findLast(name => name.to <= at) ?? named[0])?.meaning.id ?? null
  }

  /** The populations named between two tokens. */
  between(from: number, to: number): string[] {
    return [...new Set(beginning(this.#names, from, to).filter(name => name.to <= to).map(name => name.meaning.id))]
  }

  /** For each block, what the heading above it names, where that is one population. */
  #headings(): PopulationAnswer[] {
    const { reading } = this.#story
    const named = new Map<number, Set<string>>()
    for (const { from, meaning } of this.#names) {
      const block = reading.sentences[reading.sentenceOf[from]!]?.block
      if (block !== undefined) named.set(block, (named.get(block) ?? new Set()).add(meaning.id))
    }
    let above = NONE
    return reading.blocks.map(({ kind }, block) => {
      const own = above
      const inside = named.get(block)
      if (kind === 'title' || kind === 'standfirst') above = NONE
      else if (isHeading(this.#story, block)) above = inside?.size === 1 ? { population: [...inside][0]!, rule: 'heading' } : NONE
      return own
    })
  }

  #introduces(name: Match<Name>, sentence: Sentence): boolean {
    return this.#has('introducers', Math.max(sentence.from, name.from - 4), name.from)
  }

  /** «numéro étudiant», «carte d'adhérent» hold a group's name and name no group; «noms des salariés» do. */
  #isPart(name: Match<Name>, item: Span | null): boolean {
    const { tokens } = this.#story.reading
    const before = tokens[name.from - 1]?.key ?? ''
    if (this.#has('compounds', name.from - (/^(de|d')$/.test(before) ? 2 : 1), name.from)) return true
    return item !== null && name.from >= item.from && name.to <= item.to && item.to - item.from <= WORDS_OF_ITEM && !/^(de|des|du|d')$/.test(before)
  }

  /** Somebody whose account or word let the attackers in is not whose data a list is about. */
  #actor(name: Match<Name>, sentence: Sentence): boolean {
    return this.#story.rulesOf(sentence).some(rule => rule.meaning.part === 'words' && rule.from < name.from && name.to <= rule.to && this.#story.compiled.questions[rule.meaning.question]?.by_population === false)
  }

  #has(use: keyof French['groups'], from: number, to: number): boolean {
    const words = this.#story.french.groups[use]
    for (let at = Math.max(0, from); at < to; at++) if (words.has(this.#story.reading.tokens[at]!.key)) return true
    return false
  }

  /** Whom «vous» speaks to: those whom the outlet calls its own, else the first of the dossier's populations that the article names. */
  #addressed(): string {
    const dear = this.#names.find(name => this.#has('dear', name.from - 2, name.from))
    if (dear) return dear.meaning.id
    const named = new Set(this.#names.filter(name => this.#has('addressing', name.from - 2, name.from)).map(name => name.meaning.id))
    const called = this.#story.compiled.dossier.populations.find(({ id }) => named.has(id))
    if (called) return called.id
    const ids = new Set(this.#names.filter(name => !this.#has('one', name.from - 1, name.from)).map(name => name.meaning.id))
    const { populations } = this.#story.compiled.dossier
    return (populations.find(({ id }) => ids.has(id)) ?? populations[0])?.id ?? ANY_POPULATION
  }
}
