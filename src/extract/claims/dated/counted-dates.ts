import type { Question } from '../../../dossier/questionnaire.ts'
import { date } from '../../../model/value.ts'
import { beginning } from '../../french/ordered.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { wordsOf } from '../draft.ts'
import type { SubjectAnswer } from '../subjects.ts'
import type { PlacedDate } from './days.ts'
import { LONGEST_DATE, counted, isCountable, isDay, shift } from './days.ts'
import type { Dating } from './dating.ts'
import type { Event, Events } from './events.ts'
import type { Known } from './known.ts'
import type { OneDate } from './one-date.ts'

/** How near after «cinq jours après» the event stands that it counts from, in tokens. */
const ANCHOR_REACH = 7

/** Claims of dates that count from another: from the date before them, or from an event that the article dates. */
export class CountedDates {
  readonly #context: Context
  readonly #dating: Dating
  readonly #events: Events
  readonly #one: OneDate
  readonly #known: Known
  /** The first question that asks for a date: what «cinq jours après son concurrent» counts from. */
  readonly #first: string

  constructor(questions: readonly Question[], context: Context, dating: Dating, events: Events, one: OneDate, known: Known) {
    this.#context = context
    this.#dating = dating
    this.#events = events
    this.#one = one
    this.#known = known
    this.#first = questions.find(question => question.type === 'date')?.id ?? ''
  }

  /** The claims of a date that counts from another. `previous` is the date that the article gave last before it. */
  drafts(placed: PlacedDate, previous: string | null): Draft[] {
    const { anchor } = placed.mention
    if (!anchor || anchor.days === null) return []
    // «victime la veille d'une attaque»: the phrase goes on around the date, which counts from the one before.
    if (anchor.to === 'previous' || this.#isInside(placed)) return this.#fromPrevious(placed, previous)
    const named = this.#eventAfter(placed)
    const who = this.#countedFrom(placed)
    // «Huit jours après ce réveil brutal»: what was told last.
    if (!named && this.#context.story.french.dates.this.has(this.#context.story.reading.tokens[placed.to]?.key ?? '')) return this.#fromPrevious(placed, previous)
    // Counted from what this questionnaire does not date: «trois semaines après la sortie du correctif».
    if (!named && (!who.at || who.at.from - placed.to > ANCHOR_REACH)) return []
    const base = this.#known.first(named ? this.#dating.question(named).id : this.#first, who.ids)
    const there = base && isExact(base, this.#context) ? counted(base.value.edtf, anchor) : null
    if (there !== null) return list(this.#one.draft(placed, there, named ?? undefined))
    if (anchor.months !== undefined) return []
    const back = this.#countedBack(placed, -anchor.days, named, who)
    return back.length > 0 || !named ? back : this.#countedFromNow(placed, anchor.days, named, who)
  }

  #fromPrevious(placed: PlacedDate, previous: string | null): Draft[] {
    const anchor = placed.mention.anchor!
    const there = previous === null ? null : counted(previous, anchor)
    const draft = there === null ? null : this.#one.draft(placed, there)
    if (!draft) return []
    // «Chez Véga, attaquée un mois plus tard»: later than what befell the other.
    const others = anchor.months === undefined ? undefined : this.#known.ofAnother(draft)
    const later = others && !this.#isBeside(others, draft) ? counted(others.value.edtf, anchor) : null
    return later === null ? [draft] : list(this.#one.draft(placed, later))
  }

  /** Whether a date stands in the paragraph of another. */
  #isBeside(a: Draft, b: Draft): boolean {
    const { sentences, sentenceOf } = this.#context.story.reading
    return sentences[sentenceOf[a.from]!]!.block === sentences[sentenceOf[b.from]!]!.block
  }

  /** «le 1er février, trois jours après l'attaque» dates the attack; «deux jours après Viamedis, Almerys l'a dit vendredi» what befell Viamedis. */
  #countedBack(placed: PlacedDate, days: number, named: Event | null, who: SubjectAnswer): Draft[] {
    const { reading, dates } = this.#context.story
    const beside = beginning(dates, placed.from - LONGEST_DATE, placed.from).find(other => isDay(other.mention.edtf) && other.to <= placed.from && placed.from - other.to <= 2)
    const question = named && this.#dating.question(named).id
    const told = this.#known.inSentence(reading.sentenceOf[placed.from]!).find(draft => (question === null || draft.question === question) && isDay(draft.value.edtf) && draft.subject.join() !== who.ids.join())
    const from = named && beside ? { question: question!, day: beside.mention.edtf!, at: beside.from } : told ? { question: told.question, day: told.value.edtf, at: told.from } : null
    if (!from) return []
    const to = named && beside ? Math.max(placed.to, named.to) : placed.to
    return [{
      question: from.question, value: date(shift(from.day, days)), from: placed.from, to, subject: who.ids,
      why: [{ field: 'value', rule: 'counted_back', words: wordsOf(reading, Math.min(from.at, placed.from), to) }, { field: 'subject', rule: who.rule }],
    }]
  }

  /** «Quatre jours après l'attaque, le site reste fermé»: told in the present, it counts from the article's own day. */
  #countedFromNow(placed: PlacedDate, days: number, named: Event, who: SubjectAnswer): Draft[] {
    const { story, settings } = this.#context
    const { reading, article, french: { dates: { tense } } } = story
    const { sentences, sentenceOf, tokens, text } = reading
    const sentence = sentences[sentenceOf[placed.from]!]!
    const now = article.published?.slice(0, 10)
    const isPast = tokens.slice(sentence.from, sentence.to).some(({ key, start, end }) => !tense.noVerb.has(key) && (tense.auxiliaries.has(key) || tense.past.endings.some(ending => text.slice(start, end).endsWith(ending))))
    if (!now || days <= 0 || sentence.question || isPast || settings.at(placed.from) !== null || beginning(story.dates, sentence.from, sentence.to).length > 1) return []
    return [{
      question: this.#dating.question(named).id, value: date(shift(now, -days)), from: placed.from, to: Math.max(placed.to, named.to), subject: who.ids,
      why: [{ field: 'value', rule: 'counted_from_publication', words: wordsOf(reading, placed.from, Math.max(placed.to, named.to)) }, { field: 'subject', rule: who.rule }],
    }]
  }

  #isInside(placed: PlacedDate): boolean {
    return this.#events.around(placed, 0).some(event => event.from < placed.from && event.to > placed.to)
  }

  /** Whose event an anchored date counts from: «cinq jours après son concurrent» is not the claim's own subject. */
  #countedFrom(placed: PlacedDate): SubjectAnswer {
    const { story, subjects } = this.#context
    const { cues, sentences, sentenceOf, tokens } = story.reading
    const other = beginning(cues, placed.to, placed.to + 4).some(cue => cue.meaning.tag === 'reference' && cue.meaning.id === 'other')
    const own = subjects.at(placed.to, placed.to + 1)
    if (other && subjects.whole.length === 2 && own.ids.length === 1) return { ...own, ids: subjects.whole.filter(id => id !== own.ids[0]), rule: 'other' }
    const next = subjects.between(placed.to, sentences[sentenceOf[placed.from]!]!.to)
    return next && !tokens.slice(placed.to, next.from).some(token => token.key === ',') ? { ids: next.ids, rule: 'counted_from', at: next } : own
  }

  /** The event that the words right after a date name, in its part of the sentence. */
  #eventAfter(placed: PlacedDate): Event | null {
    const { sentences, sentenceOf, tokens } = this.#context.story.reading
    const end = Math.min(sentences[sentenceOf[placed.from]!]!.to, placed.to + ANCHOR_REACH)
    return this.#events.firstIn(placed.to - 1, end, event =>
      !tokens.slice(placed.to, event.from).some((token, at, all) => token.key === ',' || (token.key === 'ce' && /^qu/.test(all[at + 1]?.key ?? ''))))
  }
}

const list = <T>(item: T | null): T[] => item === null ? [] : [item]

/** A day, or a stretch whose ends are told in figures: «fin janvier» is too vague to count days from. */
const isExact = (base: Draft & { readonly value: { readonly edtf: string } }, { story }: Context): boolean =>
  isDay(base.value.edtf) || (isCountable(base.value.edtf) && /\d/.test(wordsOf(story.reading, base.from, base.to)))
