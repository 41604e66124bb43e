import type { Dossier } from '../../dossier/dossier.ts'
import type { Populations } from '../../dossier/populations.ts'
import { ANY_POPULATION } from '../../model/claim.ts'
import type { Language } from '../../model/finding.ts'
import type { Share } from '../../model/value.ts'
import { isCategory, isShare } from '../../model/value.ts'
import type { Held, Related, Telling } from '../held.ts'
import { compareSubjects } from '../scopes.ts'
import { superseding } from '../superseding.ts'
import type { Names } from './names.ts'
import { dateWords, figure, shareWords } from './values.ts'

/** One side of a relation, in words. */
export interface SideGist {
  /** The answer itself, a category's label in quotes, whether affirmed or denied. */
  readonly answer: string
  readonly isCategory: boolean
  readonly denied: boolean
  readonly hedged: boolean
  readonly scope: string
  readonly carriers: string
  /** Whether the carriers are several. */
  readonly plural: boolean
}

/** What a sentence about a relation is made of, all in one language. */
export interface Gist {
  readonly ground: Related['ground']
  readonly relation: Related['relation']
  readonly possible: boolean
  readonly question: string
  readonly a: SideGist
  readonly b: SideGist
  /** The scope that both have, or null where they differ. */
  readonly scope: string | null
  /** The subjects that are a part of the other side's, or null. */
  readonly part: { readonly part: string; readonly whole: string } | null
  /** Who does not say whose data or how many of whom; null where nothing rests on it. */
  readonly unstated: { readonly who: string; readonly plural: boolean } | null
  readonly contrast: string | null
  /** A share turned into a count: «25 % de 68,4 millions (INSEE, 2024), soit 17,1 millions». */
  readonly share: { readonly percent: string; readonly base: string; readonly count: string; readonly source: string } | null
  readonly change: { readonly by: 'speaker' | 'version'; readonly who: string; readonly before: string | null; readonly after: string | null } | null
}

export function gist(related: Related, names: Names, dossier: Dossier, populations: Populations, language: Language): Gist {
  const { left, right, relation, certainty, ground } = related
  const [a, b] = [left.position, right.position]
  const subjects = compareSubjects(a.subject, b.subject)
  const silent = a.population === ANY_POPULATION ? a : b
  return {
    ground,
    relation,
    possible: certainty === 'possible',
    question: names.question(a.question, language),
    a: side(left, names, language),
    b: side(right, names, language),
    scope: left.scope === right.scope ? side(left, names, language).scope : null,
    part: subjects === 'left_part' ? { part: names.subjects(a.subject, language), whole: names.subjects(b.subject, language) }
      : subjects === 'right_part' ? { part: names.subjects(b.subject, language), whole: names.subjects(a.subject, language) } : null,
    unstated: a.population !== b.population && silent.population === ANY_POPULATION 
      ? { who: names.carriers({ ...silent, speakers: [] }, language), plural: silent.outlets.length > 1 } : null,
    contrast: isCategory(a.value) && isCategory(b.value) && ground === 'contrast' ? names.contrast(a.question, a.value.category, b.value.category, language) : null,
    share: shareGist(isShare(a.value) !== isShare(b.value) ? [left, right].find(held => isShare(held.position.value))! : null, dossier, populations, language),
    change: ground === 'changed' ? changeGist(left, right, names, language) : null,
  }
}

/** A position's own words, made once: it may stand in hundreds of relations. */
const sides = new WeakMap<Names, Readonly<Record<Language, WeakMap<Held, SideGist>>>>()

function side(held: Held, names: Names, language: Language): SideGist {
  const known = sides.get(names) ?? { fr: new WeakMap<Held, SideGist>(), en: new WeakMap<Held, SideGist>() }
  sides.set(names, known)
  const made = known[language].get(held) ?? sideOf(held, names, language)
  known[language].set(held, made)
  return made
}

const sideOf = ({ position }: Held, names: Names, language: Language): SideGist => ({
  answer: names.answer(position, language),
  isCategory: isCategory(position.value),
  denied: position.polarity === 'denied',
  hedged: position.modality === 'hedged',
  scope: names.scope(position, language),
  carriers: names.carriers(position, language),
  plural: position.outlets.length > 1,
})

function shareGist(held: Held | null, dossier: Dossier, populations: Populations, language: Language): Gist['share'] {
  if (!held) return null
  const own = dossier.populations.find(({ id }) => id === held.position.population)?.size
  const known = populations.populations.find(({ id }) => id === held.position.population) ?? populations.populations.find(({ id }) => id === populations.default)!
  const [size, source] = own ? [own.amount, own.source] : [known.amount, `${known.source}, ${known.year}`]
  const percent = shareWords({ ...(held.position.value as Share), bound: 'exact' }, language)
  return { percent, base: figure(size, language), count: figure(Math.round(held.count!.amount), language), source }
}

function changeGist(newer: Held, older: Held, names: Names, language: Language): Gist['change'] {
  const change = superseding(newer, older)!
  const [who] = change.movers
  const voices = change.by === 'speaker' ? 'speakers' : 'retold'
  const [then, now] = [older.tellings[voices].get(who!)!, newer.tellings[voices].get(who!)!]
  const day = ({ published }: Telling): string | null => (published === null ? null : dateWords(published.slice(0, 10), language))
  return {
    by: change.by,
    who: change.by === 'speaker' ? names.list(change.movers.map(names.speaker), language) : names.list(newer.position.outlets.filter(outlet => older.position.outlets.includes(outlet)), language),
    before: day(then.first),
    after: day(now.first),
  }
}
