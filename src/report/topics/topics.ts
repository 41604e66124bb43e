import type { Question } from '../../dossier/questionnaire.ts'
import type { Finding, Relation } from '../../model/finding.ts'
import type { Coverage } from '../coverage.ts'
import { originOfArticle } from '../coverage.ts'
import { campsOf } from './camps.ts'
import type { CountedSide, Witnesses } from './sides.ts'
import { categoryOf, compare, sidesOf, union } from './sides.ts'
import type { Scope, Tie, Topic } from './topic.ts'
import { isCrossing, sidesOfScope } from './topic.ts'

/** What the reconciler says, in the order of the questionnaire: a topic for each question, or for each category of one. */
export function topicsOf(coverage: Pick<Coverage, 'questionnaire' | 'reconciliation' | 'claims'>): Topic[] {
  const { questionnaire, reconciliation, claims } = coverage
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const witnesses: Witnesses = { claim: id => byId.get(id), origin: originOfArticle(reconciliation) }
  const relations = [...reconciliation.findings.flatMap(finding => finding.relations), ...reconciliation.across]
  const superseded = new Set(relations.filter(({ relation }) => relation === 'supersedes').map(({ b }) => b))
  const relationsOf = relationsByPosition(relations)
  return questionnaire.questions.flatMap(question => {
    const findings = reconciliation.findings.filter(finding => finding.question === question.id)
    return categoriesOf(question, findings).flatMap(category => topicOf(question.id, category, findings, superseded, witnesses, relationsOf))
  })
}

/** The categories that were answered, in the questionnaire's order; one null for a question without categories. */
function categoriesOf(question: Question, findings: readonly Finding[]): (string | null)[] {
  if (question.type !== 'category') return [null]
  const answered = new Set(findings.flatMap(finding => finding.positions.map(categoryOf)))
  return question.categories.map(({ id }) => id).filter(id => answered.has(id))
}

function topicOf(
  question: string, category: string | null, findings: readonly Finding[],
  superseded: ReadonlySet<string>, witnesses: Witnesses, relationsOf: (positions: readonly string[]) => Relation[],
): Topic[] {
  const sides: CountedSide[] = []
  const scopes = findings.flatMap((finding): Scope[] => {
    const positions = finding.positions.filter(position => categoryOf(position) === category)
    if (positions.length === 0) return []
    const counted = sidesOf({ ...finding, positions }, superseded, witnesses)
    sides.push(...counted)
    const { subject, population } = finding
    return [{
      finding: finding.id, question, category, subject, population,
      ...campsOf(counted, finding.relations),
      outlets: union(counted.map(({ side }) => side.outlets)),
      origins: new Set(counted.flatMap(({ origins }) => [...origins])).size || Math.max(...positions.map(position => position.origins)),
    }]
  })
  if (scopes.length === 0) return []
  scopes.sort((a, b) => b.origins - a.origins || b.outlets.length - a.outlets.length || compare(a.finding, b.finding))
  const ties = tiesOf(sides, scopes, relationsOf)
  const crossed = { firm: 0, possible: 0 }
  for (const tie of ties) if (isCrossing(tie)) crossed[tie.certainty]++
  return [{ question, category, scopes, ties: told(ties), crossed }]
}

/** Ties of one kind that a page has room for. */
const TOLD = 24

/** Of each kind the first, which weigh most: a large question has thousands, and each is two sentences. */
function told(ties: readonly Tie[]): Tie[] {
  const counts = new Map<string, number>()
  return ties.filter(tie => {
    const kind = `${tie.relation}|${tie.across}`
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return counts.get(kind)! <= TOLD
  })
}

/**
 * What stands between two sides and is more than agreement, once for each pair of sides and relation.
 * Of two scopes each relation is told once, by the sides that lead in them.
 */
function tiesOf(sides: readonly CountedSide[], scopes: readonly Scope[], relationsOf: (positions: readonly string[]) => Relation[]): Tie[] {
  const sideName = new Map(sides.flatMap(({ side }) => side.positions.map(position => [position, side.positions[0]!] as const)))
  const scopeOf = new Map(scopes.flatMap(scope => sidesOfScope(scope).map((side, rank) => [side.positions[0]!, { finding: scope.finding, rank }] as const)))
  const ties = new Map<string, { tie: Tie; worth: number }>()
  for (const { a, b, relation, certainty, why } of relationsOf([...sideName.keys()])) {
    const [one, other] = [sideName.get(a), sideName.get(b)]
    if (!one || !other || one === other || relation === 'agrees' || relation === 'refines' || relation === 'differs_in_certainty') continue
    const places = [scopeOf.get(one), scopeOf.get(other)]
    const apart = places[0]?.finding !== places[1]?.finding
    const names = apart ? places.map(place => place?.finding ?? '') : [one, other]
    const key = `${names.sort(compare).join('|')}|${relation}`
    const worth = (certainty === 'firm' ? 0 : -1000) - places.reduce((sum, place) => sum + (place?.rank ?? 0), 0)
    if (worth > (ties.get(key)?.worth ?? -Infinity)) ties.set(key, { tie: { a: one, b: other, relation, certainty, why, across: apart }, worth })
  }
  return [...ties.values()].sort((x, y) => y.worth - x.worth).map(({ tie }) => tie)
}

function relationsByPosition(relations: readonly Relation[]): (positions: readonly string[]) => Relation[] {
  const by = new Map<string, Relation[]>()
  for (const relation of relations) {
    const known = by.get(relation.a)
    if (known) known.push(relation)
    else by.set(relation.a, [relation])
  }
  return positions => positions.flatMap(position => by.get(position) ?? [])
}
