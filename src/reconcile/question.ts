import type { StatedClaim } from '../model/claim.ts'
import type { Finding, Relation } from '../model/finding.ts'
import { contentId } from '../model/identity.ts'
import type { Held } from './held.ts'
import { gatherPositions } from './positions.ts'
import { relate } from './relate.ts'
import type { Setting } from './setting.ts'
import { statusOf } from './status.ts'

/** What one question's claims come to. */
export interface QuestionResult {
  readonly question: string
  readonly findings: readonly Finding[]
  readonly across: readonly Relation[]
  /** How many of the least supported positions had relations that were left out. */
  readonly leftOut: number
}

/**
 * How many relations one question may have within its findings, and as many across them: all those of a hundred positions
 * that each bear on each other. Beyond it, the positions that fewest articles hold are related no further, so that the cost
 * of a question is bounded whatever its claims.
 */
export const MAX_RELATIONS = 5_000

/** Reconciles the claims of one question. What other questions say has no part in it, so questions can be done again one by one. */
export function reconcileQuestion(question: string, claims: readonly StatedClaim[], setting: Setting, limit = MAX_RELATIONS): QuestionResult {
  const scopes = new Map<string, Held[]>()
  const positions = gatherPositions(claims, setting)
  for (const held of positions) {
    const group = scopes.get(held.scope)
    if (group) group.push(held)
    else scopes.set(held.scope, [held])
  }
  const within = relatePairs(positions, setting, limit, true)
  const across = relatePairs(positions, setting, limit, false)
  const inScope = new Map([...scopes.keys()].map(scope => [scope, [] as Relation[]]))
  for (const relation of within.relations) inScope.get(relation.left.scope)!.push(relation)
  const standing = statusOf([...within.relations, ...across.relations])
  const findings = [...scopes].map(([scope, group]): Finding => {
    const { subject, population } = group[0]!.position
    return {
      id: contentId('finding', setting.dossier.id, question, scope),
      question,
      subject,
      population,
      status: standing(group),
      positions: group.map(held => held.position),
      relations: inScope.get(scope)!,
    }
  })
  return { question, findings, across: across.relations, leftOut: within.leftOut + across.leftOut }
}

/** Relates the pairs that are in one scope, or in two: the best supported positions first, up to a number of relations. */
function relatePairs(positions: readonly Held[], setting: Setting, limit: number, sameScope: boolean) {
  const ranked = positions.map((held, place) => ({ held, place })).sort((a, b) => b.held.tellings.articles - a.held.tellings.articles || a.place - b.place)
  const found: { relation: NonNullable<ReturnType<typeof relate>>; key: number }[] = []
  const earlier = new Map<string, typeof ranked>()
  let leftOut = 0
  let looked = 0
  for (const one of ranked) {
    if (found.length >= limit || looked >= limit * 10) {
      leftOut++
      continue
    }
    const bucket = bucketOf(one.held, setting, sameScope)
    const others = earlier.get(bucket) ?? []
    for (const other of others) {
      looked++
      if (!sameScope && one.held.scope === other.held.scope) continue
      const [left, right] = one.place < other.place ? [one, other] : [other, one]
      const relation = relate(left.held, right.held, setting)
      if (relation) found.push({ relation, key: left.place * positions.length + right.place })
    }
    others.push(one)
    earlier.set(bucket, others)
  }
  return { relations: found.sort((x, y) => x.key - y.key).map(({ relation }) => relation), leftOut }
}

/** Only positions of one bucket can bear on each other: categories of one family, and where asked those of one scope. */
function bucketOf(held: Held, setting: Setting, sameScope: boolean): string {
  const { question, value } = held.position
  const family = 'category' in value ? setting.trees.get(question)?.families.get(value.category) ?? value.category : ''
  return sameScope ? `${held.scope}|${family}` : family
}
