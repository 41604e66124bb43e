import type { StatedClaim, Teller } from '../model/claim.ts'
import { positionId, positionKey } from '../model/claim.ts'
import type { Position, PositionHead } from '../model/finding.ts'
import { groupBy } from '../model/group-by.ts'
import { isCategory, isDate } from '../model/value.ts'
import type { Gathered, Held, Spell, Telling, Tellings } from './held.ts'
import { toldLater } from './held.ts'
import { countOrigins } from './origins/count.ts'
import type { Setting } from './setting.ts'
import { readCount } from './values/quantity.ts'

/** One name for all the versions of an article. */
export const articleKey = ({ url, id }: StatedClaim['article']): string => url ?? id

/** Gathers one question's claims into positions, in the order of their keys. The order of the claims changes nothing. */
export function gatherPositions(claims: readonly StatedClaim[], setting: Setting): Gathered[] {
  const isRetold = retoldAmong(claims)
  return [...groupBy(claims, positionKey).values()].map(group => holdPosition(first(group), group, setting, isRetold)).sort(byKey)
}

const first = (claims: readonly StatedClaim[]): StatedClaim => claims.reduce((a, b) => (b.id < a.id ? b : a))

export const byKey = (a: Held, b: Held): number => (a.key < b.key ? -1 : 1)

/** Tells which articles are told in several versions, or at several times, by some claims. */
export function retoldAmong(claims: readonly StatedClaim[]): (article: StatedClaim['article']) => boolean {
  const first = new Map<string, StatedClaim['article']>()
  const retold = new Set<string>()
  for (const { article } of claims) {
    const key = articleKey(article)
    const other = first.get(key)
    if (!other) first.set(key, article)
    else if (other !== article && (other.version !== article.version || other.published !== article.published)) retold.add(key)
  }
  return article => retold.has(articleKey(article))
}

/** The position that claims of one key make. `what` is any of them, or the position as it was. */
export function holdPosition(what: Parameters<typeof positionKey>[0], group: readonly Teller[], setting: Setting, isRetold: (article: StatedClaim['article']) => boolean): Gathered {
  const sorted = [...group].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const claims = sorted.filter((claim, index) => index === 0 || claim.id !== sorted[index - 1]!.id)
  const { question, subject, population, value, polarity, modality } = what
  const speakers = new Map<string, Spell>()
  const articles = new Set<string>()
  const ownWord = new Set<string>()
  const retold = new Map<string, Spell>()
  const outlets = new Set<string>()
  let first: string | null = null
  let last: string | null = null
  for (const { article, speaker } of claims) {
    const key = articleKey(article)
    articles.add(key)
    if (speaker === null) ownWord.add(key)
    else extend(speakers, speaker, { published: article.published, version: null })
    if (isRetold(article)) extend(retold, key, { published: article.published, version: article.version ?? null })
    outlets.add(article.outlet)
    const day = setting.dayOf(article.published)
    if (day !== null && (first === null || day < first)) first = day
    if (day !== null && (last === null || day > last)) last = day
  }
  const position: Position = {
    id: positionId(setting.dossier.id, positionKey(what)),
    question,
    subject,
    population,
    value,
    polarity,
    modality,
    claims: claims.map(claim => claim.id),
    outlets: [...outlets].sort(),
    speakers: [...speakers.keys()].sort(),
    origins: countOrigins(claims, setting.originOf),
    first,
    last,
    hedged: modality === 'hedged' ? claims.length : 0,
  }
  const held = heldAs(position, {
    articles: articles.size,
    ownWord: ownWord.size,
    speakers,
    retold: new Map([...retold].map(([article, spell]) => [article, { ...spell, ownWord: ownWord.has(article) }])),
  }, setting)
  return { ...held, tellers: claims }
}

function extend(spells: Map<string, Spell>, voice: string, telling: Telling): void {
  const spell = spells.get(voice)
  if (!spell) spells.set(voice, { first: telling, last: telling })
  else if (toldLater(spell.first, telling)) spells.set(voice, { ...spell, first: telling })
  else if (toldLater(telling, spell.last)) spells.set(voice, { ...spell, last: telling })
}

/** A position as it was kept, ready to be related. */
export function heldAs<P extends PositionHead>(position: P, tellings: Tellings, setting: Setting): Held & { readonly position: P } {
  const { subject, population, value } = position
  return {
    position,
    key: positionKey(position),
    scope: `${subject.join('+')}|${population}`,
    count: isCategory(value) || isDate(value) ? null : readCount(value, setting.sizeOf(population)),
    days: isDate(value) ? setting.days(value.edtf) : null,
    tellings,
  }
}
