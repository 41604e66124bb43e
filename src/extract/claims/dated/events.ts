import type { Question } from '../../../dossier/questionnaire.ts'
import { cuesOf } from '../../french/french.ts'
import { beginning, firstFrom } from '../../french/ordered.ts'
import type { Match } from '../../french/patterns.ts'
import type { Rule } from '../compile.ts'
import type { Story } from '../story.ts'

/** Words that tell of an event which a date question asks for. */
export type Event = Match<Rule>

/** A stretch of tokens, `from` to `to` (excluded). */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Whether two stretches share a token. */
export const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to

/** No phrase has more tokens: what bounds a look back. */
const LONGEST_PHRASE = 60

/** An event told by a name for it, not by a verb: «l'attaque», «l'attaque du 3». */
export const isNoun = (event: Event): boolean => /^\{\w+\}(?: [^ ]+ [^ ]+ [^ ]+ \{date\})?$/.test(event.source)

/** What a story tells that has a date: the events that its questions ask for, and what has a date of its own. */
export class Events {
  readonly #told: readonly Event[]
  readonly #others: readonly Stretch[]
  readonly #silenced: ReadonlySet<string>
  readonly #lasting: readonly Event[]
  readonly #story: Story

  constructor(questions: readonly Question[], story: Story) {
    this.#story = story
    this.#told = story.rules.filter(rule => rule.meaning.part === 'events')
    const dated = new Set(questions.flatMap((question, index) => question.type === 'category' ? question.categories.filter(({ own_date }) => own_date).map(({ id }) => `${index} ${id}`) : []))
    this.#others = [
      ...story.rules.filter(({ meaning }) => meaning.part === 'words' && dated.has(`${meaning.question} ${meaning.id}`)),
      ...cuesOf(story.reading.cues, 'other_date'),
    ].sort((a, b) => a.from - b.from)
    this.#silenced = new Set(story.rules.filter(rule => rule.meaning.part === 'unless').map(rule => this.#key(rule)))
    this.#lasting = story.rules.filter(rule => rule.meaning.part === 'still')
  }

  #key({ from, meaning }: Event): string {
    return `${meaning.question} ${this.#story.reading.clauseOf[from]}`
  }

  /** Whether another phrase of its clause says that the event has no date there. */
  isSilenced(event: Event): boolean {
    return this.#silenced.has(this.#key(event))
  }

  /** Whether another phrase in a date's clause tells that the event's state lasted then; not «fermé lundi, et il l'est toujours». */
  isLasting(event: Event, date: Stretch): boolean {
    const { clauseOf, tokens } = this.#story.reading
    return this.#near(this.#lasting, date, LONGEST_PHRASE).some(still => still.meaning.question === event.meaning.question && clauseOf[still.from] === clauseOf[date.from]
      && !(event.to <= still.from && date.to <= still.from && tokens.slice(date.to, still.from).some(({ key }) => key === ',')))
  }

  /** Whether an event is told as a state that lasts: «reste fermé». */
  isStill({ from, to, meaning }: Event): boolean {
    return beginning(this.#lasting, from - LONGEST_PHRASE, to).some(still => still.meaning.question === meaning.question && still.to > from)
  }

  /** The events of a date's sentence whose words begin at most so many tokens from it. */
  around(date: Stretch, reach: number): readonly Event[] {
    return this.#near(this.#told, date, reach)
  }

  /** As `around`, what has a date of its own and is no question's: «a déposé plainte mardi», «la loi du 6 janvier». */
  othersAround(date: Stretch, reach: number): readonly Stretch[] {
    return this.#near(this.#others, date, reach)
  }

  /** The events that a sentence, or a part of one, tells. */
  of({ from, to }: Stretch): readonly Event[] {
    return beginning(this.#told, from, to)
  }

  /** The first event that begins at tokens `from` to `to` (excluded). */
  firstIn(from: number, to: number, which: (event: Event) => boolean = () => true): Event | null {
    for (let at = firstFrom(this.#told, from); at < this.#told.length && this.#told[at]!.from < to; at++) if (which(this.#told[at]!)) return this.#told[at]!
    return null
  }

  #near<T extends Stretch>(list: readonly T[], date: Stretch, reach: number): readonly T[] {
    const { sentences, sentenceOf } = this.#story.reading
    const sentence = sentences[sentenceOf[date.from]!]
    if (!sentence) return []
    return beginning(list, Math.max(sentence.from, date.from - reach - LONGEST_PHRASE), Math.min(sentence.to, date.to + reach))
  }
}
