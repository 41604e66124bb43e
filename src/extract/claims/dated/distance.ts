import type { DateQuestion } from '../../../dossier/questionnaire.ts'
import type { Sentence } from '../../french/read.ts'
import type { Context } from '../context.ts'
import type { PlacedDate } from './days.ts'
import type { Event, Stretch } from './events.ts'
import { isNoun, overlap } from './events.ts'

/** No event is a date's from further away, in tokens and what parts them. */
export const REACH = 40
/** How late in its sentence a date may stand that opens it, in tokens. */
export const OPENING = 2
/** What parts a date from an event's words, in tokens: another clause, a comma or a link between, a bare noun for the event, words on both sides. */
const COST = { clause: 6, link: 3, noun: 4, around: 1 } as const
/** How far before a verb the «ne» of its «ne… que» stands, in tokens. */
const RESTRICTS = 4

/** How far the words of an event stand from a date, in tokens and what parts them. */
export class Distance {
  readonly #context: Context
  readonly #question: (event: Event) => DateQuestion

  constructor(context: Context, question: (event: Event) => DateQuestion) {
    this.#context = context
    this.#question = question
  }

  /** The nearest of events to a date; of two as near where one lies in the other, the longer: it says more. */
  nearest(events: readonly Event[], placed: PlacedDate): Event | null {
    let found: Event | null = null
    let least: number = REACH
    for (const event of events) {
      const own = this.of(event, placed)
      const longer = own === least && found && overlap(event, found) && event.to - event.from > found.to - found.from
      if (own < least || longer) [found, least] = [event, own]
    }
    return found
  }

  /** «– 17 octobre : intrusion dans l'extranet»: an entry of a chronology. */
  isHead(placed: PlacedDate, sentence: Sentence): boolean {
    return placed.from - sentence.from <= OPENING && /^[:–-]$/.test(this.#context.story.reading.tokens[placed.to]?.key ?? '')
  }

  /** What parts words from a date: tokens, and more for a comma or a link. */
  #between(words: Stretch, placed: PlacedDate): number {
    const { reading: { tokens }, french } = this.#context.story
    const [from, to] = words.from >= placed.to ? [placed.to, words.from] : [Math.min(words.to, placed.from), placed.from]
    let gap = to - from
    for (let at = from; at < to; at++) if (french.dated.links.has(tokens[at]!.key)) gap += COST.link
    return gap
  }

  /** Whether other words are nearer to a date than an event's, or as near and around them: «celle qui a frappé Sidéral le 12». */
  isNearer(other: Stretch, event: Event, placed: PlacedDate): boolean {
    const [own, its] = [this.#between(other, placed), this.#between(event, placed)]
    return own < its || (own === its && other.from < event.from && other.to >= event.to && other.to <= placed.from)
  }

  /** «l'intrusion (3 octobre) et sa découverte»: a date set apart is of what stands before it. */
  #isClosed({ to }: PlacedDate): boolean {
    const { tokens } = this.#context.story.reading
    return tokens[to]?.key === ')' || (tokens[to]?.key === ',' && tokens[to + 1]?.key === 'et')
  }

  /** «l'intrusion (détectée le 15) remonte à…», «le service, interrompu mardi, a repris…»: what is set apart with words of its own. */
  #isParenthesis({ from, to }: PlacedDate, event: Event): boolean {
    const { reading: { tokens }, french } = this.#context.story
    const close = tokens[to]?.key
    if (close !== ')' && close !== ',') return false
    let open = from - 1
    while (open > event.from && tokens[open]!.key !== (close === ')' ? '(' : ',')) open--
    return open > event.from && (close === ')' || tokens.slice(open + 1, from).some(({ kind, key }) => kind === 'word' && !french.dated.before.has(key)))
  }

  /** «Attaque le 6, découverte le 9»: a noun that opens its part of the sentence, its date right after it. */
  #isEntry({ from, to }: Event, placed: PlacedDate): boolean {
    const { tokens, sentenceOf } = this.#context.story.reading
    return placed.from >= to && placed.from - to <= 1 && (sentenceOf[from - 1] !== sentenceOf[from] || tokens[from - 1]!.kind === 'mark')
  }

  /** How far an event's words stand from a date. */
  of(event: Event, placed: PlacedDate): number {
    const { reading, french } = this.#context.story
    const { speakers } = this.#context
    const sentence = reading.sentences[reading.sentenceOf[event.from]!]!
    if (this.#question(event).announced_by !== 'nobody' && speakers.of(sentence).some(attribution => attribution.rule === 'aside' && within(placed, attribution.words))) return COST.clause
    if (event.from < placed.from && event.to > placed.to) return this.#isParenthesis(placed, event) ? REACH : COST.around
    // «a confirmé ce vendredi avoir été la cible»: the date is of the word before it; «nous vous informons que le 12…» of what follows.
    const { tokens } = reading
    const isAhead = event.from >= placed.to && french.words.auxiliary_infinitives.has(tokens[placed.to]?.key ?? '')
    // «ne s'est exprimé qu'une fois, le 1er février»: a «que» that restricts reports nothing.
    const restricts = tokens.slice(Math.max(sentence.from, event.from - RESTRICTS), event.from).some(({ key }) => french.negation.first.has(key))
    const isReported = event.to <= placed.from && !restricts && this.#question(event).announced_by === 'subject' && tokens.slice(event.to, placed.from).some(({ key }) => french.words.that.has(key))
    if (isAhead || isReported) return COST.clause + this.#between(event, placed)
    // «18 octobre – Détection.»
    if (event.from >= placed.to && event.from - placed.to <= OPENING && this.isHead(placed, sentence)) return 0
    let cost = this.#between(event, placed)
    if (reading.clauseOf[event.from] !== reading.clauseOf[placed.from]) cost += COST.clause
    if (isNoun(event) && event.to !== placed.to && !this.#isEntry(event, placed)) cost += COST.noun
    if (event.from >= placed.to && this.#isClosed(placed)) cost += COST.clause
    return cost
  }
}

/** «évoque une intrusion le 17»: the event stands between who says it and its date. */
export const isBetween = (event: Stretch, words: Stretch, placed: Stretch): boolean => words.from <= event.from && words.to < event.to && event.to <= placed.from

/** «X date les faits du 3 mars»: an event named among the words that say so. */
export const isAmong = (event: Stretch, words: Stretch): boolean => words.from <= event.from && event.to < words.to

/** A date that is the speaker's word's own: «a annoncé jeudi». */
export const within = (placed: Stretch, words: Stretch): boolean => placed.from < words.to + 4 && words.from - 2 <= placed.to
