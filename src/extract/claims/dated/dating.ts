import type { DateQuestion, Question } from '../../../dossier/questionnaire.ts'
import type { Sentence } from '../../french/read.ts'
import type { Context } from '../context.ts'
import type { Attribution } from '../speakers.ts'
import type { PlacedDate } from './days.ts'
import type { Event, Events, Stretch } from './events.ts'
import { distance, isNoun } from './events.ts'

/** What parts a date from an event's words, in tokens: another clause, a comma or a link between, a bare noun for the event. */
const COST = { clause: 6, link: 3, noun: 4, reach: 40 } as const
const LINKS = new Set([',', 'et', 'qui', 'que', "qu'", 'dont', 'apre', 'avant', '(', 'pui', 'pour', 'lor'])
/** A sentence that is only a date, «Lundi 29 janvier, 15 heures.», in tokens. */
const BARE = 10
/** How late in a short answer its date may begin: «Dans la soirée de vendredi.», in tokens. */
const ANSWER = 5
/** How late in a sentence «c'était» may stand: «Oui, c'était hier.», in tokens. */
const POINTING = 4

/** Says of which event a date is: the one whose words stand nearest. */
export class Dating {
  readonly #questions: readonly Question[]
  readonly #context: Context
  readonly #events: Events

  constructor(questions: readonly Question[], context: Context, events: Events) {
    this.#questions = questions
    this.#context = context
    this.#events = events
  }

  question(event: Event): DateQuestion {
    return this.#questions[event.meaning.question] as DateQuestion
  }

  /** The event whose words are nearest to a date; in a sentence that is only a date, the next sentence's first. */
  eventOf(placed: PlacedDate, sentence: Sentence, but?: Event): Event | null {
    const { clauseOf } = this.#context.story.reading
    // A bare noun («l'attaque») is dated in its own clause only.
    const events = this.eventsFor(placed, sentence).filter(event => (!but || event.from !== but.from) && (!isNoun(event) || clauseOf[event.from] === clauseOf[placed.from]))
    if (events.length === 0) return this.#asked(placed, sentence) ?? this.#pointed(sentence) ?? this.#headed(placed, sentence)
    const event = best(events, candidate => this.#cost(candidate, placed))
    return event && this.#othersFor(placed).some(other => distance(other, placed) < distance(event, placed)) ? null : event
  }

  /** «Quand avez-vous compris ? — Vendredi.» */
  #asked(placed: PlacedDate, sentence: Sentence): Event | null {
    const asked = this.#before(sentence)
    if (!asked?.question || placed.from - sentence.from > ANSWER || sentence.to - sentence.from > BARE) return null
    return this.#events.firstIn(asked.from, asked.to)
  }

  /** «Des voleurs sont entrés. C'était en octobre.» */
  #pointed(sentence: Sentence): Event | null {
    const told = this.#before(sentence)
    const { tokens } = this.#context.story.reading
    if (!told || !tokens.slice(sentence.from, Math.min(sentence.to, sentence.from + POINTING)).some(token => token.key === "c'")) return null
    const near = told.block === sentence.block ? sentence.to - sentence.from <= BARE : told.block === sentence.block - 1 && tokens[sentence.from]?.key !== "c'"
    return near ? this.#events.firstIn(told.from, told.to, event => !isNoun(event)) : null
  }

  /** «Lundi 12 février, 9 heures. Le portail ferme.» */
  #headed(placed: PlacedDate, sentence: Sentence): Event | null {
    const next = this.#context.story.reading.sentences[sentence.index + 1]
    if (!next || next.block !== sentence.block || sentence.to - sentence.from > BARE || placed.from - sentence.from > 2) return null
    return this.#events.firstIn(next.from, next.to, event => this.#isOpen(event, placed, next) && this.#cost(event, placed) < COST.reach)
  }

  #before(sentence: Sentence): Sentence | undefined {
    return this.#context.story.reading.sentences[sentence.index - 1]
  }

  /** What has a date of its own in the date's clause; a long phrase around the date and its commas is not the date's own. */
  #othersFor(placed: PlacedDate): readonly Stretch[] {
    const { tokens, clauseOf } = this.#context.story.reading
    return this.#events.othersAround(placed, COST.reach)
      .filter(other => clauseOf[other.from] === clauseOf[placed.from] && !(other.from < placed.from && other.to > placed.to && tokens.slice(other.from, other.to).some(token => token.key === ',')))
  }

  /** The events that a date of this sentence may be of. */
  eventsFor(placed: PlacedDate, sentence: Sentence): readonly Event[] {
    return this.#events.around(placed, COST.reach).filter(event => this.#isOpen(event, placed, sentence))
  }

  #isOpen(event: Event, placed: PlacedDate, sentence: Sentence): boolean {
    if ((event.from < placed.to && placed.from < event.to && event.to - event.from <= placed.to - placed.from) || this.#events.isSilenced(event)) return false
    const said = this.#context.speakers.of(sentence)
    const { announced_by } = this.question(event)
    if (announced_by === 'anybody') return true
    if (announced_by === 'nobody') {
      const attribution = said.find(candidate => within(placed, candidate.words) && !this.isBefore(placed, candidate))
      return (!attribution || overlap(event, attribution.words)) && !said.some(({ rule, words }) => rule === 'aside' && overlap(event, words))
    }
    const others = said.filter(({ speaker }) => speaker === null || !this.#context.subjects.whole.includes(speaker))
    return said.length === 0 || others.length < said.length
  }

  /** «…du 17 août au 2 septembre, d'après X»: a date parted by a comma from an attribution that follows is no part of it. */
  isBefore(placed: PlacedDate, { rule, words }: Attribution): boolean {
    return (rule === 'source' || rule === 'aside') && placed.to <= words.from && this.#context.story.reading.tokens.slice(placed.to, words.from + 1).some(token => token.key === ',')
  }

  #cost(event: Event, placed: PlacedDate): number {
    const { reading } = this.#context.story
    const { speakers } = this.#context
    const sentence = reading.sentences[reading.sentenceOf[event.from]!]!
    if (this.question(event).announced_by !== 'nobody' && speakers.of(sentence).some(attribution => attribution.rule === 'aside' && within(placed, attribution.words))) return COST.clause
    const [from, to] = event.from >= placed.to ? [placed.to, event.from] : [Math.min(event.to, placed.from), placed.from]
    let cost = to - from
    for (let at = from; at < to; at++) if (LINKS.has(reading.tokens[at]!.key)) cost += COST.link
    if (reading.clauseOf[event.from] !== reading.clauseOf[placed.from]) cost += COST.clause
    if (isNoun(event)) cost += COST.noun
    return cost
  }
}

const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to

/** A date that is the speaker's word's own: «a annoncé jeudi». */
export const within = (placed: Stretch, words: Stretch): boolean => placed.from < words.to + 4 && words.from - 2 <= placed.to

/** The cheapest; of two as cheap, the one that says more. */
function best(list: readonly Event[], cost: (event: Event) => number): Event | null {
  let found: Event | null = null
  let least: number = COST.reach
  for (const event of list) {
    const own = cost(event)
    if (own < least || (own === least && found && event.to - event.from > found.to - found.from)) [found, least] = [event, own]
  }
  return found
}
