import type { PlacedClaim } from '../model/claim.ts'
import type { Finding, HistoryStep } from '../model/finding.ts'

/**
 * How a finding came about, in the order of days, undated last: which outlet first gave each answer, which followed and when,
 * and which still carry an answer after it was superseded.
 *
 * @param dayOf gives the ISO day of a publication time in the dossier's time zone.
 */
export function historyOf(finding: Finding, claims: ReadonlyMap<string, PlacedClaim>, dayOf: (published: string | null) => string | null): HistoryStep[] {
  const firstDays = new Map(finding.positions.map(({ id, first }) => [id, first]))
  const supersededOn = new Map<string, string>()
  for (const { relation, a, b } of finding.relations) {
    const day = relation === 'supersedes' ? firstDays.get(a) ?? null : null
    if (day !== null && day < (supersededOn.get(b) ?? '9999')) supersededOn.set(b, day)
  }
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
