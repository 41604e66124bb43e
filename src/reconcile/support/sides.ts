import type { PlacedClaim } from '../../model/claim.ts'
import type { Position, Side } from '../../model/finding.ts'
import { articleKey } from '../positions.ts'

/** Who stands behind a position: what a reader needs to weigh a contradiction, without a verdict. */
export function sideOf(position: Position, claims: ReadonlyMap<string, PlacedClaim>): Side {
  const articles = new Set(position.claims.flatMap(id => {
    const claim = claims.get(id)
    return claim ? [articleKey(claim.article)] : []
  }))
  const { id, outlets, origins, modality, speakers, last } = position
  return { position: id, outlets, articles: articles.size, origins, modality, speakers, last }
}
