import type { Sentence } from '../../french/read.ts'
import type { Context } from '../context.ts'
import type { PlacedDate } from './days.ts'
import type { Distance } from './distance.ts'
import { OPENING, REACH } from './distance.ts'
import type { Event, Events } from './events.ts'
import { isNoun } from './events.ts'

/** A sentence that is only a date, «Lundi 29 janvier, 15 heures.», in tokens. */
const BARE = 10
/** How late in an answer its date may begin, and how long the answer may be: «Par un coup de fil, le 11 juin.», in tokens. */
const ANSWER = 14
/** How many words a sentence may have beside its date that says nothing but when. */
const FRAGMENT = 3
/** How late in a sentence «c'était» may stand: «Oui, c'était hier.», in tokens. */
const POINTING = 4

/** The event that the sentence before or after a date's tells, where the date's own says no more than when. */
export class Nearby {
  readonly #context: Context
  readonly #events: Events
  readonly #distance: Distance
  /** Whether a date of a sentence may be an event's. */
  readonly #opens: (event: Event, placed: PlacedDate, sentence: Sentence) => boolean

  constructor(context: Context, events: Events, distance: Distance, opens: (event: Event, placed: PlacedDate, sentence: Sentence) => boolean) {
    this.#context = context
    this.#events = events
    this.#distance = distance
    this.#opens = opens
  }

  /** «Quand avez-vous compris ? — Vendredi.», «Le site a-t-il rouvert ? — Oui, hier.» */
  asked(placed: PlacedDate, sentence: Sentence): Event | null {
    const asked = this.#before(sentence)
    if (!asked?.question || placed.from - sentence.from > ANSWER || sentence.to - sentence.from > 2 * ANSWER) return null
    const { reading, french } = this.#context.story
    const isAsked = reading.tokens.slice(sentence.from, Math.min(sentence.to, sentence.from + BARE)).some(token => french.dated.affirming.has(token.key)) || reading.tokens.slice(asked.from, asked.to).some(token => french.dated.asking.has(token.key))
    if (!isAsked) return null
    // «… s'est fait visiter. La date ? Mercredi.»
    const told = this.#before(asked)
    return this.#events.firstIn(asked.from, asked.to) ?? (told && told.block === asked.block ? this.#events.of(told).findLast(event => !isNoun(event)) ?? null : null)
  }

  /** «Des voleurs sont entrés. C'était en octobre.» */
  pointed(sentence: Sentence): Event | null {
    const told = this.#before(sentence)
    const { tokens } = this.#context.story.reading
    if (!told || !tokens.slice(sentence.from, Math.min(sentence.to, sentence.from + POINTING)).some(token => token.key === "c'")) return null
    const near = told.block === sentence.block ? sentence.to - sentence.from <= BARE : told.block === sentence.block - 1 && tokens[sentence.from]?.key !== "c'"
    return near ? this.#events.firstIn(told.from, told.to, event => !isNoun(event)) : null
  }

  /** «Lundi 12 février, 9 heures. Le portail ferme.», the date in a paragraph of its own or not. */
  headed(placed: PlacedDate, sentence: Sentence): Event | null {
    const { sentences } = this.#context.story.reading
    const next = sentences[sentence.index + 1]
    if (!next || sentence.to - sentence.from > BARE || placed.from - sentence.from > OPENING) return null
    if (next.block !== sentence.block && (next.block !== sentence.block + 1 || sentence.to - placed.to > 1 || sentences[sentence.index - 1]?.block === sentence.block)) return null
    return this.#events.firstIn(next.from, next.to, event => this.#opens(event, placed, next) && !this.#events.isStill(event) && this.#distance.of(event, placed) < REACH)
  }

  /** «Le portail a rouvert. Mardi, enfin.», «Votre boutique est restée fermée. — Neuf jours, du 7 au 16 octobre.»: nothing but when. */
  gone(placed: PlacedDate, sentence: Sentence): Event | null {
    const told = this.#before(sentence)
    const { tokens } = this.#context.story.reading
    const words = tokens.slice(sentence.from, sentence.to).filter(({ kind }) => kind === 'word').length - (placed.to - placed.from)
    const next = this.#context.story.reading.sentences[sentence.index + 1]
    const heads = next?.block === sentence.block && placed.from - sentence.from <= OPENING
    if (!told || heads || told.question || words > FRAGMENT || sentence.question || (told.block !== sentence.block && tokens[sentence.from]?.kind !== 'mark')) return null
    return this.#events.firstIn(told.from, told.to, event => !isNoun(event) && this.#opens(event, placed, told))
  }

  #before(sentence: Sentence): Sentence | undefined {
    return this.#context.story.reading.sentences[sentence.index - 1]
  }
}
