import type { DateQuestion, Question } from '../../../dossier/questionnaire.ts'
import { date } from '../../../model/value.ts'
import { beginning } from '../../french/ordered.ts'
import type { Context } from '../context.ts'
import type { Story } from '../story.ts'
import type { Draft } from '../draft.ts'
import { wordsOf } from '../draft.ts'
import type { PlacedDate } from './days.ts'
import { LONGEST_DATE, isDay, shift } from './days.ts'
import type { Dating } from './dating.ts'
import type { Event, Events } from './events.ts'
import type { French } from '../../french/french.ts'
import { isNoun } from './events.ts'

/** How far after «date à laquelle» its event may stand, in tokens. */
const APPOSITION_REACH = 10
/** How far after «à peine», «dès que» its event may stand, and how far from its date, in tokens. */
const AT_ONCE = { event: 4, date: 40 } as const

/** «À l'arrêt du 5 au 16 mars» is two dates: when it went and when it came back. A night («du 5 au 6») is one. */
export function ends(draft: Draft, questions: readonly Question[], { story }: Context): Draft[] {
  const until = questions.find((question): question is DateQuestion => question.type === 'date' && question.id === draft.question)?.until
  const [begin, end] = 'edtf' in draft.value ? draft.value.edtf.split('/') : []
  if (until === undefined || !begin || !end || !isDay(begin) || !isDay(end) || end <= shift(begin, 1) || !story.reading.tokens.slice(draft.from, draft.to).some(({ key }) => story.french.dated.stretch.has(key))) return [draft]
  return [{ ...draft, value: date(begin) }, { ...draft, question: until, value: date(end) }]
}

/** «…, jour où», «…, date à laquelle»: the event that such words name after a date. */
export function apposed(placed: PlacedDate, { story }: Context, events: Events): Event | null {
  const { reading: { tokens, sentences, sentenceOf }, french: { dated } } = story
  const at = [placed.to, placed.to + 1].find(index => dated.day_names.has(tokens[index]?.key ?? ''))
  if (at === undefined || !tokens.slice(at + 1, at + 4).some(token => dated.day_of.has(token.key))) return null
  return events.firstIn(at + 1, Math.min(sentences[sentenceOf[placed.from]!]!.to, at + APPOSITION_REACH))
}

/** The claim of an event that is apposed to a date. */
export function apposition(placed: PlacedDate, edtf: string, event: Event, question: Question, speaker: string | null, { story, subjects }: Context): Draft {
  return {
    question: question.id, value: date(edtf.split('/').at(-1)!), from: placed.from, to: event.to, subject: subjects.at(placed.from, placed.to).ids, speaker,
    why: [{ field: 'question', rule: 'apposition', words: wordsOf(story.reading, placed.to, event.to) }],
  }
}

/** How many days a stretch of tokens tells: «samedi à l'aube» is one. */
const daysIn = (from: number, to: number, { dates }: Story): number => beginning(dates, from, to).filter(({ mention }) => mention.anchor?.days !== 0 || mention.edtf !== null).length

/** «le 9 mars, à peine l'anomalie repérée»: another event of the same moment. */
export function atOnce(placed: PlacedDate, first: Draft, { story, subjects }: Context, dating: Dating): Draft[] {
  const { reading } = story
  const sentence = reading.sentences[reading.sentenceOf[placed.from]!]!
  const others = daysIn(Math.max(sentence.from, placed.from - AT_ONCE.date - LONGEST_DATE), Math.min(sentence.to, placed.to + AT_ONCE.date), story) > 1
  const told = dating.eventsFor(placed, sentence)
  // «dès la découverte de l'incident, le 15, le portail a été fermé»
  const opened = told.some(candidate => dating.question(candidate).id === first.question && isAtOnceBefore(candidate, sentence.from, story))
  const event = others ? undefined : told.find(candidate => dating.question(candidate).id !== first.question
    && !isNoun(candidate) && (opened || isAtOnceBefore(candidate, sentence.from, story)))
  if (!event) return []
  return [{
    ...first, question: dating.question(event).id, subject: subjects.at(event.from, event.to).ids,
    why: [{ field: 'question', rule: event.source, words: wordsOf(reading, event.from, event.to) }, { field: 'value', rule: 'at_once', words: wordsOf(reading, placed.from, placed.to) }],
  }]
}

const isAtOnceBefore = (event: Event, from: number, { reading: { tokens }, french }: Story): boolean =>
  tokens.slice(Math.max(from, event.from - AT_ONCE.event), event.from).some(({ key }, at, before) => isAtOnce(key, before[at + 1]?.key ?? tokens[event.from]!.key, french))

/** «à peine», «sitôt», «dès que», «dès la», «aussitôt que». */
const isAtOnce = (word: string, next: string, { dated, words }: French): boolean => dated.at_once.has(word) || (dated.at_once_with.has(word) && (words.that.has(next) || words.the.has(next)))

/** Small words that may stand between «et» and its verb: «et a aussitôt coupé», in tokens. */
const JOINED_REACH = 3
/** How late in its sentence a date may stand that holds for all of it, in tokens. */
const OPENING = 3

/** «Le 21, l'opérateur détecte l'intrusion et coupe l'accès»: a date that opens a sentence holds for both of its verbs. */
export function joined(placed: PlacedDate, first: Draft, { story, subjects }: Context, dating: Dating): Draft[] {
  const { reading: { tokens, sentences, sentenceOf }, french: { clauses, words } } = story
  const sentence = sentences[sentenceOf[placed.from]!]!
  if (placed.from - sentence.from > OPENING || daysIn(sentence.from, Math.min(sentence.to, placed.to + AT_ONCE.date), story) > 1) return []
  const told = dating.eventsFor(placed, sentence).filter(event => event.from >= placed.to && !isNoun(event))
  const begun = told.find(event => dating.question(event).id === first.question)
  const event = begun && told.find(candidate => candidate.from >= begun.to && dating.question(candidate).id !== first.question && isJoined(candidate.from, begun.to))
  if (!event) return []
  return [{
    ...first, question: dating.question(event).id, subject: subjects.at(event.from, event.to).ids,
    why: [{ field: 'question', rule: event.source, words: wordsOf(story.reading, event.from, event.to) }, { field: 'value', rule: 'joined', words: wordsOf(story.reading, placed.from, placed.to) }],
  }]

  function isJoined(to: number, from: number): boolean {
    const and = tokens.slice(Math.max(from, to - JOINED_REACH), to).findLastIndex(({ key }) => words.and.has(key))
    return and >= 0 && !tokens.slice(from, to).some(({ key }) => clauses.unjoined.has(key))
  }
}
