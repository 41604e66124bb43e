import type { Finding, PositionHead } from '../model/finding.ts'
import { valueKey } from '../model/value.ts'
import type { FindingState } from '../store/finding-turns.ts'

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
export function stateOf({ id, question, subject, population, status, positions }: Pick<Finding, 'id' | 'question' | 'subject' | 'population'> & { readonly status: string; readonly positions: readonly PositionHead[] }): FindingState {
  return {
    finding: id, question, subject: subject.join('+'), population, status,
    positions: positions.map(({ value, polarity, modality }) => `${polarity === 'denied' ? 'not ' : ''}${valueKey(value)}${modality === 'hedged' ? ' (hedged)' : ''}`).sort(),
  }
}
