import { reconcile } from '../reconcile/reconcile.ts'
import { currentClaims } from '../store/claims.ts'
import { saveReconciliation } from '../store/findings.ts'
import type { Counts } from './events.ts'
import type { Workspace } from './workspace.ts'

/** Sets the dossier's claims against each other and puts the findings in the place of the former ones. */
export async function reconcileStage({ store, dossier, questionnaire }: Workspace): Promise<Counts> {
  const claims = await currentClaims(store, dossier.id)
  const result = reconcile(claims, { dossier, questionnaire })
  await saveReconciliation(store, result)
  return { findings: result.findings.length, positions: result.findings.reduce((sum, finding) => sum + finding.positions.length, 0) }
}
