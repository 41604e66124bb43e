import type { Question } from '../../../dossier/questionnaire.ts'
import { beginning } from '../../french/ordered.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { apposed, apposition, atOnce, ends, joined } from './companions.ts'
import { CountedDates } from './counted-dates.ts'
import { Dating } from './dating.ts'
import type { PlacedDate } from './days.ts'
import { counted, isDay, shift } from './days.ts'
import { Entries } from './entries.ts'
import { Events } from './events.ts'
import { Known } from './known.ts'
import { OneDate } from './one-date.ts'
import { Thread } from './thread.ts'

/** No event of a story is more than this many years older than its article («commandes passées depuis 2019»), or days than what its dossier follows. */
const OLD = { years: 2, days: 92 } as const

/**
 * Claims of all date questions together, since each date dates one event: the one whose words stand nearest.
 * Dates that another event anchors («cinq jours après l'attaque») are resolved once the others are.
 */
export function dateClaims(questions: readonly Question[], context: Context): Draft[] {
  const { story } = context
  const events = new Events(questions, story)
  const dating = new Dating(questions, context, events)
  const one = new OneDate(context, dating, events)
  const entries = new Entries(questions, context, dating, events, one)
  const known = new Known(story.reading)
  const { window } = story.compiled.dossier
  const oldest = window ? shift(window.from, -OLD.days) : String(Number(story.article.published?.slice(0, 4) ?? OLD.years) - OLD.years).padStart(4, '0')
  for (const placed of story.dates) {
    const { edtf, kind } = placed.mention
    if (edtf !== null && kind !== 'anchored' && !isBefore(edtf, oldest)) {
      const own = ofDate(placed, edtf, questions, context, events, dating, one)
      known.add([...own, ...entries.drafts(placed, edtf, own)])
    }
  }
  const relative = new CountedDates(questions, context, dating, events, one, known)
  const thread = new Thread(story.reading, known, story.article.published)
  for (const placed of story.dates) {
    const { edtf, anchor } = placed.mention
    const previous = anchor?.lasted ? besides(placed, context) : thread.before(placed)
    if (anchor) known.add(relative.drafts(placed, previous).filter(draft => !known.has(draft)))
    // A look back («trois jours plus tôt») leaves the story where it stood.
    const ahead = anchor?.to === 'previous' && previous !== null && (anchor.days ?? 0) >= 0
    thread.follow(placed, ahead ? counted(previous, anchor) : edtf)
  }
  return firstOnly([...known.drafts].sort((a, b) => a.from - b.from), questions)
}

/** The day that a sentence tells beside «après cinq jours de fermeture». */
function besides(placed: PlacedDate, { story }: Context): string | null {
  const sentence = story.reading.sentences[story.reading.sentenceOf[placed.from]!]!
  const days = beginning(story.dates, sentence.from, sentence.to).flatMap(({ mention }) => isDay(mention.edtf) ? [mention.edtf] : [])
  return days.length === 1 ? days[0]! : null
}

/** Whether a date is over before a day or a year; an open stretch is as late as its one end. */
function isBefore(edtf: string, limit: string): boolean {
  const end = edtf.split('/').findLast(part => part !== '..') ?? limit
  return end.slice(0, limit.length) < limit.slice(0, end.length)
}

/** The claims that a date makes: one, and another of «jour où l'anomalie a été repérée» right after it. */
function ofDate(placed: PlacedDate, edtf: string, questions: readonly Question[], context: Context, events: Events, dating: Dating, one: OneDate): Draft[] {
  const named = apposed(placed, context, events)
  const first = one.draft(placed, edtf, named ?? undefined)
  if (!named) return first ? [...ends(first, questions, context), ...atOnce(placed, first, context, dating), ...joined(placed, first, context, dating)] : []
  const own = apposition(placed, edtf, named, dating.question(named), first?.speaker ?? null, context)
  return first ? [first, own] : [own]
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
