import type { StatedClaim } from '../model/claim.ts'
import { positionId, positionKey } from '../model/claim.ts'
import type { Position } from '../model/finding.ts'
import type { Value } from '../model/value.ts'
import { isCategory, isDate } from '../model/value.ts'
import type { Held, Spell, Telling } from './held.ts'
import { toldLater } from './held.ts'
import { countOrigins } from './origins/count.ts'
import type { Setting } from './setting.ts'
import { readCount } from './values/quantity.ts'

/** One name for all the versions of an article. */
export const articleKey = ({ url, id }: StatedClaim['article']): string => url ?? id

/** Gathers one question's claims into positions, in the order of their keys. The order of the claims changes nothing. */
export function gatherPositions(claims: readonly StatedClaim[], setting: Setting): Held[] {
  const groups = new Map<string, StatedClaim[]>()
  for (const claim of claims) {
    const key = positionKey(claim)
    const group = groups.get(key)
    if (group) group.push(claim)
    else groups.set(key, [claim])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => hold(key, group, setting))
}

function hold(key: string, group: StatedClaim[], setting: Setting): Held {
  group.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const claims = group.filter((claim, index) => index === 0 || claim.id !== group[index - 1]!.id)
  const { question, subject, population, value, polarity, modality } = claims[0]!
  const speakers = new Map<string, Spell>()
  const articles = new Map<string, Spell>()
  const ownWord = new Set<string>()
  const outlets = new Set<string>()
  let first: string | null = null
  let last: string | null = null
  for (const { article, speaker } of claims) {
    const telling: Telling = { published: article.published, version: null }
    if (speaker === null) ownWord.add(articleKey(article))
    else extend(speakers, speaker, telling)
    extend(articles, articleKey(article), { ...telling, version: article.version ?? null })
    outlets.add(article.outlet)
    const day = setting.dayOf(article.published)
    if (day !== null && (first === null || day < first)) first = day
    if (day !== null && (last === null || day > last)) last = day
  }
  const position: Position = {
    id: positionId(setting.dossier.id, key),
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
  return { position, key, scope: `${subject.join('+')}|${population}`, ...read(value, population, setting), speakers, ownWord, articles }
}

function extend(spells: Map<string, Spell>, voice: string, telling: Telling): void {
  const spell = spells.get(voice)
  if (!spell) {
    spells.set(voice, { first: telling, last: telling })
    return
  }
  if (toldLater(spell.first, telling)) spell.first = telling
  if (toldLater(telling, spell.last)) spell.last = telling
}

function read(value: Value, population: string, setting: Setting): Pick<Held, 'count' | 'days'> {
  if (isCategory(value)) return { count: null, days: null }
  return isDate(value) ? { count: null, days: setting.days(value.edtf) } : { count: readCount(value, setting.sizeOf(population)), days: null }
}
