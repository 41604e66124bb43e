import type { DateMention } from '../french/dates/find-dates.ts'
import { cuesOf } from '../french/french.ts'
import type { Block } from '../french/read.ts'
import type { Story } from './story.ts'
import { wordsOf } from './draft.ts'

/** What rules claims out of a sentence or a clause: the rule, and the words that call for it. */
export interface Exclusion {
  readonly rule: string
  readonly words: string
  /** The token that they begin with. */
  readonly from: number
}

/** How far before what the law demands it may be said that it was done, in tokens. */
const COMPLIANCE_REACH = 4

/** Where a story tells no facts of its event: advice, obligations, what is to come, other attacks, questions. */
export class Settings {
  readonly #bySentence = new Map<number, Exclusion>()
  readonly #byClause = new Map<number, Exclusion>()
  /** By clause: what rules out all that stands after it there. */
  readonly #onward = new Map<number, Exclusion>()
  /** Stretches that are ruled out alone. */
  readonly #asides: (Exclusion & { readonly to: number })[] = []
  readonly #story: Story

  constructor(story: Story) {
    this.#story = story
    const { reading, french: { lexicon: { imperative: { ending, told_after } } } } = story
    const add = (map: Map<number, Exclusion>, key: number, rule: string, from: number, to: number) => {
      if (!map.has(key)) map.set(key, { rule, words: wordsOf(reading, from, to), from })
    }
    for (const { question, index, from, to } of reading.sentences) if (question && to > from) add(this.#bySentence, index, 'question', to - 1, to)
    // «comme la loi l'y oblige», «en vertu de l'article 33»: what was done is done.
    const complied = (at: number) => reading.tokens.slice(Math.max(0, at - COMPLIANCE_REACH), at).some(({ key }) => story.french.glue.complying.has(key))
    for (const cue of cuesOf(reading.cues, 'setting_sentence')) {
      // «comment vous vous appelez» tells; «appelez» orders.
      if (reading.tokens[cue.from]!.key.endsWith(ending) && told_after.has(reading.tokens[cue.from - 1]?.key ?? '')) continue
      if (complied(cue.from)) continue
      if (cue.meaning.id === 'advice_section') this.#excludeSection(reading.sentences[reading.sentenceOf[cue.from]!]?.block ?? -1, cue.from, cue.to)
      else add(this.#bySentence, reading.sentenceOf[cue.from]!, cue.meaning.id, cue.from, cue.to)
    }
    const spans = new Set(reading.cues.filter(({ meaning }) => meaning.tag === 'span').map(({ to }) => to))
    for (const placed of story.dates) if (!spans.has(placed.from) && !spans.has(placed.from - 1) && isEarlier(placed.mention, story.article.published, story.compiled.dossier.window)) this.#excludeEarlier(placed.from, placed.to)
    // What stands in a clause before the order is told, and the next clause: «Le portail étant fermé, appelez-nous : la ligne est ouverte».
    for (const at of imperatives(story)) add(this.#onward, reading.clauseOf[at]!, 'imperative', at, at + 1)
    for (const cue of cuesOf(reading.cues, 'setting_onward')) if (!complied(cue.from)) add(this.#onward, reading.clauseOf[cue.from]!, cue.meaning.id, cue.from, cue.to)
    // «son concurrent», in a story of one subject, is another story, but for where somebody is sent.
    if (story.compiled.dossier.subjects.length === 1) {
      for (const cue of cuesOf(reading.cues, 'reference')) if (cue.meaning.id === 'other' && !story.french.glue.towards.has(reading.tokens[cue.from - 1]?.key ?? '')) add(this.#bySentence, reading.sentenceOf[cue.from]!, 'another', cue.from, cue.to)
    }
    for (const cue of cuesOf(reading.cues, 'setting_clause')) add(this.#byClause, reading.clauseOf[cue.from]!, cue.meaning.id, cue.from, cue.to)
    for (const { from, to, meaning } of story.rules) {
      if (meaning.part === 'excludes_sentence') add(this.#bySentence, reading.sentenceOf[from]!, meaning.id, from, to)
      if (meaning.part === 'excludes_clause') add(this.#byClause, reading.clauseOf[from]!, meaning.id, from, to)
    }
  }

  /** What rules out a claim at a token, or at words up to `to`, or null. */
  at(token: number, to = token + 1): Exclusion | null {
    const { sentenceOf, clauseOf } = this.#story.reading
    const aside = this.#asides.find(({ from, to }) => from <= token && token < to)
    if (aside) return aside
    const clause = this.#byClause.get(clauseOf[token]!)
    const onward = this.#onward.get(clauseOf[token]!)
    if (onward && onward.from < to) return onward
    return this.#bySentence.get(sentenceOf[token]!) ?? (clause && !this.#isSetApart(token, clause) ? clause : null)
  }

  /** A date of long ago rules its sentence out; in words set apart («, écrit par un stagiaire en 2019 et oublié de tous»), these alone. */
  #excludeEarlier(from: number, to: number): void {
    const { tokens, sentences, sentenceOf } = this.#story.reading
    const sentence = sentences[sentenceOf[from]!]!
    const exclusion = { rule: 'earlier_event', words: wordsOf(this.#story.reading, from, to), from }
    let opened = from
    while (opened > sentence.from && tokens[opened - 1]!.key !== ',') opened--
    if (opened > sentence.from && this.#apposes(tokens[opened]!.key)) {
      let end = to
      while (end < sentence.to && tokens[end]!.key !== ',' && tokens[end]!.kind !== 'mark') end++
      this.#asides.push({ ...exclusion, from: opened, to: end })
    } else if (!this.#bySentence.has(sentence.index)) this.#bySentence.set(sentence.index, exclusion)
  }

  /** Whether a word begins words that only add to a noun: a participle, a relative. */
  #apposes(key: string): boolean {
    return key.endsWith('é') || this.#story.french.clauses.apposed.has(key)
  }

  /** «L'espace client, fermé vendredi, doit rouvrir d'ici à mercredi»: what two commas set apart, before what is to come, has happened. */
  #isSetApart(token: number, { rule, from }: Exclusion): boolean {
    if (rule !== 'future' || token >= from) return false
    const { tokens, clauseOf } = this.#story.reading
    // «a saisi la Cnil et compte porter plainte»: another verb's.
    if (token < from - 1 && this.#story.french.clauses.another_verb.has(tokens[from - 1]!.key)) return true
    let opened = token
    while (opened >= 0 && clauseOf[opened] === clauseOf[token] && tokens[opened]!.key !== ',') opened--
    if (tokens[opened]?.key !== ',') return false
    for (let at = token; at < from; at++) if (tokens[at]!.key === ',') return true
    return false
  }

  /** A heading of advice rules out all that stands under it, up to the next heading. */
  #excludeSection(heading: number, from: number, to: number): void {
    const { reading } = this.#story
    if (!isHeading(this.#story, heading)) return
    for (let index = reading.sentenceOf[from]!; index < reading.sentences.length; index++) {
      const sentence = reading.sentences[index]!
      if (sentence.block > heading && isHeading(this.#story, sentence.block)) return
      if (!this.#bySentence.has(sentence.index)) this.#bySentence.set(sentence.index, { rule: 'advice_section', words: wordsOf(reading, from, to), from })
      else if (this.#bySentence.get(sentence.index)!.rule === 'advice_section' && sentence.block > heading) return
    }
  }
}

/** «Changez votre mot de passe»: a second person that begins a sentence or follows a comma, without its «vous». */
function* imperatives({ reading, french }: Story): Generator<number> {
  const { ending, except, after } = french.lexicon.imperative
  for (const [at, token] of reading.tokens.entries()) {
    if (token.kind !== 'word' || !token.key.endsWith(ending) || except.has(token.key)) continue
    const sentence = reading.sentences[reading.sentenceOf[at]!]
    const before = reading.tokens[at - 1]?.key ?? ''
    if (sentence && (at === sentence.from || after.has(before) || (reading.tokens[at - 1]?.kind === 'mark' && before !== '»'))) yield at
  }
}

/** A date more than this long before publication tells of another event, in days. */
const LONG_AGO = 300

/** A day, month or year that was over long before the article came out: «en mars 2022», «l'an dernier». */
function isEarlier({ edtf, kind, relation }: DateMention, published: string | null, window?: { readonly from: string }): boolean {
  if (!edtf || !published || relation !== undefined || !/^\d{4}(-\d{2}){0,2}$/.test(edtf) || kind === 'anchored') return false
  // What the dossier follows is no other event, however late the article: a sanction, a trial.
  if (window && edtf.length > 4 && edtf >= window.from.slice(0, edtf.length)) return false
  if (edtf.length === 4) return Number(edtf) < Number(published.slice(0, 4))
  return Date.parse(published) - Date.parse(edtf) > LONG_AGO * 86_400_000
}

/** What sets a block as an item: a dash, a sign or an arrow; «1°», «2)», «a)». */
const BULLET = /^\s*(?:[-–—•·‣▪*>›]|[\u2190-\u2bff\ud800-\udfff]|(?:\d{1,2}|[a-h])\s?[)°])/

/** A block set as an item of a list. */
export const isBullet = (block: Block, text: string): boolean => block.kind === 'list_item' || BULLET.test(text.slice(block.start, block.start + 6))

/** A block set as a heading, or short and without a full stop as headings are. */
export function isHeading({ reading }: Story, index: number): boolean {
  const block = reading.blocks[index]
  if (!block) return false
  const words = reading.text.slice(block.start, block.end).trim()
  if (BULLET.test(words) || words.endsWith(';')) return false
  if (block.kind === 'subhead') return true
  return block.kind === 'paragraph' && words.length < 90 && !/[.!…:,»”"]$/.test(words)
}
