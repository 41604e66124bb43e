import type { StatedClaim } from '../model/claim.ts'
import type { Finding, Position, PositionHead, Relation, Status } from '../model/finding.ts'
import { groupBy } from '../model/group-by.ts'
import { contentId } from '../model/identity.ts'
import type { Gathered, Held } from './held.ts'
import type { RelatedPositions } from './pairs.ts'
import { MAX_RELATIONS, relatePositions } from './pairs.ts'
import { gatherPositions } from './positions.ts'
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

/** Reconciles the claims of one question. What other questions say has no part in it, so questions can be done again one by one. */
export function reconcileQuestion(question: string, claims: readonly StatedClaim[], setting: Setting, limit = MAX_RELATIONS): QuestionResult {
  const positions = gatherPositions(claims, setting)
  return findingsOf(question, positions, relatePositions(positions, setting, limit), setting)
}

/** One question's findings from its positions and how they are related. */
export function findingsOf(question: string, positions: readonly Gathered[], related: RelatedPositions, setting: Setting): QuestionResult {
  const inScope = groupBy(related.within, ({ left }) => left.scope)
  const findings = headsOf(question, positions, related, setting).map(({ scope, ...head }): Finding => ({
    ...head,
    // A finding's positions are those that were given: with their claims.
    positions: head.positions as readonly Position[],
    relations: inScope.get(scope) ?? [],
  }))
  return { question, findings, across: related.across, leftOut: related.leftOut }
}

/** A finding without its relations, and its positions without their claims. */
export interface FindingHead extends Omit<Finding, 'positions' | 'relations'> {
  readonly scope: string
  readonly positions: readonly PositionHead[]
}

/** The findings that positions make, in the order of their scopes' first positions. */
export function headsOf(question: string, positions: readonly Held[], { within, across }: RelatedPositions, setting: Setting): FindingHead[] {
  const standing: (group: readonly Held[]) => Status = statusOf([...within, ...across])
  return [...groupBy(positions, ({ scope }) => scope)].map(([scope, group]) => {
    const { subject, population } = group[0]!.position
    return { id: contentId('finding', setting.dossier.id, question, scope), question, subject, population, status: standing(group), scope, positions: group.map(held => held.position) }
  })
}
