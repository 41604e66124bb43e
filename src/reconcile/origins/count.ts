import type { PlacedClaim } from '../../model/claim.ts'
import { UnionFind } from './union.ts'

/**
 * How many independent origins stand behind some claims: articles that share an origin count once, and so do all
 * the claims that one relay carried.
 */
export function countOrigins(claims: readonly Pick<PlacedClaim, 'via' | 'article'>[], originOf: (article: string) => string): number {
  const indexes = new Map<string, number>()
  const indexOf = (name: string): number => {
    let index = indexes.get(name)
    if (index === undefined) indexes.set(name, index = indexes.size)
    return index
  }
  const ties: [number, number][] = []
  for (const { article, via } of claims) {
    const origin = indexOf(`article ${originOf(article.id)}`)
    for (const relay of via) ties.push([origin, indexOf(`relay ${relay}`)])
  }
  const sets = new UnionFind(indexes.size)
  let count = indexes.size
  for (const [a, b] of ties) if (sets.join(a, b)) count--
  return count
}
