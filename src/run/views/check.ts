import type { French } from '../../extract/french/french.ts'
import { loadPopulations } from '../../dossier/populations.ts'
import type { PlacedClaim } from '../../model/claim.ts'
import type { Beside, CheckedClaim, Verdict } from '../../report/pages/live/check.tsx'
import type { QuestionFacts } from '../../report/facts.ts'
import type { Side } from '../../report/topics/topic.ts'
import { sidesOfScope } from '../../report/topics/topic.ts'
import type { PressPosition } from '../../reconcile/beside-press.ts'
import { besidePress } from '../../reconcile/beside-press.ts'
import { prepare } from '../../reconcile/setting.ts'
import { claimsById } from '../../store/claims.ts'
import type { PageRules } from '../../extract/page/rules.ts'
import { claimsOfDraft } from '../draft.ts'
import type { Subject } from './coverage.ts'
import { loadFacts } from './facts.ts'

export interface Checking extends Subject {
  readonly french: French
  readonly pageRules: PageRules
}

/** Takes the claims of a text, `called` so in sentences, and sets each against what the press says: as `check` does, beside some witnesses of each side. */
export async function checkDraft(subject: Checking, text: string, { now, called }: { now: Date; called: string }): Promise<{ checked: CheckedClaim[]; witnesses: ReadonlyMap<string, PlacedClaim> }> {
  const { dossier, questionnaire } = subject
  const drafted = claimsOfDraft(text, subject, { french: subject.french, pageRules: subject.pageRules, now, called })
  const setting = prepare({ dossier, questionnaire, populations: loadPopulations(), origins: [] })
  const witnesses = new Map<string, PlacedClaim>()
  const checked = new Map<string, CheckedClaim>()
  for (const question of new Set(drafted.map(claim => claim.question))) {
    const facts = await loadFacts(subject, question)
    const sides = sidesByWitness(facts)
    for (const [id, claim] of await claimsById(subject.store, dossier.id, [...sides.keys()])) witnesses.set(id, claim)
    const own = drafted.filter(claim => claim.question === question)
    const press = [...sides.keys()].flatMap(id => witnesses.get(id) ?? [])
    for (const { claim, press: positions } of besidePress(own, press, setting)) checked.set(claim.id, against(claim, positions, sides))
  }
  return { checked: drafted.flatMap(claim => checked.get(claim.id) ?? []), witnesses }
}

/** Of each side, its best witnesses, asserted and hedged: the claims that stand for it before the reconciler. */
function sidesByWitness(facts: QuestionFacts): Map<string, Side> {
  return new Map(facts.topics.flatMap(topic => topic.scopes).flatMap(sidesOfScope).filter(side => !side.superseded).flatMap(side => side.witnesses.slice(0, 4).map(id => [id, side] as const)))
}

function against(claim: PlacedClaim, press: readonly PressPosition[], sides: ReadonlyMap<string, Side>): CheckedClaim {
  const [same, others] = [new Map<Side, Beside>(), new Map<Side, Beside>()]
  let firm = false
  for (const { standing, certainty, why, claims } of press) {
    for (const side of new Set(claims.flatMap(({ id }) => sides.get(id) ?? []))) {
      if (standing === 'same' && !same.has(side)) same.set(side, beside(side, null))
      if (standing === 'contradicted' || standing === 'superseded') others.set(side, beside(side, why))
    }
    firm ||= certainty === 'firm' && (standing === 'contradicted' || standing === 'superseded')
  }
  const verdict: Verdict = others.size > 0 ? (firm ? 'contradicted' : 'possibly_contradicted') : same.size > 0 ? 'supported' : 'unknown'
  const byOrigins = (a: Beside, b: Beside) => b.origins - a.origins
  return { claim, verdict, same: [...same.values()].sort(byOrigins).slice(0, 4), against: [...others.values()].sort(byOrigins).slice(0, 6) }
}

const beside = (side: Side, why: Beside['why']): Beside => ({
  position: side.positions[0]!, outlets: side.outlets, origins: side.origins, answer: side, why, witnesses: side.witnesses, claims: side.claims,
})
