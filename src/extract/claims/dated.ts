import { Temporal } from 'temporal-polyfill'
import type { DateQuestion, Question } from '../../dossier/questionnaire.ts'
import { date } from '../../model/value.ts'
import type { DateMention } from '../french/dates/find-dates.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import { isFuture } from './future.ts'
import type { Placed } from './figures.ts'
import type { SubjectAnswer } from './subjects.ts'

type PlacedDate = Placed<DateMention>
type Event = Match<Rule>

/** What parts a date from an event's words, in tokens: another clause, a comma or a link between, a bare noun for the event. */
const COST = { clause: 6, link: 3, noun: 4, reach: 40 } as const
const LINKS = new Set([',', 'et', 'qui', 'que', "qu'", 'dont', 'apre', 'avant', '(', 'pui', 'pour', 'lor'])
/** A sentence that is only a date, «Lundi 29 janvier, 15 heures.», in tokens. */
const BARE = 10
/** No event of a story is more than this many years older than its article: «commandes passées depuis 2019». */
const OLD = 2
/** How far after «date à laquelle» its event may stand, in tokens. */
const APPOSITION_REACH = 10
/** How near after «cinq jours après» the event stands that it counts from, in tokens. */
const ANCHOR_REACH = 7

/**
 * Claims of all date questions together, since each date dates one event: the one whose words stand nearest.
 * Dates that another event anchors («cinq jours après l'attaque») are resolved once the others are.
 */
export function dateClaims(questions: readonly Question[], context: Context): Draft[] {
  const dated = new Dated(questions, context)
  const { dates } = context.story
  const year = Number(context.story.article.published?.slice(0, 4) ?? 0)
  const drafts = dates.filter(placed => placed.mention.edtf !== null && !(Number(placed.mention.edtf.slice(0, 4)) < year - OLD) && placed.mention.kind !== 'anchored').flatMap(placed => dated.drafts(placed))
  const { sentenceOf } = context.story.reading
  for (const placed of dates) {
    if (!placed.mention.anchor) continue
    // What a sentence dates by itself is not dated again by counting.
    drafts.push(...dated.anchored(placed, drafts).filter(draft => !drafts.some(other => other.question === draft.question && sentenceOf[other.from] === sentenceOf[draft.from])))
  }
  return firstOnly(drafts.sort((a, b) => a.from - b.from), questions)
}

/** An announcement of the subject's is its first: later ones of the same subjects are news, not a disclosure. */
function firstOnly(drafts: readonly Draft[], questions: readonly Question[]): Draft[] {
  const once = new Set(questions.flatMap(question => question.type === 'date' && question.announced_by === 'subject' ? [question.id] : []))
  const edtf = (draft: Draft) => 'edtf' in draft.value ? draft.value.edtf : ''
  const first = new Map<string, string>()
  for (const draft of drafts) {
    const key = `${draft.question} ${draft.subject.join('+')}`
    if (once.has(draft.question) && !(first.get(key)! <= edtf(draft))) first.set(key, edtf(draft))
  }
  return drafts.filter(draft => !once.has(draft.question) || first.get(`${draft.question} ${draft.subject.join('+')}`) === edtf(draft))
}

class Dated {
  readonly #questions: readonly Question[]
  readonly #context: Context

  constructor(questions: readonly Question[], context: Context) {
    this.#questions = questions
    this.#context = context
  }

  /** The claims that a date makes: one, and another of «jour où l'anomalie a été repérée» right after it. */
  drafts(placed: PlacedDate): Draft[] {
    const { story } = this.#context
    const edtf = placed.mention.edtf!
    const apposed = this.#apposed(placed)
    const first = this.draft(placed, edtf, apposed ?? undefined)
    if (!apposed) return first ? [first] : []
    const question = this.#questions[apposed.meaning.question]!
    const own: Draft = {
      question: question.id, value: date(edtf.split('/').at(-1)!), from: placed.from, to: apposed.to, subject: this.#context.subjects.at(placed.from, placed.to).ids,
      why: [{ field: 'question', rule: 'apposition', words: wordsOf(story.reading, placed.to, apposed.to) }],
    }
    return first ? [first, own] : [own]
  }

  /** «…, jour où», «…, date à laquelle»: the event that such words name after a date. */
  #apposed(placed: PlacedDate): Event | null {
    const { story } = this.#context
    const { tokens } = story.reading
    const at = [placed.to, placed.to + 1].find(index => /^(jour|date|moment|soir|matin)$/.test(tokens[index]?.key ?? ''))
    if (at === undefined || !tokens.slice(at + 1, at + 4).some(token => /^(ou|laquelle|auquel|lequel)$/.test(token.key))) return null
    const sentence = story.reading.sentences[story.reading.sentenceOf[placed.from]!]!
    return story.rulesOf(sentence).find(rule => rule.meaning.part === 'events' && rule.from > at && rule.from - at < APPOSITION_REACH) ?? null
  }

  /** The claim that a date makes, if the words around it say which event it dates. */
  draft(placed: PlacedDate, edtf: string, but?: Event): Draft | null {
    const { story, settings, subjects, speakers } = this.#context
    const { reading, hedges, negations } = story
    const sentence = reading.sentences[reading.sentenceOf[placed.from]!]
    if (!sentence || settings.at(placed.from)) return null
    const event = this.#eventOf(placed, sentence, but)
    if (!event || isFuture(reading, event) || isFuture(reading, placed) || negations.of(event.from, event.to)?.rule === 'ne') return null
    const question = this.#questions[event.meaning.question] as DateQuestion
    const who = question.about === 'whole' && !subjects.namedIn(placed.from) ? { ids: subjects.whole, rule: 'whole' } : this.#subjectOf(placed, event)
    const attribution = speakers.at(placed.from)
    const said = hedges.of(event.from, event.to)
    const hedge = isNoun(event) && said?.rule !== 'conditional' ? null : said
    const speaker = question.announced_by === 'nobody' && attribution && !within(placed, attribution.words) ? attribution.speaker : null
    return {
      question: question.id, value: date(edtf), from: placed.from, to: placed.to, subject: who.ids, speaker,
      modality: hedge ? 'hedged' : 'asserted',
      why: [
        { field: 'question', rule: event.source, words: wordsOf(reading, event.from, event.to) },
        { field: 'value', rule: placed.mention.kind, words: wordsOf(reading, placed.from, placed.to) },
        { field: 'subject', rule: who.rule },
        ...(hedge ? [{ field: 'modality', rule: hedge.rule, words: wordsOf(reading, hedge.from, hedge.to) }] : []),
        ...(speaker !== null ? [{ field: 'speaker', rule: attribution!.rule }] : []),
      ],
    }
  }

  /** The claims of a date that counts from another: from the date before it, or from an event that the article dates. */
  anchored(placed: PlacedDate, known: readonly Draft[]): Draft[] {
    const { story } = this.#context
    const { anchor } = placed.mention
    if (!anchor || anchor.days === null) return []
    if (anchor.to === 'previous') {
      const before = story.dates.findLast(other => other.from < placed.from && isDay(other.mention.edtf))
      const draft = before && this.draft(placed, shift(before.mention.edtf!, anchor.days))
      return draft ? [draft] : []
    }
    const named = this.#eventAfter(placed)
    const question = named ? this.#questions[named.meaning.question]!.id : this.#defaultEvent()
    const who = this.#countedFrom(placed)
    const sameSubject = (draft: Draft) => draft.subject.join() === who.ids.join()
    const base = known.find(draft => draft.question === question && sameSubject(draft) && 'edtf' in draft.value && isDay(draft.value.edtf))
    if (base && 'edtf' in base.value) {
      const draft = this.draft(placed, shift(base.value.edtf, anchor.days), named ?? undefined)
      return draft ? [draft] : []
    }
    // «le 1er février, trois jours après l'attaque» dates the attack.
    const beside = story.dates.find(other => other !== placed && isDay(other.mention.edtf) && other.to <= placed.from && placed.from - other.to <= 2)
    if (!named || !beside) return []
    const reading = story.reading
    return [{
      question, value: date(shift(beside.mention.edtf!, -anchor.days)), from: placed.from, to: Math.max(placed.to, named.to), subject: who.ids,
      why: [{ field: 'value', rule: 'counted_back', words: wordsOf(reading, beside.from, named.to) }, { field: 'subject', rule: who.rule }],
    }]
  }

  /** The event whose words are nearest to a date; in a sentence that is only a date, the next sentence's first. */
  #eventOf(placed: PlacedDate, sentence: Sentence, but?: Event): Event | null {
    const { story } = this.#context
    const { clauseOf } = story.reading
    // A bare noun («l'attaque») is dated in its own clause only.
    const events = this.#events(sentence, placed).filter(event => (!but || event.from !== but.from) && (!isNoun(event) || clauseOf[event.from] === clauseOf[placed.from]))
    const others = this.#others(sentence).filter(other => clauseOf[other.from] === clauseOf[placed.from])
    if (events.length > 0) {
      const event = best(events, candidate => this.#cost(candidate, placed))
      return event && others.some(other => distance(other, placed) < distance(event, placed)) ? null : event
    }
    const asked = story.reading.sentences[sentence.index - 1]
    if (asked?.question && placed.from - sentence.from <= 2 && sentence.to - sentence.from <= BARE) {
      const event = story.rulesOf(asked).find(rule => rule.meaning.part === 'events')
      if (event) return event
    }
    const next = story.reading.sentences[sentence.index + 1]
    if (!next || next.block !== sentence.block || sentence.to - sentence.from > BARE || placed.from - sentence.from > 2) return null
    return this.#events(next, placed).find(event => this.#cost(event, placed) < COST.reach) ?? null
  }

  /** Phrases whose own date is no question's: «a déposé plainte mardi». */
  #others(sentence: Sentence): Event[] {
    return this.#context.story.rulesOf(sentence).filter(({ meaning }) => {
      const question = this.#questions[meaning.question]
      return meaning.part === 'words' && question?.type === 'category' && question.categories.some(({ id, own_date }) => own_date && id === meaning.id)
    })
  }

  #events(sentence: Sentence, placed: PlacedDate): Event[] {
    const { story, speakers, subjects } = this.#context
    const rules = story.rulesOf(sentence)
    const attribution = speakers.of(sentence).find(candidate => within(placed, candidate.words))
    return rules.filter(rule => {
      if (rule.meaning.part !== 'events' || (rule.from < placed.to && placed.from < rule.to && rule.to - rule.from <= placed.to - placed.from)) return false
      const question = this.#questions[rule.meaning.question] as DateQuestion
      const clause = story.reading.clauseOf[rule.from]
      if (rules.some(other => other.meaning.part === 'unless' && other.meaning.question === rule.meaning.question && story.reading.clauseOf[other.from] === clause)) return false
      if (question.announced_by === 'nobody') return !attribution && !speakers.of(sentence).some(said => said.rule === 'aside' && rule.from < said.words.to && said.words.from < rule.to)
      if (question.announced_by === 'anybody') return true
      const said = speakers.of(sentence)
      const others = said.filter(candidate => candidate.speaker === null || !subjects.whole.includes(candidate.speaker))
      return said.length === 0 || others.length < said.length
    })
  }

  #cost(event: Event, placed: PlacedDate): number {
    const { reading } = this.#context.story
    const [from, to] = event.from >= placed.to ? [placed.to, event.from] : [Math.min(event.to, placed.from), placed.from]
    const { speakers } = this.#context
    const question = this.#questions[event.meaning.question] as DateQuestion
    const sentence = reading.sentences[reading.sentenceOf[event.from]!]!
    if (question.announced_by !== 'nobody' && speakers.of(sentence).some(attribution => attribution.rule === 'aside' && within(placed, attribution.words))) return COST.clause
    let cost = to - from
    for (let at = from; at < to; at++) if (LINKS.has(reading.tokens[at]!.key)) cost += COST.link
    if (reading.clauseOf[event.from] !== reading.clauseOf[placed.from]) cost += COST.clause
    if (isNoun(event)) cost += COST.noun
    return cost
  }

  /** Whose event an anchored date counts from: «cinq jours après son concurrent» is not the claim's own subject. */
  #countedFrom(placed: PlacedDate): SubjectAnswer {
    const { story, subjects } = this.#context
    const after = subjects.at(placed.to, placed.to + 1)
    const other = beginning(story.reading.cues, placed.to, placed.to + 4).some(cue => cue.meaning.tag === 'reference' && cue.meaning.id === 'other')
    return other && subjects.whole.length === 2 && after.ids.length === 1 ? { ids: subjects.whole.filter(id => id !== after.ids[0]), rule: 'other' } : after
  }

  #eventAfter(placed: PlacedDate): Event | null {
    const { story } = this.#context
    const sentence = story.reading.sentences[story.reading.sentenceOf[placed.from]!]!
    return story.rulesOf(sentence).find(rule => rule.meaning.part === 'events' && rule.from >= placed.to - 1 && rule.from - placed.to < ANCHOR_REACH
      && !story.reading.tokens.slice(placed.to, rule.from).some(token => token.key === ',')) ?? null
  }

  /** «cinq jours après son concurrent»: after what befell it, the first event that the questionnaire dates. */
  #defaultEvent(): string {
    return this.#questions.find(question => question.type === 'date')?.id ?? ''
  }

  /** Between a date and its event stands their subject: «le 5 février, une autre plateforme, Almerys, a connu…». */
  #subjectOf(placed: PlacedDate, event: Event): SubjectAnswer {
    const { subjects } = this.#context
    const beside = subjects.beside(placed.from)
    if (beside) return { ids: beside.ids, rule: 'beside', at: beside }
    const between = subjects.between(placed.to, event.to)
    return between ? { ids: between.ids, rule: 'between', at: between } : subjects.at(placed.from, placed.to)
  }
}

const within = (placed: { from: number; to: number }, words: { from: number; to: number }): boolean => placed.from < words.to + 4 && words.from - 2 <= placed.to

function best<T>(list: readonly T[], cost: (item: T) => number): T | null {
  let found: T | null = null
  let least: number = COST.reach
  for (const item of list) {
    const own = cost(item)
    if (own < least) [found, least] = [item, own]
  }
  return found
}

const distance = (event: Event, placed: PlacedDate): number => event.from >= placed.to ? event.from - placed.to : Math.max(0, placed.from - event.to)

/** An event told by a name for it, not by a verb. */
const isNoun = (event: Event): boolean => event.source.startsWith('{') && !event.source.includes('~')

const isDay = (edtf: string | null): boolean => edtf !== null && /^\d{4}-\d{2}-\d{2}$/.test(edtf)
const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
