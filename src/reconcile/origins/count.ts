import type { Teller } from '../../model/claim.ts'
import { UnionFind } from './union.ts'

/**
 * How many independent origins stand behind some claims: articles that share an origin count once, and so do all
 * the claims that one relay carried.
 */
export function countOrigins(claims: readonly Pick<Teller, 'via' | 'article'>[], originOf: (article: string) => string): number {
  const origins = new Set<string>()
  const carried: [origin: string, relay: string][] = []
  for (const { article, via } of claims) {
    const origin = originOf(article.id)
    origins.add(origin)
    for (const relay of via) carried.push([origin, relay])
  }
  return carried.length === 0 ? origins.size : origins.size - joinedByRelays(carried)
}

/** By how many fewer some origins are once those that one relay carried are taken together. */
function joinedByRelays(carried: readonly (readonly [origin: string, relay: string])[]): number {
  const indexes = new Map<string, number>()
  const indexOf = (name: string): number => indexes.get(name) ?? indexes.set(name, indexes.size).size - 1
  const ties = carried.map(([origin, relay]) => [indexOf(`article ${origin}`), indexOf(`relay ${relay}`)] as const)
  const sets = new UnionFind(indexes.size)
  const joined = ties.filter(([a, b]) => sets.join(a, b)).length
  return joined - new Set(carried.map(([, relay]) => relay)).size
}
