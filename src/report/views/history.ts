import type { Coverage } from '../coverage.ts'
import { originOfArticle } from '../coverage.ts'
import type { Polarity } from '../../model/claim.ts'
import type { Value } from '../../model/value.ts'
import { compare } from '../topics/sides.ts'
import type { Topic } from '../topics/topic.ts'
import { sidesOfScope } from '../topics/topic.ts'
import { groupBy } from '../../model/group-by.ts'

/** One answer's course through time: who said it, when. */
export interface Lane {
  readonly position: string
  readonly category: string | null
  readonly subject: readonly string[]
  readonly population: string
  readonly value: Value
  readonly polarity: Polarity
  readonly contradicted: boolean
  readonly marks: readonly Mark[]
}

/** One article, or all of one day where there are many. */
export interface Mark {
  /** ISO 8601. */
  readonly at: string
  readonly outlet: string
  readonly articles: number
  readonly hedged: boolean
  readonly claim: string
  /** The claim of the first mark of the lane that has the same origin; null for that one, and where the origin is shared with none. */
  readonly follows: string | null
}

/** Above this, a question's marks are put together by day. */
const MARKS = 300
/** Answers whose course is kept: those that most articles give. */
const LANES = 48

/** Every answer's course through time, in the order of the topics. */
export function lanesOf({ claims, reconciliation }: Pick<Coverage, 'claims' | 'reconciliation'>, topics: readonly Topic[]): Lane[] {
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const origin = originOfArticle(reconciliation)
  const claimsOf = new Map(reconciliation.findings.flatMap(finding => finding.positions.map(position => [position.id, position.claims] as const)))
  const lanes = topics.flatMap(topic => topic.scopes.flatMap(scope => sidesOfScope(scope).map((side): Lane => ({
    position: side.positions[0]!, category: topic.category, subject: scope.subject, population: scope.population,
    value: side.value, polarity: side.polarity, contradicted: scope.camps.length > 1,
    marks: marksOf(side.positions.flatMap(id => claimsOf.get(id) ?? []).flatMap(id => byId.get(id) ?? []), origin),
  })))).filter(({ marks }) => marks.length > 0)
  const many = lanes.reduce((sum, { marks }) => sum + marks.length, 0) > MARKS
  return mostSaid(many ? lanes.map(lane => ({ ...lane, marks: byDay(lane.marks) })) : lanes, LANES)
}

/** The lanes that most articles speak for, contradicted ones first, in their own order. */
export function mostSaid(lanes: readonly Lane[], most: number): Lane[] {
  if (lanes.length <= most) return [...lanes]
  const weight = (lane: Lane) => lane.marks.reduce((sum, { articles }) => sum + articles, lane.contradicted ? 1e6 : 0)
  const kept = new Set([...lanes].sort((a, b) => weight(b) - weight(a)).slice(0, most))
  return lanes.filter(lane => kept.has(lane))
}

function marksOf(claims: Coverage['claims'], origin: (article: string) => string): Mark[] {
  const articles = groupBy(claims.filter(({ article }) => article.published !== null), ({ article }) => article.id)
  const marks = [...articles].map(([article, these]) => ({
    origin: origin(article),
    mark: { at: these[0]!.article.published!, outlet: these[0]!.article.outlet, articles: 1, hedged: these.every(({ modality }) => modality === 'hedged'), claim: these[0]!.id, follows: null },
  })).sort((a, b) => compare(a.mark.at, b.mark.at) || compare(a.mark.claim, b.mark.claim))
  const first = new Map<string, string>()
  return marks.map(({ origin, mark }): Mark => {
    const follows = first.get(origin) ?? null
    if (follows === null) first.set(origin, mark.claim)
    return { ...mark, follows }
  })
}

function byDay(marks: readonly Mark[]): Mark[] {
  return [...groupBy(marks, ({ at, hedged }) => `${at.slice(0, 10)}${hedged ? '?' : ''}`).values()].map(these => ({ ...these[0]!, at: these[0]!.at.slice(0, 10), articles: these.length, follows: null }))
}
