import { ANY_POPULATION } from '../model/claim.ts'

/** How what one claim is about stands to what another is about. `left_part`: the left one is a part of the right one. */
export type SubjectRelation = 'equal' | 'left_part' | 'right_part' | 'overlap' | 'disjoint' | 'unstated'
export type PopulationRelation = 'equal' | 'unstated' | 'disjoint'

/** Compares two sorted lists of subjects. An empty list is a subject that is not said. */
export function compareSubjects(left: readonly string[], right: readonly string[]): SubjectRelation {
  let shared = 0
  for (const subject of left) if (right.includes(subject)) shared++
  if (shared === left.length && shared === right.length) return 'equal'
  if (left.length === 0 || right.length === 0) return 'unstated'
  if (shared === left.length) return 'left_part'
  if (shared === right.length) return 'right_part'
  return shared > 0 ? 'overlap' : 'disjoint'
}

/** Compares two populations: one that is not said may be the other. */
export function comparePopulations(left: string, right: string): PopulationRelation {
  if (left === right) return 'equal'
  return left === ANY_POPULATION || right === ANY_POPULATION ? 'unstated' : 'disjoint'
}
