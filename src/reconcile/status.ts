import type { Status } from '../model/finding.ts'
import type { Held, Related } from './held.ts'

/**
 * Gives the status of a group of positions by all the relations that touch it, within its scope or across to another:
 * a contradiction elsewhere is one here too.
 *
 * Two positions that agree are an agreement where two outlets or more hold them; one position, where it has two origins.
 */
export function statusOf(relations: readonly Related[]): (group: readonly Held[]) => Status {
  const touching = new Map<Held, number>()
  for (const { left, right, relation, certainty } of relations) {
    const status = relation === 'contradicts' ? (certainty === 'firm' ? 'contradiction' : 'possible_contradiction')
      : relation === 'supersedes' ? 'evolved'
        : relation !== 'different_scope' && haveTwoOutlets(left, right) ? 'agreement' : null
    if (status) for (const held of [left, right]) touching.set(held, (touching.get(held) ?? 0) | 1 << ORDER.indexOf(status))
  }
  return group => {
    const marks = group.reduce((all, held) => all | (touching.get(held) ?? 0), 0)
    return ORDER.find((_, place) => marks & 1 << place) ?? (group.some(held => held.position.origins > 1) ? 'agreement' : 'single_source')
  }
}

/** The first that touches a group is its status. */
const ORDER: readonly Status[] = ['contradiction', 'possible_contradiction', 'evolved', 'agreement']

const haveTwoOutlets = (left: Held, right: Held): boolean => left.position.outlets.length > 1 || right.position.outlets.length > 1 || left.position.outlets[0] !== right.position.outlets[0]
