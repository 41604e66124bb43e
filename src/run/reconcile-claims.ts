import type { LoadedDossier } from '../dossier/load.ts'
import type { Populations } from '../dossier/populations.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Finding, Language, Position, Reconciliation, Relation } from '../model/finding.ts'
import { historyOf } from '../reconcile/history.ts'
import { dayTeller } from '../model/moments.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import { sideOf } from '../reconcile/support/sides.ts'
import { estimate } from '../reconcile/support/estimate.ts'

export interface FindingsOptions {
  readonly language: Language
  /** Adds to each position what copy-aware truth discovery makes of it; a statistic, and off unless asked for. */
  readonly support?: 'accu'
}

/** Reconciles claims without a store, from claims to findings. */
export const reconcileClaims = (claims: readonly PlacedClaim[], { dossier, questionnaire }: LoadedDossier, populations: Populations): Reconciliation =>
  reconcile(claims, { dossier, questionnaire, populations })

/**
 * Findings as the JSON of `reconcile --format json`, a piece a finding, so that a large one is never a single string.
 * Positions are numbered p1, p2, … in the order of the file.
 */
export function* findingsJson(
  { dossier, findings, across, origins, leftOut }: Reconciliation,
  claims: readonly PlacedClaim[],
  timezone: string,
  { language, support }: FindingsOptions,
): Generator<string> {
  const numbers = new Map<string, string>()
  for (const finding of findings) for (const { id } of finding.positions) numbers.set(id, `p${numbers.size + 1}`)
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const positions = new Map(findings.flatMap(finding => finding.positions.map(position => [position.id, position] as const)))
  const relation = ({ a, b, relation: kind, certainty, why }: Relation) => ({
    a: numbers.get(a)!,
    b: numbers.get(b)!,
    relation: kind,
    certainty,
    why: why[language],
    ...(kind === 'contradicts' && { sides: [a, b].map(id => ({ ...sideOf(positions.get(id)!, byId), position: numbers.get(id)! })) }),
  })
  const dayOf = dayTeller(timezone)
  const estimates = support === 'accu' ? estimate(findings, byId) : null
  const told = (finding: Finding) => ({
    question: finding.question,
    subject: finding.subject,
    population: finding.population,
    status: finding.status,
    positions: finding.positions.map(position => positionJson(position, numbers.get(position.id)!, estimates?.get(position.id))),
    relations: finding.relations.map(relation),
    ...(finding.relations.some(({ relation: kind }) => kind === 'supersedes' || kind === 'contradicts')
      && { history: historyOf(finding, byId, dayOf).map(step => ({ ...step, position: numbers.get(step.position)! })) }),
  })
  yield `{"dossier":${JSON.stringify(dossier)},"findings":[`
  for (const [index, finding] of findings.entries()) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(told(finding))}`
  yield '],\n"across":['
  for (const [index, each] of across.entries()) yield `${index > 0 ? ',' : ''}\n${JSON.stringify(relation(each))}`
  yield `],\n"origins":${JSON.stringify(origins)}`
  yield `${leftOut ? `,\n"left_out":${JSON.stringify(leftOut)}` : ''}}\n`
}

function positionJson(position: Position, number: string, estimated: number | undefined) {
  const { value, polarity, modality, claims, outlets, speakers, origins, first, last, hedged } = position
  return { id: number, value, polarity, modality, claims, outlets, speakers, origins, first, last, hedged, ...(estimated !== undefined && { estimate: estimated }) }
}
