import type { Draft } from '../draft.ts'
import { wordsOf } from '../draft.ts'
import type { Context } from '../context.ts'
import { isFuture } from '../future.ts'
import type { Attribution } from '../speakers.ts'
import type { SubjectAnswer } from '../subjects.ts'
import { date } from '../../../model/value.ts'
import type { Hedge } from '../../french/modality.ts'
import { beginning } from '../../french/ordered.ts'
import type { Sentence } from '../../french/read.ts'
import type { PlacedDate } from './days.ts'
import { LONGEST_DATE } from './days.ts'
import type { Dating } from './dating.ts'
import { isAmong, isBetween, within } from './distance.ts'
import type { Event, Events } from './events.ts'
import { isNoun } from './events.ts'

/** How far before its date the name of an event stands, in tokens: «l'incident de sécurité du 7 février». */
const NAMED_REACH = 3
/** How late in a dispatch its own date stands, and how far after it the dash, in tokens. */
const DATELINE = 8
/** How far after «deux jours après» the name stands that it counts from, in tokens. */
const COUNTED_REACH = 3

/** Makes the claim of one date: of which event, about whom, said by whom, how surely. */
export class OneDate {
  readonly #context: Context
  readonly #dating: Dating
  readonly #events: Events

  constructor(context: Context, dating: Dating, events: Events) {
    this.#context = context
    this.#dating = dating
    this.#events = events
  }

  /** The claim that a date makes, if the words around it say which event it dates. */
  draft(placed: PlacedDate, edtf: string, but?: Event): Draft | null {
    const { reading } = this.#context.story
    const sentence = reading.sentences[reading.sentenceOf[placed.from]!]
    if (!sentence || this.#excluded(placed) || this.#isAhead(edtf)) return null
    const event = this.#dating.eventOf(placed, sentence, but)
    return event && this.of(event, placed, edtf)
  }

  /** The claim that a date makes of an event, which may stand in another sentence; null where its words tell no fact of it. */
  of(event: Event, placed: PlacedDate, edtf: string): Draft | null {
    const { story, subjects, speakers } = this.#context
    const { reading, hedges, negations } = story
    if ((!this.#isPast(placed, edtf) && (isFuture(story, event) || isFuture(story, placed)))) return null
    const denial = negations.of(event.from, event.to)
    // «n'a pas été repérée avant le 3» dates it to the 3rd.
    const until = denial && placed.mention.relation === 'before' && edtf.startsWith('../') ? edtf.slice(3) : null
    if (denial?.rule === 'ne' && until === null && !event.meaning.negative) return null
    const question = this.#dating.question(event)
    const who = question.about === 'whole' && !subjects.namedIn(placed.from) ? { ids: subjects.whole, rule: 'whole' } : this.#subjectOf(placed, event)
    const attribution = speakers.at(placed.from)
    const said = hedges.of(event.from, event.to)
    const hedge = said && (isNoun(event) ? said.rule === 'conditional' : !this.#isApart(event, said)) ? said : null
    const speaker = attribution && (question.announced_by === 'nobody' ? this.#isSaid(placed, event, attribution) : this.#isQuoted(placed, event, attribution)) ? attribution.speaker : null
    return {
      question: question.id, value: date(until ?? edtf), from: placed.from, to: placed.to, subject: who.ids, speaker,
      modality: hedge ? 'hedged' : 'asserted',
      why: [
        { field: 'question', rule: event.source, words: wordsOf(reading, event.from, event.to) },
        { field: 'value', rule: placed.mention.kind, words: wordsOf(reading, placed.from, placed.to) },
        { field: 'subject', rule: who.rule },
        ...(hedge ? [{ field: 'modality', rule: hedge.rule, words: wordsOf(reading, hedge.from, hedge.to) } as const] : []),
        ...(speaker !== null ? [{ field: 'speaker', rule: attribution!.rule } as const] : []),
      ],
    }
  }

  /** What rules a claim out here; what is to come beyond a comma («fermé vendredi, doit rouvrir d'ici à mercredi») does not. */
  #excluded({ from: at }: PlacedDate): boolean {
    const { settings, story } = this.#context
    if (this.#isDateline(at)) return true
    const exclusion = settings.at(at)
    // A question takes for granted what it names: «Cyberattaque du 7 février : où en est-on ?»
    if (exclusion?.rule === 'question') return !this.#events.around({ from: at, to: at }, 0).some(event => event.to <= at && at - event.to <= NAMED_REACH && (isNoun(event) || this.#isAdjective(event)))
    if (exclusion?.rule !== 'future' && exclusion?.rule !== 'ignorance') return exclusion !== null
    const [from, to] = exclusion.from < at ? [exclusion.from, at] : [at, exclusion.from]
    return !story.reading.tokens.slice(from, to).some(token => token.key === ',')
  }

  /** «LYON, 25 octobre (AFP) –»: where and when a dispatch was written. */
  #isDateline(at: number): boolean {
    const { tokens, sentences, sentenceOf, text } = this.#context.story.reading
    const sentence = sentences[sentenceOf[at]!]!
    const first = tokens[sentence.from]!
    if (at - sentence.from > DATELINE || sentences[sentence.index - 1]?.block === sentence.block || first.end - first.start < 3) return false
    const word = text.slice(first.start, first.end)
    return word === word.toUpperCase() && /^\p{L}+$/u.test(word) && tokens.slice(at, at + DATELINE).some(({ key }) => /^[-–—(]$/.test(key))
  }

  /** «La société ne l'annoncera que le lendemain»: the future of a tale, where the day is known and over. */
  #isPast({ mention }: PlacedDate, edtf: string): boolean {
    const published = this.#context.story.article.published?.slice(0, 10)
    return published !== undefined && (mention.kind === 'absolute' || mention.kind === 'anchored') && edtf.split('/').at(-1)! < published
  }

  /** «l'éditeur piraté début janvier»: one word, and no verb before it. */
  #isAdjective({ from, to }: Event): boolean {
    const { reading: { tokens, text }, french } = this.#context.story
    return to - from === 1 && /é(?:e?s?)$/.test(text.slice(tokens[from]!.start, tokens[from]!.end)) && !french.dated.verb_before.has(tokens[from - 1]?.key ?? '')
  }

  /** A day after the article's own is no fact yet. */
  #isAhead(edtf: string): boolean {
    const published = this.#context.story.article.published?.slice(0, 10)
    return published !== undefined && /^\d/.test(edtf) && edtf.slice(0, 10) > published
  }

  /** Whether who is quoted says the date itself: no «a reconnu vendredi», and none that the outlet adds. */
  #isSaid(placed: PlacedDate, event: Event, attribution: Attribution): boolean {
    if ((isBetween(event, attribution.words, placed) || isAmong(event, attribution.words)) && !this.#isParted(attribution.words.to, placed.from)) return true
    return (!within(placed, attribution.words) || this.#dating.isBefore(placed, attribution)) && !this.#isBackground(placed, event, attribution)
  }

  /** Whether the date of an announcement is somebody's word and no «a annoncé mardi»: in an interview's answer, in a quotation, after «que». */
  #isQuoted({ from }: PlacedDate, event: Event, { rule, words }: Attribution): boolean {
    const { reading: { tokens, quotation }, french: { words: { that, auxiliary_infinitives } } } = this.#context.story
    if (rule === 'transcript' || (quotation[from]! > 0 && from < words.from)) return true
    // «indique s'être saisi»: the infinitive may be the event's own; a «que» of the event's («n'a communiqué que le 3») restricts it.
    return rule === 'speech' && tokens.slice(words.to, Math.min(from, event.to)).some(({ key }, at) => auxiliary_infinitives.has(key) || (that.has(key) && words.to + at < event.from))
  }

  /** «Repérée le 21, l'intrusion remonterait au 3»: what stands before a comma is as sure as it is told. */
  #isApart(event: Event, hedge: Hedge): boolean {
    return hedge.rule === 'conditional' && hedge.from >= event.to && this.#isParted(event.to, hedge.from)
  }

  #isParted(from: number, to: number): boolean {
    return this.#context.story.reading.tokens.slice(from, to).some(token => token.key === ',')
  }

  /** «X a reconnu un vol, à la suite d'une attaque survenue jeudi»: what is said has no «que», and the date beside it is the outlet's. */
  #isBackground(placed: PlacedDate, event: Event, { rule, words }: Attribution): boolean {
    if (rule !== 'speech' || event.from < words.to) return false
    const { reading, french } = this.#context.story
    return !reading.tokens.slice(words.to, Math.min(event.from, placed.from) + 1).some(({ key }) => french.dated.said.has(key))
  }

  /** Between a date and its event stands their subject: «le 5 février, une autre plateforme, Almerys, a connu…»; a date by itself («31 janvier. Un compte volé ouvre les portes de X.») has its event's. */
  #subjectOf(placed: PlacedDate, event: Event): SubjectAnswer {
    const { subjects, story: { reading: { sentenceOf } } } = this.#context
    const beside = subjects.beside(placed.from)
    if (beside) return { ids: beside.ids, rule: 'beside', at: beside }
    const between = subjects.between(placed.to, event.to)
    const chosen = between ? { ids: between.ids, rule: 'between', at: between } : sentenceOf[event.from] === sentenceOf[placed.from] ? subjects.at(placed.from, placed.to) : subjects.at(event.from, event.to)
    return chosen.at && this.#isCountedFrom(chosen, placed) && subjects.whole.length === 2 && chosen.ids.length === 1 ? { ids: subjects.whole.filter(id => id !== chosen.ids[0]), rule: 'other' } : chosen
  }

  /** «Deux jours après X, la maison l'a dit vendredi»: X is what is counted from, the other is spoken of. */
  #isCountedFrom({ at: reference, ids }: SubjectAnswer, placed: PlacedDate): boolean {
    const { story, subjects } = this.#context
    const { sentences, sentenceOf, tokens } = story.reading
    const sentence: Sentence = sentences[sentenceOf[placed.from]!]!
    const named = reference!.rule.startsWith('name') ? reference : reference!.rule === 'one' ? subjects.firstNamed(sentence) : undefined
    if (!named || named.ids.join() !== ids.join()) return false
    return beginning(story.dates, named.from - COUNTED_REACH - LONGEST_DATE, named.from)
      .some(other => other.mention.anchor?.to === 'event' && named.from >= other.to && named.from - other.to <= COUNTED_REACH && !tokens.slice(other.to, named.from).some(token => token.key === ','))
  }
}
