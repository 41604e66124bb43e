import type { Question } from '../../../dossier/questionnaire.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { apposed, apposition, atOnce, ends, joined } from './companions.ts'
import { CountedDates } from './counted-dates.ts'
import { Dating } from './dating.ts'
import type { PlacedDate } from './days.ts'
import { counted } from './days.ts'
import { Events } from './events.ts'
import { Known } from './known.ts'
import { OneDate } from './one-date.ts'
import { Thread } from './thread.ts'

/** No event of a story is more than this many years older than its article: «commandes passées depuis 2019». */
const OLD = 2

/**
 * Claims of all date questions together, since each date dates one event: the one whose words stand nearest.
 * Dates that another event anchors («cinq jours après l'attaque») are resolved once the others are.
 */
export function dateClaims(questions: readonly Question[], context: Context): Draft[] {
  const { story } = context
  const events = new Events(questions, story)
  const dating = new Dating(questions, context, events)
  const one = new OneDate(context, dating, events)
  const known = new Known(story.reading)
  const oldest = Number(story.article.published?.slice(0, 4) ?? 0) - OLD
  for (const placed of story.dates) {
    const { edtf, kind } = placed.mention
    if (edtf !== null && kind !== 'anchored' && !(Number(edtf.slice(0, 4)) < oldest)) known.add(ofDate(placed, edtf, questions, context, events, dating, one))
  }
  const relative = new CountedDates(questions, context, dating, events, one, known)
  const thread = new Thread(story.reading, known)
  for (const placed of story.dates) {
    const { edtf, anchor } = placed.mention
    const previous = thread.before(placed)
    if (anchor) known.add(relative.drafts(placed, previous).filter(draft => !known.has(draft)))
    // A look back («trois jours plus tôt») leaves the story where it stood.
    const ahead = anchor?.to === 'previous' && previous !== null && (anchor.days ?? 0) >= 0
    thread.follow(placed, ahead ? counted(previous, anchor) : edtf)
  }
  return firstOnly([...known.drafts].sort((a, b) => a.from - b.from), questions)
}

/** The claims that a date makes: one, and another of «jour où l'anomalie a été repérée» right after it. */
function ofDate(placed: PlacedDate, edtf: string, questions: readonly Question[], context: Context, events: Events, dating: Dating, one: OneDate): Draft[] {
  const named = apposed(placed, context, events)
  const first = one.draft(placed, edtf, named ?? undefined)
  if (!named) return first ? [...ends(first, questions), ...atOnce(placed, first, context, dating), ...joined(placed, first, context, dating)] : []
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
