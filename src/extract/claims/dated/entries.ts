import type { Question } from '../../../dossier/questionnaire.ts'
import { beginning } from '../../french/ordered.ts'
import type { Sentence } from '../../french/read.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import type { PlacedDate } from './days.ts'
import type { Dating } from './dating.ts'
import type { Event, Events } from './events.ts'
import { isNoun } from './events.ts'
import type { OneDate } from './one-date.ts'

/** How late in its paragraph a date may stand that opens an entry, and how far after it the full stop, in tokens: «– Mardi 6 mars, 14 h. …». */
const HEAD = { opening: 3, closing: 5 } as const
/** How long an entry is that is no more than names of events, in tokens. */
const NOMINAL = 14
/** How far before an event a word may stand that makes it a side remark, in tokens. */
const ASIDE = 12
/** How far before an event its auxiliary stands, in tokens. */
const AUXILIARY_REACH = 3

/**
 * Entries of a chronology: «6 mars. L'opérateur repère le manège et coupe l'accès.» The date that opens one dates all that
 * its paragraph tells in the present, up to another date, and what its first sentence tells in any tense. Later sentences
 * announce nothing: they go on about what was announced.
 */
export class Entries {
  readonly #questions: readonly Question[]
  readonly #context: Context
  readonly #events: Events
  readonly #dating: Dating
  readonly #one: OneDate

  constructor(questions: readonly Question[], context: Context, dating: Dating, events: Events, one: OneDate) {
    this.#questions = questions
    this.#context = context
    this.#dating = dating
    this.#events = events
    this.#one = one
  }

  /** The claims of an entry beside those that its date made in its own sentence. */
  drafts(placed: PlacedDate, edtf: string, told: readonly Draft[]): Draft[] {
    const body = this.#body(placed)
    if (body.length === 0) return []
    const asked = new Set(told.map(draft => draft.question))
    const drafts: Draft[] = []
    body.forEach((sentence, index) => {
      for (const event of this.#eventsOf(sentence, placed, index === 0)) {
        const { id, announced_by } = this.#dating.question(event)
        if (asked.has(id) || (index > 0 && announced_by === 'subject')) continue
        const draft = this.#one.of(event, placed, edtf)
        if (!draft || draft.modality === 'hedged') continue
        asked.add(id)
        const about = this.#questions.find(question => question.id === id)
        drafts.push(about?.type === 'date' && about.about === 'whole' ? draft : { ...draft, subject: this.#context.subjects.at(event.from, event.to).ids })
      }
    })
    return drafts
  }

  /** The sentences that a date opens: the rest of its own, and those of its paragraph; none where it opens no entry. */
  #body(placed: PlacedDate): Sentence[] {
    const { dates, reading: { sentences, sentenceOf, tokens }, french } = this.#context.story
    const own = sentences[sentenceOf[placed.from]!]!
    if (sentences[own.index - 1]?.block === own.block || placed.from - own.from > HEAD.opening || !tokens.slice(own.from, placed.from).every(({ kind, key }) => kind === 'mark' || french.dated.entry_opening.has(key))) return []
    const close = tokens.slice(placed.to, Math.min(own.to, placed.to + HEAD.closing)).findIndex(({ key }) => /^[.:–—]$/.test(key))
    if (close < 0 && own.to - placed.to > HEAD.closing) return []
    const from = close < 0 ? own.to : placed.to + close + 1
    const body = from < own.to ? [{ ...own, from }] : []
    for (let next = own.index + 1; sentences[next]?.block === own.block; next++) {
      if (beginning(dates, sentences[next]!.from, sentences[next]!.to).some(({ mention }) => mention.edtf !== null)) break
      body.push(sentences[next]!)
    }
    return body
  }

  /** «15 octobre : détection et coupure du service»: a name that is told by itself, or after another. */
  #isNamed({ from }: Event, sentence: Sentence): boolean {
    return sentence.to - sentence.from <= NOMINAL && this.#events.of(sentence).every(isNoun) && (from - sentence.from <= 1 || this.#context.story.french.dated.entry_joins.has(this.#context.story.reading.tokens[from - 1]!.key))
  }

  /** What a sentence of an entry tells in its main clause, where no other date stands. */
  #eventsOf(sentence: Sentence, placed: PlacedDate, isFirst: boolean): readonly Event[] {
    const { story, settings } = this.#context
    const { reading: { tokens }, french } = story
    if (sentence.question || beginning(story.dates, sentence.from, sentence.to).length > 0) return []
    return this.#events.of(sentence).filter(event => (!isNoun(event) || (isFirst && this.#isNamed(event, sentence))) && !this.#events.isStill(event) && settings.at(event.from) === null && this.#dating.opens(event, placed, sentence)
      && !tokens.slice(Math.max(sentence.from, event.from - ASIDE), event.from).some(({ key }) => french.clauses.subordinate.has(key))
      && (isFirst || !tokens.slice(Math.max(sentence.from, event.from - AUXILIARY_REACH), event.to).some(({ key }) => french.dated.perfect.has(key))))
  }
}
