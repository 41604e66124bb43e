import type { PlacedClaim } from '../model/claim.ts'
import type { Finding, HistoryStep } from '../model/finding.ts'

/**
 * How a finding came about, in the order of days, undated last: which outlet first gave each answer, which followed and when,
 * and which still carry an answer after one of its speakers gave another that excludes it.
 *
 * @param dayOf gives the ISO day of a publication time in the dossier's time zone.
 */
export function historyOf(finding: Finding, claims: ReadonlyMap<string, PlacedClaim>, dayOf: (published: string | null) => string | null): HistoryStep[] {
  const supersededOn = givenUp(finding, claims, dayOf)
  const steps = finding.positions.flatMap(position => {
    const spells = new Map<string, { first: string | null; last: string | null }>()
    for (const claim of position.claims.flatMap(id => claims.get(id) ?? [])) {
      const day = dayOf(claim.article.published)
      const spell = spells.get(claim.article.outlet)
      if (!spell) spells.set(claim.article.outlet, { first: day, last: day })
      else {
        if (day !== null && (spell.first === null || day < spell.first)) spell.first = day
        if (day !== null && (spell.last === null || day > spell.last)) spell.last = day
      }
    }
    const end = supersededOn.get(position.id) ?? null
    return [...spells].flatMap(([outlet, { first, last }]): HistoryStep[] => {
      const event = first === position.first ? 'first' : 'follows'
      const step: HistoryStep = { day: first, outlet, position: position.id, event }
      if (end === null || last === null || last <= end) return [step]
      const carries: HistoryStep = { day: last, outlet, position: position.id, event: 'still_carries' }
      return first !== null && first > end ? [carries] : [step, carries]
    })
  })
  const key = ({ day, position, outlet, event }: HistoryStep): string => [day ?? '9999', event, position, outlet].join('|')
  return steps.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The day on which a position was first given up by a speaker who had held it, or by a later version; by position. */
function givenUp(finding: Finding, claims: ReadonlyMap<string, PlacedClaim>, dayOf: (published: string | null) => string | null): Map<string, string> {
  const days = new Map<string, string>()
  const giveUp = (position: string, day: string | null | undefined): void => {
    if (day && day < (days.get(position) ?? '9999')) days.set(position, day)
  }
  const positions = new Map(finding.positions.map(position => [position.id, { first: position.first, speakers: firstWords(position.claims.flatMap(id => claims.get(id) ?? []), dayOf) }]))
  for (const { relation, a, b } of finding.relations) {
    if (relation === 'supersedes') giveUp(b, positions.get(a)?.first)
    if (relation !== 'contradicts') continue
    for (const [speaker, one] of positions.get(a)?.speakers ?? []) {
      const other = positions.get(b)?.speakers.get(speaker)
      if (other !== undefined && other !== one) giveUp(one < other ? a : b, one < other ? other : one)
    }
  }
  return days
}

/** The day of each speaker's first word. */
function firstWords(claims: readonly PlacedClaim[], dayOf: (published: string | null) => string | null): Map<string, string> {
  const first = new Map<string, string>()
  for (const { speaker, article } of claims) {
    const day = dayOf(article.published)
    if (speaker !== null && day !== null && day < (first.get(speaker) ?? '9999')) first.set(speaker, day)
  }
  return first
}
