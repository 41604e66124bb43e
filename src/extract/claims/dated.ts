import { Temporal } from 'temporal-polyfill'
import type { DateQuestion, Question } from '../../dossier/questionnaire.ts'
import { date } from '../../model/value.ts'
import type { DateMention } from '../french/dates/find-dates.ts'
import type { Anchor } from '../french/dates/mention.ts'
import { beginning } from '../french/ordered.ts'
import type { Match } from '../french/patterns.ts'
import type { Sentence } from '../french/read.ts'
import type { Rule } from './compile.ts'
import type { Context } from './context.ts'
import type { Draft } from './draft.ts'
import { wordsOf } from './draft.ts'
import { isFuture } from './future.ts'
import type { Placed } from './figures.ts'
import type { Attribution } from './speakers.ts'
import type { SubjectAnswer } from './subjects.ts'

type PlacedDate = Placed<DateMention>
type Event = Match<Rule>

/** What parts a date from an event's words, in tokens: another clause, a comma or a link between, a bare noun for the event. */
const COST = { clause: 6, link: 3, noun: 4, reach: 40 } as const
const LINKS = new Set([',', 'et', 'qui', 'que', "qu'", 'dont', 'apre', 'avant', '(', 'pui', 'pour', 'lor'])
/** A sentence that is only a date, «Lundi 29 janvier, 15 heures.», in tokens. */
const BARE = 10
/** How late in a short answer its date may begin: «Dans la soirée de vendredi.», in tokens. */
const ANSWER = 5
/** No event of a story is more than this many years older than its article: «commandes passées depuis 2019». */
const OLD = 2
/** How far after «date à laquelle» its event may stand, in tokens. */
const APPOSITION_REACH = 10
/** How far after «deux jours après» the name stands that it counts from, in tokens. */
const COUNTED_REACH = 3
/** No date has more tokens: what bounds a look back. */
const LONGEST_DATE = 40
/** How far before its date the name of an event stands, in tokens: «l'incident de sécurité du 7 février». */
const NAMED_REACH = 3
/** How far after «à peine», «dès que» its event may stand, in tokens. */
const AT_ONCE_REACH = 4
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
    if (!apposed) return first ? [...this.#ends(first), ...this.#atOnce(placed, first)] : []
    const question = this.#questions[apposed.meaning.question]!
    const own: Draft = {
      question: question.id, value: date(edtf.split('/').at(-1)!), from: placed.from, to: apposed.to, subject: this.#context.subjects.at(placed.from, placed.to).ids, speaker: first?.speaker ?? null,
      why: [{ field: 'question', rule: 'apposition', words: wordsOf(story.reading, placed.to, apposed.to) }],
    }
    return first ? [first, own] : [own]
  }

  /** «le 9 mars, à peine l'anomalie repérée»: another event of the same moment. */
  #atOnce(placed: PlacedDate, first: Draft): Draft[] {
    const { story, subjects } = this.#context
    const { reading } = story
    const sentence = reading.sentences[reading.sentenceOf[placed.from]!]!
    const others = story.dates.some(other => other !== placed && reading.sentenceOf[other.from] === sentence.index)
    const event = others ? undefined : this.#events(sentence, placed).find(candidate => this.#questions[candidate.meaning.question]!.id !== first.question
      && !isNoun(candidate) && reading.tokens.slice(Math.max(sentence.from, candidate.from - AT_ONCE_REACH), candidate.from).some((token, at, all) => isAtOnce(token.key, all[at + 1]?.key ?? '')))
    if (!event) return []
    return [{
      ...first, question: this.#questions[event.meaning.question]!.id, subject: subjects.at(event.from, event.to).ids,
      why: [{ field: 'question', rule: event.source, words: wordsOf(reading, event.from, event.to) }, { field: 'value', rule: 'at_once', words: wordsOf(reading, placed.from, placed.to) }],
    }]
  }

  /** «À l'arrêt du 5 au 16 mars» is two dates: when it went and when it came back. A night («du 5 au 6») is one. */
  #ends(draft: Draft): Draft[] {
    const until = this.#questions.find((question): question is DateQuestion => question.type === 'date' && question.id === draft.question)?.until
    const ends = 'edtf' in draft.value ? draft.value.edtf.split('/') : []
    const [begin, end] = ends
    if (until === undefined || !begin || !end || !isDay(begin) || !isDay(end) || end <= shift(begin, 1)) return [draft]
    return [{ ...draft, value: date(begin) }, { ...draft, question: until, value: date(end) }]
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
    const { story, subjects, speakers } = this.#context
    const { reading, hedges, negations } = story
    const sentence = reading.sentences[reading.sentenceOf[placed.from]!]
    if (!sentence || this.#excluded(placed, sentence) || this.#isAhead(edtf)) return null
    const event = this.#eventOf(placed, sentence, but)
    if (!event || isFuture(reading, event) || isFuture(reading, placed)) return null
    const denial = negations.of(event.from, event.to)
    // «n'a pas été repérée avant le 3» dates it to the 3rd.
    const until = denial && placed.mention.relation === 'before' && edtf.startsWith('../') ? edtf.slice(3) : null
    if (denial?.rule === 'ne' && until === null && !event.meaning.negative) return null
    const question = this.#questions[event.meaning.question] as DateQuestion
    const who = question.about === 'whole' && !subjects.namedIn(placed.from) ? { ids: subjects.whole, rule: 'whole' } : this.#subjectOf(placed, event)
    const attribution = speakers.at(placed.from)
    const said = hedges.of(event.from, event.to)
    const hedge = isNoun(event) && said?.rule !== 'conditional' ? null : said
    const speaker = question.announced_by === 'nobody' && attribution && (!within(placed, attribution.words) || this.#isBefore(placed, attribution)) && !this.#isBackground(placed, event, attribution) ? attribution.speaker : null
    return {
      question: question.id, value: date(until ?? edtf), from: placed.from, to: placed.to, subject: who.ids, speaker,
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

  /** What rules a claim out here; what is to come beyond a comma («fermé vendredi, doit rouvrir d'ici à mercredi») does not. */
  #excluded({ from: at }: PlacedDate, sentence: Sentence): boolean {
    const { settings, story } = this.#context
    const exclusion = settings.at(at)
    // A question takes for granted what it names: «Cyberattaque du 7 février : où en est-on ?»
    if (exclusion?.rule === 'question') return !story.rulesOf(sentence).some(rule => rule.meaning.part === 'events' && isNoun(rule) && rule.to <= at && at - rule.to <= NAMED_REACH)
    if (exclusion?.rule !== 'future') return exclusion !== null
    const [from, to] = exclusion.from < at ? [exclusion.from, at] : [at, exclusion.from]
    return !story.reading.tokens.slice(from, to).some(token => token.key === ',')
  }

  /** A day after the article's own is no fact yet. */
  #isAhead(edtf: string): boolean {
    const published = this.#context.story.article.published?.slice(0, 10)
    return published !== undefined && /^\d/.test(edtf) && edtf.slice(0, 10) > published
  }

  /** The claims of a date that counts from another: from the date before it, or from an event that the article dates. */
  anchored(placed: PlacedDate, known: readonly Draft[]): Draft[] {
    const { story } = this.#context
    const { anchor } = placed.mention
    if (!anchor || anchor.days === null) return []
    // «victime la veille d'une attaque»: the phrase goes on around the date, which counts from the one before.
    if (anchor.to === 'previous' || this.#isInside(placed)) {
      const before = story.dates.findLast(other => other.from < placed.from && isDay(other.mention.edtf))
      const draft = before && this.draft(placed, counted(before.mention.edtf!, anchor))
      return draft ? [draft] : []
    }
    const named = this.#eventAfter(placed)
    const who = this.#countedFrom(placed)
    // Counted from what this questionnaire does not date: «trois semaines après la sortie du correctif».
    if (!named && (!who.at || who.at.from - placed.to > ANCHOR_REACH)) return []
    const question = named ? this.#questions[named.meaning.question]!.id : this.#defaultEvent()
    const sameSubject = (draft: Draft) => draft.subject.join() === who.ids.join()
    const base = known.find(draft => draft.question === question && sameSubject(draft) && 'edtf' in draft.value && isDay(draft.value.edtf))
    if (base && 'edtf' in base.value) {
      const draft = this.draft(placed, counted(base.value.edtf, anchor), named ?? undefined)
      return draft ? [draft] : []
    }
    return anchor.months === undefined ? this.#countedBack(placed, -anchor.days, named, who, known) : []
  }

  /** «le 1er février, trois jours après l'attaque» dates the attack; «deux jours après Viamedis, Almerys l'a dit vendredi» what befell Viamedis. */
  #countedBack(placed: PlacedDate, days: number, named: Event | null, who: SubjectAnswer, known: readonly Draft[]): Draft[] {
    const { reading, dates } = this.#context.story
    const beside = dates.find(other => other !== placed && isDay(other.mention.edtf) && other.to <= placed.from && placed.from - other.to <= 2)
    const question = named && this.#questions[named.meaning.question]!.id
    const told = known.find(draft => reading.sentenceOf[draft.from] === reading.sentenceOf[placed.from] && (question === null || draft.question === question) && 'edtf' in draft.value && isDay(draft.value.edtf) && draft.subject.join() !== who.ids.join())
    const from = named && beside ? { question: question!, day: beside.mention.edtf!, at: beside.from } : told && 'edtf' in told.value ? { question: told.question, day: told.value.edtf, at: told.from } : null
    if (!from) return []
    const to = named && beside ? Math.max(placed.to, named.to) : placed.to
    return [{
      question: from.question, value: date(shift(from.day, days)), from: placed.from, to, subject: who.ids,
      why: [{ field: 'value', rule: 'counted_back', words: wordsOf(reading, Math.min(from.at, placed.from), to) }, { field: 'subject', rule: who.rule }],
    }]
  }

  #isInside(placed: PlacedDate): boolean {
    const { story } = this.#context
    const sentence = story.reading.sentences[story.reading.sentenceOf[placed.from]!]!
    return story.rulesOf(sentence).some(rule => rule.meaning.part === 'events' && rule.from < placed.from && rule.to > placed.to)
  }

  /** The event whose words are nearest to a date; in a sentence that is only a date, the next sentence's first. */
  #eventOf(placed: PlacedDate, sentence: Sentence, but?: Event): Event | null {
    const { story } = this.#context
    const { clauseOf } = story.reading
    // A bare noun («l'attaque») is dated in its own clause only.
    const events = this.#events(sentence, placed).filter(event => (!but || event.from !== but.from) && (!isNoun(event) || clauseOf[event.from] === clauseOf[placed.from]))
    const { tokens } = story.reading
    // A long phrase around the date and its commas is not the date's own.
    const others = this.#others(sentence).filter(other => clauseOf[other.from] === clauseOf[placed.from] && !(other.from < placed.from && other.to > placed.to && tokens.slice(other.from, other.to).some(token => token.key === ',')))
    if (events.length > 0) {
      const event = best(events, candidate => this.#cost(candidate, placed))
      return event && others.some(other => distance(other, placed) < distance(event, placed)) ? null : event
    }
    const asked = story.reading.sentences[sentence.index - 1]
    if (asked?.question && placed.from - sentence.from <= ANSWER && sentence.to - sentence.from <= BARE) {
      const event = story.rulesOf(asked).find(rule => rule.meaning.part === 'events')
      if (event) return event
    }
    // «Des voleurs sont entrés. C'était en octobre.»
    if (asked && asked.block === sentence.block && sentence.to - sentence.from <= BARE && story.reading.tokens[sentence.from]?.key === "c'") {
      const told = story.rulesOf(asked).find(rule => rule.meaning.part === 'events' && !isNoun(rule))
      if (told) return told
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
    const attribution = speakers.of(sentence).find(candidate => within(placed, candidate.words) && !this.#isBefore(placed, candidate))
    return rules.filter(rule => {
      if (rule.meaning.part !== 'events' || (rule.from < placed.to && placed.from < rule.to && rule.to - rule.from <= placed.to - placed.from)) return false
      const question = this.#questions[rule.meaning.question] as DateQuestion
      const clause = story.reading.clauseOf[rule.from]
      if (rules.some(other => other.meaning.part === 'unless' && other.meaning.question === rule.meaning.question && story.reading.clauseOf[other.from] === clause)) return false
      if (question.announced_by === 'nobody') return (!attribution || overlap(rule, attribution.words)) && !speakers.of(sentence).some(said => said.rule === 'aside' && rule.from < said.words.to && said.words.from < rule.to)
      if (question.announced_by === 'anybody') return true
      const said = speakers.of(sentence).filter(({ rule }) => rule !== 'transcript')
      const others = said.filter(candidate => candidate.speaker === null || !subjects.whole.includes(candidate.speaker))
      return said.length === 0 || others.length < said.length
    })
  }

  /** «X a reconnu un vol, à la suite d'une attaque survenue jeudi»: what is said has no «que», and the date beside it is the outlet's. */
  #isBackground(placed: PlacedDate, event: Event, { rule, words }: Attribution): boolean {
    if (rule !== 'speech' || event.from < words.to) return false
    return !this.#context.story.reading.tokens.slice(words.to, Math.min(event.from, placed.from) + 1).some(({ key }) => /^(que|qu'|:|«|avoir|etre|dont)$/.test(key))
  }

  /** «…du 17 août au 2 septembre, d'après X»: a date parted by a comma from an attribution that follows is no part of it. */
  #isBefore(placed: PlacedDate, { rule, words }: Attribution): boolean {
    return (rule === 'source' || rule === 'aside') && placed.to <= words.from && this.#context.story.reading.tokens.slice(placed.to, words.from + 1).some(token => token.key === ',')
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
    const other = beginning(story.reading.cues, placed.to, placed.to + 4).some(cue => cue.meaning.tag === 'reference' && cue.meaning.id === 'other')
    const own = subjects.at(placed.to, placed.to + 1)
    if (other && subjects.whole.length === 2 && own.ids.length === 1) return { ...own, ids: subjects.whole.filter(id => id !== own.ids[0]), rule: 'other' }
    const next = beginning(subjects.references, placed.to, story.reading.sentences[story.reading.sentenceOf[placed.from]!]!.to).find(reference => !story.reading.tokens.slice(placed.to, reference.from).some(token => token.key === ','))
    return next ? { ids: next.ids, rule: 'counted_from', at: next } : own
  }

  #eventAfter(placed: PlacedDate): Event | null {
    const { story } = this.#context
    const sentence = story.reading.sentences[story.reading.sentenceOf[placed.from]!]!
    return story.rulesOf(sentence).find(rule => rule.meaning.part === 'events' && rule.from >= placed.to - 1 && rule.from - placed.to < ANCHOR_REACH
      && !story.reading.tokens.slice(placed.to, rule.from).some((token, at, all) => token.key === ',' || (token.key === 'ce' && /^qu/.test(all[at + 1]?.key ?? '')))) ?? null
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
    const chosen = between ? { ids: between.ids, rule: 'between', at: between } : subjects.at(placed.from, placed.to)
    // «Deux jours après X, la maison l'a dit vendredi»: X is what is counted from, the other is spoken of.
    const counting = chosen.at?.rule.startsWith('name') && beginning(this.#context.story.dates, chosen.at!.from - COUNTED_REACH - LONGEST_DATE, chosen.at!.from).some(other => other.mention.anchor?.to === 'event' && chosen.at!.from >= other.to && chosen.at!.from - other.to <= COUNTED_REACH && !this.#context.story.reading.tokens.slice(other.to, chosen.at!.from).some(token => token.key === ','))
    return counting && subjects.whole.length === 2 && chosen.ids.length === 1 ? { ids: subjects.whole.filter(id => id !== chosen.ids[0]), rule: 'other' } : chosen
  }
}

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to

/** A date that is the speaker's word's own: «a annoncé jeudi». */
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
const isNoun = (event: Event): boolean => /^\{\w+\}$/.test(event.source)

/** «à peine», «sitôt», «dès que», «dès la», «aussitôt que». */
const isAtOnce = (word: string, next: string): boolean => word === 'sitot' || (word === 'peine') || (word === 'des' && /^(que|qu'|la|l'|le)$/.test(next)) || (word === 'aussitot' && /^qu/.test(next))

const isDay = (edtf: string | null): boolean => edtf !== null && /^\d{4}-\d{2}-\d{2}$/.test(edtf)
/** A day and so many days, or the month so many months away. */
const counted = (day: string, { days, months }: Anchor): string =>
  months === undefined ? shift(day, days ?? 0) : Temporal.PlainYearMonth.from(day.slice(0, 7)).add({ months }).toString()
const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
