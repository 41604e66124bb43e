import type { Polarity } from '../../model/claim.ts'
import { contentId } from '../../model/identity.ts'
import type { Value } from '../../model/value.ts'
import { valueKey } from '../../model/value.ts'
import type { QuestionFacts } from '../facts.ts'
import type { Scope, Side } from '../topics/topic.ts'
import { sidesOfScope } from '../topics/topic.ts'

export type NewsKind = 'contradiction' | 'position' | 'superseded'

/** One thing that was not there before. Two with one key are one, though more outlets say so since. */
export interface NewsItem {
  readonly key: string
  readonly kind: NewsKind
  readonly question: string
  readonly category: string | null
  readonly subject: readonly string[]
  readonly population: string
  readonly position: string
  /** The answers that face each other, or the one that is new or corrected. */
  readonly answers: readonly { readonly value: Value; readonly polarity: Polarity; readonly outlets: readonly string[]; readonly origins: number }[]
}

/** An item and when it was first seen: ISO 8601. */
export type DatedNews = NewsItem & { readonly at: string }

/** Outlets that an item names. */
const NAMED = 12

/** Everything that the facts hold which would be news to somebody who has not seen it. */
export function newsOf(facts: readonly QuestionFacts[]): NewsItem[] {
  return facts.flatMap(({ topics }) => topics.flatMap(topic => topic.scopes)).flatMap(scope => [
    ...(scope.standing === 'contradicted' ? [item('contradiction', scope, scope.camps.map(({ lead }) => lead))] : []),
    ...sidesOfScope(scope).map(side => item(side.superseded ? 'superseded' : 'position', scope, [side])),
  ])
}

function item(kind: NewsKind, scope: Scope, sides: readonly Side[]): NewsItem {
  const { question, category, subject, population } = scope
  const said = sides.map(({ value, polarity }) => `${valueKey(value)}|${polarity}`).sort()
  return {
    key: contentId(kind, question, subject.join('+'), population, ...said), kind, question, category, subject, population, position: sides[0]!.positions[0]!,
    answers: sides.map(({ value, polarity, outlets, origins }) => ({ value, polarity, outlets: outlets.slice(0, NAMED), origins })),
  }
}
