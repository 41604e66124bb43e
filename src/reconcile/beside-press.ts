import type { PlacedClaim } from '../model/claim.ts'
import type { Certainty, Position, PositionHead, Relation } from '../model/finding.ts'
import type { Held } from './held.ts'
import { gatherPositions, holdPosition, retoldAmong } from './positions.ts'
import type { RelationOfPositions } from './relate.ts'
import { relate } from './relate.ts'
import type { Setting } from './setting.ts'

/** How the press stands to a claim of a text. `superseded`: who said so has since said otherwise. */
export type Standing = 'same' | 'contradicted' | 'superseded' | 'other_scope'

/** One position of the press beside a claim of the text, with the claims that hold it. */
export interface PressPosition {
  readonly standing: Standing
  readonly certainty: Certainty
  readonly position: PositionHead
  /** Null where the press says just the same. */
  readonly why: Relation['why'] | null
  readonly claims: readonly PlacedClaim[]
}

/** A claim of the text and all that the press says to it; nothing where it is nowhere found. */
export interface CheckedTextClaim {
  readonly claim: PlacedClaim
  readonly press: readonly PressPosition[]
}

/**
 * Sets the claims of a text against the press's, each by itself, so that they bear on the press and not on each other. All are
 * on one question. A text that repeats what its speaker has since given up is behind, and contradicts nobody.
 */
export function besidePress(drafted: readonly PlacedClaim[], press: readonly PlacedClaim[], setting: Setting): CheckedTextClaim[] {
  const claims = new Map(press.map(claim => [claim.id, claim]))
  const positions = gatherPositions(press, setting)
  const isRetold = retoldAmong(press)
  const claimsOf = ({ claims: ids }: Position): PlacedClaim[] => ids.flatMap(id => claims.get(id) ?? [])
  return drafted.map(claim => {
    const alone = holdPosition(claim, [claim], setting, isRetold)
    const said = positions.find(({ key }) => key === alone.key)
    const own = said ? holdPosition(claim, [...said.tellers, claim], setting, isRetold) : alone
    const same: PressPosition[] = said ? [{ standing: 'same', certainty: 'firm', position: own.position, why: null, claims: claimsOf(said.position) }] : []
    const beside = positions.flatMap((other): PressPosition[] => {
      const relation = other === said ? null : inOrder(own, other, setting)
      const told = relation && standingOf(relation, own, other, said && inOrder(said, other, setting))
      return told ? [{ ...told, position: other.position, claims: claimsOf(other.position) }] : []
    })
    return { claim, press: [...same, ...beside] }
  })
}

const inOrder = (one: Held, other: Held, setting: Setting): RelationOfPositions | null =>
  one.key < other.key ? relate(one, other, setting) : relate(other, one, setting)

/** How another position stands to the text's own; null for what the text's own answer has superseded, which is no support of it. */
function standingOf(relation: RelationOfPositions, own: Held, other: Held, amongPress: RelationOfPositions | null | undefined): Pick<PressPosition, 'standing' | 'certainty' | 'why'> | null {
  const { certainty, why } = relation
  switch (relation.relation) {
    case 'supersedes': return relation.left === own ? null : { standing: 'superseded', certainty, why }
    case 'different_scope': return { standing: 'other_scope', certainty, why }
    case 'contradicts':
      return amongPress?.relation === 'supersedes' && amongPress.left === other
        ? { standing: 'superseded', certainty: amongPress.certainty, why: amongPress.why } : { standing: 'contradicted', certainty, why }
    default: return { standing: 'same', certainty, why }
  }
}
