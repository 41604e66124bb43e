import type { Finding } from '../model/finding.ts'
import { valueKey } from '../model/value.ts'
import type { FindingState } from '../store/finding-turns.ts'
import { findingStates, saveFindingTurns } from '../store/finding-turns.ts'
import { loadReconciliation } from '../store/findings.ts'
import type { Workspace } from './workspace.ts'

/** Keeps which findings this run changed: those of a new status, or with positions that came or went. Gives how many. */
export async function keepFindingTurns({ store, dossier, run }: Workspace): Promise<number> {
  const { findings } = await loadReconciliation(store, dossier.id)
  const turned = turnedFindings(await findingStates(store, dossier.id), findings.map(stateOf))
  await saveFindingTurns(store, dossier.id, run, turned)
  return turned.length
}

/** The states that are not what they were; a finding that stands no more has a null status. */
export function turnedFindings(before: readonly FindingState[], after: readonly FindingState[]): FindingState[] {
  const was = new Map(before.map(state => [state.finding, state]))
  const is = new Set(after.map(state => state.finding))
  const same = (a: FindingState | undefined, b: FindingState) => a?.status === b.status && a.positions.join('\n') === b.positions.join('\n')
  return [
    ...after.filter(state => !same(was.get(state.finding), state)),
    ...before.filter(state => state.status !== null && !is.has(state.finding)).map(state => ({ ...state, status: null, positions: [] })),
  ]
}

/** A finding as its turns keep it. */
export function stateOf({ id, question, subject, population, status, positions }: Finding): FindingState {
  return {
    finding: id, question, subject: subject.join('+'), population, status,
    positions: positions.map(({ value, polarity, modality }) => `${polarity === 'denied' ? 'not ' : ''}${valueKey(value)}${modality === 'hedged' ? ' (hedged)' : ''}`).sort(),
  }
}
