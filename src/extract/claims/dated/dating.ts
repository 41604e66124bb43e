import type { DateQuestion, Question } from '../../../dossier/questionnaire.ts'
import { fold } from '../../french/numbers/fold.ts'
import { beginning } from '../../french/ordered.ts'
import type { Sentence } from '../../french/read.ts'
import type { Context } from '../context.ts'
import type { Attribution } from '../speakers.ts'
import type { PlacedDate } from './days.ts'
import { isDay } from './days.ts'
import { Distance, REACH, isBetween, within } from './distance.ts'
import type { Event, Events, Stretch } from './events.ts'
import { isNoun, overlap } from './events.ts'
import { Nearby } from './nearby.ts'

/** What stands so near before a date is dated by it, in tokens. */
const TAKEN = 2
/** How many small words stand between a participle and its date: «créé dès le». */
const BEFORE_DATE = 4
/** How far after an event that a date counts from stands what that is of, in tokens: «deux jours après la découverte de l'intrusion». */
const NAMED = 3

/** Says of which event a date is: the one whose words stand nearest. */
export class Dating {
  readonly #questions: readonly Question[]
  readonly #context: Context
  readonly #events: Events
  readonly #distance: Distance
  readonly #nearby: Nearby

  constructor(questions: readonly Question[], context: Context, events: Events) {
    this.#questions = questions
    this.#context = context
    this.#events = events
    this.#distance = new Distance(context, event => this.question(event))
    this.#nearby = new Nearby(context, events, this.#distance, (event, placed, sentence) => this.opens(event, placed, sentence))
  }

  question(event: Event): DateQuestion {
    return this.#questions[event.meaning.question] as DateQuestion
  }

  /** The event whose words are nearest to a date; in a sentence that is only a date, the next sentence's first. */
  eventOf(placed: PlacedDate, sentence: Sentence, but?: Event): Event | null {
    const { clauseOf } = this.#context.story.reading
    const heads = this.#distance.isHead(placed, sentence)
    // A bare noun («l'attaque») is dated in its own clause only, or by the date that opens an entry.
    const taken = this.#datesBefore(placed, sentence)
    const asideOf = but && this.#context.subjects.whole.length === 1 ? this.question(but).id : null
    const events = this.eventsFor(placed, sentence).filter(event => (!but || event.from < but.from || event.from > (isNoun(event) ? but.to + NAMED : but.from)) && this.question(event).id !== asideOf && (!isNoun(event) || heads || clauseOf[event.from] === clauseOf[placed.from])
      && !taken.some(other => event.to <= other.from && other.from - event.to <= TAKEN))
    if (events.every(isNoun)) {
      const asked = this.#nearby.asked(placed, sentence)
      if (asked) return asked
    }
    if (events.length === 0) return this.#nearby.pointed(sentence) ?? this.#nearby.headed(placed, sentence) ?? this.#nearby.gone(placed, sentence)
    const event = this.#distance.nearest(events, placed)
    return event && (this.#isOngoing(event, placed) || this.#othersFor(placed).some(other => this.#distance.isNearer(other, event, placed)) || this.#isGoverned(placed, event)) ? null : event
  }

  /** Dates before a date and a verb of its own, which keep the words right before them: «entamée le 24 novembre, l'enquête a conduit en juin à…». */
  #datesBefore(placed: PlacedDate, sentence: Sentence): readonly PlacedDate[] {
    const { dates, reading: { tokens }, french } = this.#context.story
    return beginning(dates, Math.max(sentence.from, placed.from - REACH), placed.from)
      .filter(other => isDay(other.mention.edtf) && tokens.slice(other.to, placed.from).some(({ key }) => french.dated.auxiliaries.has(key)))
  }

  /** «un compte piraté a été créé mercredi»: a date is its participle's, whatever else the sentence tells. */
  #isGoverned(placed: PlacedDate, event: Event): boolean {
    const { reading, french } = this.#context.story
    const at = this.#wordBefore(placed)
    const sentence = reading.sentences[reading.sentenceOf[placed.from]!]!
    // «Interrogé jeudi, l'opérateur a reconnu…»
    if (this.question(event).announced_by !== 'nobody' && french.dated.answering.has(reading.tokens[at]?.key ?? '')) return false
    if (this.#context.speakers.of(sentence).some(({ words }) => words.from <= at && at < words.to)) return false
    return this.#isParticiple(at, placed) && !this.#events.around(placed, 0).some(other => other.from <= at && at < other.to) && (event.to <= at || event.from > placed.from)
  }

  /** «X, attaqué le 31 janvier, a informé…»: a date that a comma parts, with its participle, from the verb that follows. */
  #isSetApart(placed: PlacedDate): boolean {
    return this.#context.story.reading.tokens[placed.to]?.key === ',' && this.#isParticiple(this.#wordBefore(placed), placed)
  }

  /** The token before a date and its small words: «créé» in «créé dès le 3». */
  #wordBefore({ from }: PlacedDate): number {
    const { reading, french } = this.#context.story
    let at = from - 1
    while (at > from - 1 - BEFORE_DATE && french.dated.before.has(reading.tokens[at]?.key ?? '')) at--
    return at
  }

  #isParticiple(at: number, { from }: PlacedDate): boolean {
    const { reading: { tokens, text, sentenceOf }, french } = this.#context.story
    const word = tokens[at]
    if (word?.kind !== 'word' || sentenceOf[at] !== sentenceOf[from]) return false
    const written = text.slice(word.start, word.end)
    return /(?:[^aeiou]|[qg]u)é(?:e?s?)$/.test(written) && !french.dates.tense.noVerb.has(fold(written))
  }

  /** What lasts keeps its date and gives it to nothing: «restait inaccessible jeudi». */
  #isOngoing(event: Event, placed: PlacedDate): boolean {
    return placed.mention.relation !== 'since' && !placed.mention.edtf?.includes('/') && this.#events.isLasting(event, placed)
  }

  /** What has a date of its own in the date's clause; a long phrase around the date and its commas is not the date's own. */
  #othersFor(placed: PlacedDate): readonly Stretch[] {
    const { tokens, clauseOf } = this.#context.story.reading
    return this.#events.othersAround(placed, REACH)
      .filter(other => clauseOf[other.from] === clauseOf[placed.from] && !(other.from < placed.from && other.to > placed.to && tokens.slice(other.from, other.to).some(token => token.key === ',')))
  }

  /** The events that a date of this sentence may be of. */
  eventsFor(placed: PlacedDate, sentence: Sentence): readonly Event[] {
    return this.#events.around(placed, REACH).filter(event => this.opens(event, placed, sentence))
  }

  /** Whether a date of its sentence may be an event's: not who said it when, nor an announcement of somebody else's. */
  opens(event: Event, placed: PlacedDate, sentence: Sentence): boolean {
    const isOver = overlap(event, placed)
    if ((isOver && event.to - event.from <= placed.to - placed.from) || this.#events.isSilenced(event)) return false
    // A phrase that holds a date is dated by that one.
    if (!isOver && event.source.includes('{date}')) return false
    const said = this.#context.speakers.of(sentence).filter(({ rule }) => rule !== 'transcript')
    const { announced_by } = this.question(event)
    if (announced_by === 'anybody') return true
    if (announced_by === 'nobody') {
      const attribution = this.#isSetApart(placed) ? undefined : said.find(candidate => within(placed, candidate.words) && !this.isBefore(placed, candidate) && !isBetween(event, candidate.words, placed))
      return (!attribution || overlap(event, attribution.words)) && !said.some(({ rule, words }) => rule === 'aside' && overlap(event, words))
    }
    // What others announce is no announcement of the subject's; that its clients were told then, anybody may say.
    const [own, others] = [said.filter(candidate => this.#isOwn(candidate)), said.filter(candidate => !this.#isOwn(candidate))]
    if (own.some(({ words }) => overlap(event, words))) return true
    return !others.some(({ words }) => overlap(event, words)) && (own.length > 0 || !others.some(({ words }) => within(placed, words)))
  }

  #isOwn({ speaker }: Attribution): boolean {
    return speaker !== null && this.#context.subjects.whole.includes(speaker)
  }

  /** «exploitée dès le 21 d'après X», «…au 2 septembre, a précisé X»: a date before the source, or a comma before the aside, is no part of it. */
  isBefore(placed: PlacedDate, { rule, words }: Attribution): boolean {
    if (placed.to > words.from || (rule !== 'source' && rule !== 'aside')) return false
    return rule === 'source' || this.#context.story.reading.tokens.slice(placed.to, words.from + 1).some(token => token.key === ',')
  }
}
