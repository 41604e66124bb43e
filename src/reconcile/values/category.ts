import type { Category } from '../../dossier/questionnaire.ts'
import type { Polarity } from '../../model/claim.ts'
import type { Comparison } from './span.ts'
import { CONTRAST, LEFT_REFINES, OPPOSED, RIGHT_REFINES, SAME, UNRELATED, WEAKLY_OPPOSED } from './span.ts'

/** The categories of one question, ready to be compared. */
export interface CategoryTree {
  /** From a category to itself and all that it is a part of, nearest first. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** Pairs that sound contrary, each under both of its ends. */
  readonly contrasts: ReadonlyMap<string, ReadonlySet<string>>
  /** Categories that can stand in a relation with each other have one family. */
  readonly families: ReadonlyMap<string, string>
}

/** A tree has no more levels than this; a longer line is a circle. */
const MAX_DEPTH = 32

export function categoryTree(categories: readonly Category[]): CategoryTree {
  const parents = new Map(categories.map(category => [category.id, category.parent]))
  const lines = new Map<string, readonly string[]>()
  const contrasts = new Map<string, Set<string>>()
  const families = new Map<string, string>()
  for (const { id } of categories) {
    const line: string[] = []
    for (let at: string | undefined = id; at !== undefined && line.length < MAX_DEPTH; at = parents.get(at)) line.push(at)
    lines.set(id, line)
    families.set(id, line.at(-1)!)
  }
  for (const { id, contrast } of categories) {
    if (!contrast) continue
    for (const [one, other] of [[id, contrast.with], [contrast.with, id]] as const) contrasts.set(one, (contrasts.get(one) ?? new Set()).add(other))
    const [kept, joined] = [families.get(contrast.with)!, families.get(id)!]
    for (const [category, family] of families) if (family === joined) families.set(category, kept)
  }
  return { lines, contrasts, families }
}

/**
 * Compares two answers to one question of categories. A parent stands for all of its children: denied, it excludes each
 * of them; affirmed beside a child's denial it is only weakly opposed, since an article that names the parent need not mean every child.
 */
export function compareCategories(tree: CategoryTree, left: string, leftPolarity: Polarity, right: string, rightPolarity: Polarity): Comparison {
  if (left === right) return leftPolarity === rightPolarity ? SAME : OPPOSED
  const leftIsPart = tree.lines.get(left)?.includes(right) ?? false
  const rightIsPart = tree.lines.get(right)?.includes(left) ?? false
  if (leftIsPart || rightIsPart) {
    if (leftPolarity === rightPolarity) return leftIsPart ? LEFT_REFINES : RIGHT_REFINES
    return (leftIsPart ? rightPolarity : leftPolarity) === 'denied' ? OPPOSED : WEAKLY_OPPOSED
  }
  return leftPolarity === 'affirmed' && rightPolarity === 'affirmed' && tree.contrasts.get(left)?.has(right) ? CONTRAST : UNRELATED
}
