import type { DateQuestion, Question } from '../../../dossier/questionnaire.ts'
import { fold } from '../../french/numbers/fold.ts'
import { beginning } from '../../french/ordered.ts'
import type { Sentence } from '../../french/read.ts'
import type { Context } from '../context.ts'
import type { Attribution } from '../speakers.ts'
import type { PlacedDate } from './days.ts'
import { isDay } from './days.ts'
import type { Event, Events, Stretch } from './events.ts'
import { isNoun } from './events.ts'

/** What parts a date from an event's words, in tokens: another clause, a comma or a link between, a bare noun for the event, words on both sides. */
const COST = { clause: 6, link: 3, noun: 4, around: 1, reach: 40 } as const
/** A sentence that is only a date, «Lundi 29 janvier, 15 heures.», in tokens. */
const BARE = 10
/** How late in its sentence a date may stand that opens it, in tokens. */
const OPENING = 2
/** How late in an answer its date may begin, and how long the answer may be: «Par un coup de fil, le 11 juin.», in tokens. */
const ANSWER = 14
/** What stands so near before a date is dated by it, in tokens. */
const TAKEN = 2
/** How many small words stand between a participle and its date: «créé dès le». */
const BEFORE_DATE = 4
/** How far after an event that a date counts from stands what that is of, in tokens: «deux jours après la découverte de l'intrusion». */
const NAMED = 3
/** How far before a verb the «ne» of its «ne… que» stands, in tokens. */
const RESTRICTS = 4
/** How many words a sentence may have beside its date that says nothing but when. */
const FRAGMENT = 3
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
    const heads = this.#isHead(placed, sentence)
    // A bare noun («l'attaque») is dated in its own clause only, or by the date that opens an entry.
    const taken = this.#datesBefore(placed, sentence)
    const asideOf = but && this.#context.subjects.whole.length === 1 ? this.question(but).id : null
    const events = this.eventsFor(placed, sentence).filter(event => (!but || event.from < but.from || event.from > (isNoun(event) ? but.to + NAMED : but.from)) && this.question(event).id !== asideOf && (!isNoun(event) || heads || clauseOf[event.from] === clauseOf[placed.from])
      && !taken.some(other => event.to <= other.from && other.from - event.to <= TAKEN))
    if (events.every(isNoun)) {
      const asked = this.#asked(placed, sentence)
      if (asked) return asked
    }
    if (events.length === 0) return this.#pointed(sentence) ?? this.#headed(placed, sentence) ?? this.#gone(placed, sentence)
    const event = best(events, placed, candidate => this.#cost(candidate, placed))
    return event && (this.#isOngoing(event, placed) || this.#othersFor(placed).some(other => this.#isNearer(other, event, placed)) || this.#isGoverned(placed, event)) ? null : event
  }

  /** Dates before a date and a verb of its own, which keep the words right before them: «entamée le 24 novembre, l'enquête a conduit en juin à…». */
  #datesBefore(placed: PlacedDate, sentence: Sentence): readonly PlacedDate[] {
    const { dates, reading: { tokens }, french } = this.#context.story
    return beginning(dates, Math.max(sentence.from, placed.from - COST.reach), placed.from)
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

  /** «– 17 octobre : intrusion dans l'extranet»: an entry of a chronology. */
  #isHead(placed: PlacedDate, sentence: Sentence): boolean {
    return placed.from - sentence.from <= OPENING && /^[:–-]$/.test(this.#context.story.reading.tokens[placed.to]?.key ?? '')
  }

  /** What lasts keeps its date and gives it to nothing: «restait inaccessible jeudi». */
  #isOngoing(event: Event, placed: PlacedDate): boolean {
    return placed.mention.relation !== 'since' && !placed.mention.edtf?.includes('/') && this.#events.isLasting(event, placed)
  }

  /** «Quand avez-vous compris ? — Vendredi.», «Le site a-t-il rouvert ? — Oui, hier.» */
  #asked(placed: PlacedDate, sentence: Sentence): Event | null {
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
  #pointed(sentence: Sentence): Event | null {
    const told = this.#before(sentence)
    const { tokens } = this.#context.story.reading
    if (!told || !tokens.slice(sentence.from, Math.min(sentence.to, sentence.from + POINTING)).some(token => token.key === "c'")) return null
    const near = told.block === sentence.block ? sentence.to - sentence.from <= BARE : told.block === sentence.block - 1 && tokens[sentence.from]?.key !== "c'"
    return near ? this.#events.firstIn(told.from, told.to, event => !isNoun(event)) : null
  }

  /** «Lundi 12 février, 9 heures. Le portail ferme.», the date in a paragraph of its own or not. */
  #headed(placed: PlacedDate, sentence: Sentence): Event | null {
    const { sentences } = this.#context.story.reading
    const next = sentences[sentence.index + 1]
    if (!next || sentence.to - sentence.from > BARE || placed.from - sentence.from > OPENING) return null
    if (next.block !== sentence.block && (next.block !== sentence.block + 1 || sentence.to - placed.to > 1 || sentences[sentence.index - 1]?.block === sentence.block)) return null
    return this.#events.firstIn(next.from, next.to, event => this.opens(event, placed, next) && !this.#events.isStill(event) && this.#cost(event, placed) < COST.reach)
  }

  /** «Le portail a rouvert. Mardi, enfin.», «Votre boutique est restée fermée. — Neuf jours, du 7 au 16 octobre.»: nothing but when. */
  #gone(placed: PlacedDate, sentence: Sentence): Event | null {
    const told = this.#before(sentence)
    const { tokens } = this.#context.story.reading
    const words = tokens.slice(sentence.from, sentence.to).filter(({ kind }) => kind === 'word').length - (placed.to - placed.from)
    const next = this.#context.story.reading.sentences[sentence.index + 1]
    const heads = next?.block === sentence.block && placed.from - sentence.from <= OPENING
    if (!told || heads || told.question || words > FRAGMENT || sentence.question || (told.block !== sentence.block && tokens[sentence.from]?.kind !== 'mark')) return null
    return this.#events.firstIn(told.from, told.to, event => !isNoun(event) && this.opens(event, placed, told))
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
    return this.#events.around(placed, COST.reach).filter(event => this.opens(event, placed, sentence))
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

  /** What parts words from a date: tokens, and more for a comma or a link. */
  #gap(words: Stretch, placed: PlacedDate): number {
    const { reading: { tokens }, french } = this.#context.story
    const [from, to] = words.from >= placed.to ? [placed.to, words.from] : [Math.min(words.to, placed.from), placed.from]
    let gap = to - from
    for (let at = from; at < to; at++) if (french.dated.links.has(tokens[at]!.key)) gap += COST.link
    return gap
  }

  /** Whether other words are nearer to a date than an event's, or as near and around them: «celle qui a frappé Sidéral le 12». */
  #isNearer(other: Stretch, event: Event, placed: PlacedDate): boolean {
    const [own, its] = [this.#gap(other, placed), this.#gap(event, placed)]
    return own < its || (own === its && other.from < event.from && other.to >= event.to && other.to <= placed.from)
  }

  /** «l'intrusion (3 octobre) et sa découverte»: a date set apart is of what stands before it. */
  #isClosed({ to }: PlacedDate): boolean {
    const { tokens } = this.#context.story.reading
    return tokens[to]?.key === ')' || (tokens[to]?.key === ',' && tokens[to + 1]?.key === 'et')
  }

  /** «l'intrusion (détectée le 15) remonte à…», «le service, interrompu mardi, a repris…»: what is set apart with words of its own. */
  #isParenthesis({ from, to }: PlacedDate, event: Event): boolean {
    const { reading: { tokens, text }, french } = this.#context.story
    const close = tokens[to]?.key
    if (close !== ')' && close !== ',') return false
    let open = from - 1
    while (open > event.from && tokens[open]!.key !== (close === ')' ? '(' : ',')) open--
    return open > event.from && (close === ')' || tokens.slice(open + 1, from).some(({ kind, end, start }) => kind === 'word' && !french.dated.before.has(fold(text.slice(start, end)))))
  }

  /** «Attaque le 6, découverte le 9»: a noun that opens its part of the sentence, its date right after it. */
  #isEntry({ from, to }: Event, placed: PlacedDate): boolean {
    const { tokens, sentenceOf } = this.#context.story.reading
    return placed.from >= to && placed.from - to <= 1 && (sentenceOf[from - 1] !== sentenceOf[from] || tokens[from - 1]!.kind === 'mark')
  }

  #cost(event: Event, placed: PlacedDate): number {
    const { reading, french } = this.#context.story
    const { speakers } = this.#context
    const sentence = reading.sentences[reading.sentenceOf[event.from]!]!
    if (this.question(event).announced_by !== 'nobody' && speakers.of(sentence).some(attribution => attribution.rule === 'aside' && within(placed, attribution.words))) return COST.clause
    if (event.from < placed.from && event.to > placed.to) return this.#isParenthesis(placed, event) ? COST.reach : COST.around
    // «a confirmé ce vendredi avoir été la cible»: the date is of the word before it; «nous vous informons que le 12…» of what follows.
    const { tokens } = reading
    const isAhead = event.from >= placed.to && french.words.auxiliary_infinitives.has(tokens[placed.to]?.key ?? '')
    // «ne s'est exprimé qu'une fois, le 1er février»: a «que» that restricts reports nothing.
    const restricts = tokens.slice(Math.max(sentence.from, event.from - RESTRICTS), event.from).some(({ key }) => french.negation.first.has(key))
    const isReported = event.to <= placed.from && !restricts && this.question(event).announced_by === 'subject' && tokens.slice(event.to, placed.from).some(({ key }) => french.words.that.has(key))
    if (isAhead || isReported) return COST.clause + this.#gap(event, placed)
    // «18 octobre – Détection.»
    if (event.from >= placed.to && event.from - placed.to <= OPENING && this.#isHead(placed, sentence)) return 0
    let cost = this.#gap(event, placed)
    if (reading.clauseOf[event.from] !== reading.clauseOf[placed.from]) cost += COST.clause
    if (isNoun(event) && event.to !== placed.to && !this.#isEntry(event, placed)) cost += COST.noun
    if (event.from >= placed.to && this.#isClosed(placed)) cost += COST.clause
    return cost
  }
}

const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to

/** «évoque une intrusion le 17»: the event stands between who says it and its date. */
export const isBetween = (event: Stretch, words: Stretch, placed: Stretch): boolean => words.from <= event.from && words.to < event.to && event.to <= placed.from

/** A date that is the speaker's word's own: «a annoncé jeudi». */
export const within = (placed: Stretch, words: Stretch): boolean => placed.from < words.to + 4 && words.from - 2 <= placed.to

/** The cheapest; of two as cheap where one lies in the other, the longer: it says more. */
function best(list: readonly Event[], placed: PlacedDate, cost: (event: Event) => number): Event | null {
  let found: Event | null = null
  let least: number = COST.reach
  for (const event of list) {
    const own = cost(event)
    const longer = own === least && found && overlap(event, found) && event.to - event.from > found.to - found.from
    if (own < least || longer) [found, least] = [event, own]
  }
  return found
}
