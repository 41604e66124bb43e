import type { French } from '../../extract/french/french.ts'
import { loadPopulations } from '../../dossier/populations.ts'
import type { PlacedClaim } from '../../model/claim.ts'
import type { Finding, Relation } from '../../model/finding.ts'
import type { Beside, CheckedClaim, Verdict } from '../../report/pages/live/check.tsx'
import type { QuestionFacts } from '../../report/facts.ts'
import type { Side } from '../../report/topics/topic.ts'
import { sidesOfScope } from '../../report/topics/topic.ts'
import { reconcileQuestion } from '../../reconcile/question.ts'
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

/** Takes the claims of a text, `called` so in sentences, and sets each against what the press says: by the reconciler itself, beside one witness of each position. */
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
    const { findings, across } = reconcileQuestion(question, [...press, ...own], setting)
    const relations = [...findings.flatMap(finding => finding.relations), ...across]
    for (const claim of own) checked.set(claim.id, against(claim, findings, relations, sides))
  }
  return { checked: drafted.flatMap(claim => checked.get(claim.id) ?? []), witnesses }
}

/** Of each side, its best witnesses, asserted and hedged: the claims that stand for it before the reconciler. */
function sidesByWitness(facts: QuestionFacts): Map<string, Side> {
  return new Map(facts.topics.flatMap(topic => topic.scopes).flatMap(sidesOfScope).filter(side => !side.superseded).flatMap(side => side.witnesses.slice(0, 4).map(id => [id, side] as const)))
}

function against(claim: PlacedClaim, findings: readonly Finding[], relations: readonly Relation[], sides: ReadonlyMap<string, Side>): CheckedClaim {
  const positions = new Map(findings.flatMap(finding => finding.positions.map(position => [position.id, position] as const)))
  const own = [...positions.values()].find(position => position.claims.includes(claim.id))
  const sidesOf = (position: string | undefined): Side[] => [...new Set((positions.get(position ?? '')?.claims ?? []).flatMap(id => sides.get(id) ?? []))]
  const same = new Map<Side, Beside>(sidesOf(own?.id).map(side => [side, beside(side, null)]))
  const others = new Map<Side, Beside>()
  let firm = false
  for (const relation of relations) {
    if (relation.a !== own?.id && relation.b !== own?.id) continue
    const other = sidesOf(relation.a === own.id ? relation.b : relation.a)
    if (relation.relation === 'contradicts' || relation.relation === 'supersedes') {
      firm ||= relation.certainty === 'firm'
      for (const side of other) others.set(side, beside(side, relation.why))
    } else if (relation.relation !== 'different_scope') {
      for (const side of other) if (!same.has(side)) same.set(side, beside(side, null))
    }
  }
  const verdict: Verdict = others.size > 0 ? (firm ? 'contradicted' : 'possibly_contradicted') : same.size > 0 ? 'supported' : 'unknown'
  const byOrigins = (a: Beside, b: Beside) => b.origins - a.origins
  return { claim, verdict, same: [...same.values()].sort(byOrigins).slice(0, 4), against: [...others.values()].sort(byOrigins).slice(0, 6) }
}

const beside = (side: Side, why: Beside['why']): Beside => ({
  position: side.positions[0]!, outlets: side.outlets, origins: side.origins, answer: side, why, witnesses: side.witnesses, claims: side.claims,
})
