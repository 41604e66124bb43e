import type { Status } from '../model/finding.ts'
import type { Held, Related } from './held.ts'

/**
 * Gives the status of a group of positions by all the relations that touch it, within its scope or across to another:
 * a contradiction elsewhere is one here too.
 *
 * Two positions that agree are an agreement where two outlets or more hold them; one position, where it has two origins.
 */
export function statusOf(relations: readonly Related[]): (group: readonly Held[]) => Status {
  const touching = new Map<Held, Set<Status>>()
  const mark = (held: Held, status: Status): void => void (touching.get(held) ?? touching.set(held, new Set()).get(held)!).add(status)
  for (const { left, right, relation, certainty } of relations) {
    const status = relation === 'contradicts' ? (certainty === 'firm' ? 'contradiction' : 'possible_contradiction')
      : relation === 'supersedes' ? 'evolved'
        : relation !== 'different_scope' && haveTwoOutlets(left, right) ? 'agreement' : null
    if (status) for (const held of [left, right]) mark(held, status)
  }
  const order: readonly Status[] = ['contradiction', 'possible_contradiction', 'evolved', 'agreement']
  return group => order.find(status => group.some(held => touching.get(held)?.has(status)))
    ?? (group.some(held => held.position.origins > 1) ? 'agreement' : 'single_source')
}

const haveTwoOutlets = (left: Held, right: Held): boolean => left.position.outlets.length > 1 || right.position.outlets.length > 1 || left.position.outlets[0] !== right.position.outlets[0]
