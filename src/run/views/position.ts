import type { PositionView } from '../../report/pages/live/position.tsx'
import { claimsById } from '../../store/claims.ts'
import { loadPosition, relationsOfPosition } from '../../store/findings.ts'
import type { Subject } from './coverage.ts'

/** Claims on one page of a position. */
const PAGE = 25
/** Relations that are told. */
const RELATIONS = 30

/** A position with one page of its claims, or null where there is none of this id. */
export async function loadPositionView({ store, dossier }: Subject, id: string, page: number): Promise<PositionView | null> {
  const found = await loadPosition(store, dossier.id, id)
  if (!found) return null
  const pages = Math.max(1, Math.ceil(found.position.claims.length / PAGE))
  const at = Math.min(Math.max(1, page), pages)
  const ids = found.position.claims.slice((at - 1) * PAGE, at * PAGE)
  const claims = await claimsById(store, dossier.id, ids)
  return { ...found, relations: await relationsOfPosition(store, dossier.id, id, RELATIONS), claims: ids.flatMap(claim => claims.get(claim) ?? []), page: at, pages }
}
