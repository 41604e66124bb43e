import type { Certainty, Language, Relation, RelationKind } from '../model/finding.ts'
import { compareAnswers } from './compare.ts'
import type { Ground, Held, Related } from './held.ts'
import { comparePopulations, compareSubjects } from './scopes.ts'
import type { PopulationRelation, SubjectRelation } from './scopes.ts'
import type { Setting } from './setting.ts'
import { superseding } from './superseding.ts'
import type { Comparison } from './values/span.ts'
import { partExceedsWhole } from './values/quantity.ts'

/** A relation between two positions; its sentences are made when they are asked for, since most are never read. */
export class RelationOfPositions implements Relation, Related {
  readonly relation: RelationKind
  readonly certainty: Certainty
  readonly ground: Ground
  readonly left: Held
  readonly right: Held
  readonly #words: Setting['words']

  constructor(left: Held, right: Held, relation: RelationKind, certainty: Certainty, ground: Ground, words: Setting['words']) {
    this.left = left
    this.right = right
    this.relation = relation
    this.certainty = certainty
    this.ground = ground
    this.#words = words
  }

  get a(): string { return this.left.position.id }
  get b(): string { return this.right.position.id }
  get why(): Readonly<Record<Language, string>> { return this.#words(this) }

  toJSON(): Relation {
    const { a, b, relation, certainty, why } = this
    return { a, b, relation, certainty, why }
  }
}

/**
 * How two positions on one question stand to each other, or null where neither bears on the other.
 *
 * What is said of several subjects together holds of each where it is a date or a category, and is their sum where it is a
 * count. `left` is to come before `right` in the order of positions, so that the same pair always gives the same relation.
 */
export function relate(left: Held, right: Held, setting: Setting): RelationOfPositions | null {
  const comparison = compareAnswers(left, right, setting)
  if (comparison.kind === 'unrelated') return null
  const sameScope = left.scope === right.scope
  const subjects = sameScope ? 'equal' : compareSubjects(left.position.subject, right.position.subject)
  const populations = sameScope ? 'equal' : comparePopulations(left.position.population, right.position.population)
  const pair = { left, right, setting, subjects, populations, comparison }
  if (comparison.kind === 'contrast') return told(pair, 'different_scope', 'firm', 'contrast')
  if (left.count && right.count && (subjects !== 'equal' && subjects !== 'unstated')) return relatePartAndWhole(pair)
  if (subjects === 'disjoint' || populations === 'disjoint') return relateApart(pair)
  return relateComparable(pair)
}

interface Pair {
  readonly left: Held
  readonly right: Held
  readonly setting: Setting
  readonly subjects: SubjectRelation
  readonly populations: PopulationRelation
  readonly comparison: Comparison
}

const told = ({ left, right, setting }: Pair, relation: RelationKind, certainty: Certainty, ground: Ground): RelationOfPositions =>
  new RelationOfPositions(left, right, relation, certainty, ground, setting.words)

const turned = (pair: Pair): Pair => ({ ...pair, left: pair.right, right: pair.left })

const isHedged = (held: Held): boolean => held.position.modality === 'hedged'
const unequallyCertain = ({ left, right }: Pair): boolean => left.position.modality !== right.position.modality

function relateComparable(pair: Pair): RelationOfPositions | null {
  const { comparison } = pair
  switch (comparison.kind) {
    case 'opposed': return relateOpposed(pair, comparison.weakly)
    case 'refines': return told(comparison.finer === 'left' ? pair : turned(pair), 'refines', unequallyCertain(pair) ? 'possible' : 'firm', 'finer')
    default: return relateAgreeing(pair, 'firm')
  }
}

function relateAgreeing(pair: Pair, certainty: Certainty): RelationOfPositions {
  const ground = pair.comparison.kind === 'same' ? 'same' : 'compatible'
  return unequallyCertain(pair) ? told(pair, 'differs_in_certainty', certainty, ground) : told(pair, 'agrees', certainty, ground)
}

function relateOpposed(pair: Pair, weakly: boolean, ground: Ground = 'opposed'): RelationOfPositions {
  const { left, right } = pair
  const unstated = pair.populations === 'unstated' || pair.subjects === 'unstated'
  if (superseding(left, right)) return told(pair, 'supersedes', unstated ? 'possible' : 'firm', 'changed')
  if (superseding(right, left)) return told(turned(pair), 'supersedes', unstated ? 'possible' : 'firm', 'changed')
  // A date of several events together is often a rounding of theirs.
  const datesOfPartAndWhole = left.days !== null && pair.subjects !== 'equal'
  const possible = weakly || unstated || datesOfPartAndWhole || isHedged(left) || isHedged(right)
  return told(pair, 'contradicts', possible ? 'possible' : 'firm', ground)
}

/** Counts add up: a part's is smaller than the whole's, and only a part that is larger contradicts it. */
function relatePartAndWhole(pair: Pair): RelationOfPositions | null {
  const { left, right, subjects, populations, comparison } = pair
  const sameAmount = left.count!.amount === right.count!.amount
  const nested = subjects === 'left_part' || subjects === 'right_part'
  if (!nested || populations === 'disjoint') return sameAmount ? null : told(pair, 'different_scope', 'firm', 'apart')
  if (left.position.polarity !== right.position.polarity) return null
  if (sameAmount && (comparison.kind === 'same' || comparison.kind === 'compatible')) return relateAgreeing(pair, 'possible')
  const [part, whole] = subjects === 'left_part' ? [left, right] : [right, left]
  if (partExceedsWhole(part.count!, whole.count!)) return relateOpposed(pair, false, 'part_exceeds_whole')
  return told(pair, 'different_scope', 'firm', 'apart')
}

/** Different people or different things: only what would be contrary otherwise needs to be told apart. */
function relateApart(pair: Pair): RelationOfPositions | null {
  const isCategory = pair.left.count === null && pair.left.days === null
  const differs = isCategory ? pair.comparison.kind === 'opposed' : pair.comparison.kind !== 'same'
  return differs ? told(pair, 'different_scope', 'firm', 'apart') : null
}
