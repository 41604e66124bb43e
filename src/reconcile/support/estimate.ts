import type { PlacedClaim } from '../../model/claim.ts'
import type { Finding } from '../../model/finding.ts'
import { isCategory, valueKey } from '../../model/value.ts'
import { accu } from './accu.ts'
import type { Statement } from './vote.ts'

/**
 * How probable copy-aware truth discovery holds each position to be, by position id: a statistic over who says what, no verdict.
 * Only positions that another contradicts have one. An outlet is a source; what it speaks of is a question in a scope, or there one category, affirmed or denied.
 */
export function estimate(findings: readonly Finding[], claims: ReadonlyMap<string, PlacedClaim>): Map<string, number> {
  const statements: Statement[] = []
  const places = new Map<string, readonly [string, string]>()
  for (const finding of findings) {
    for (const position of finding.positions) {
      const { value, polarity } = position
      const object = isCategory(value) ? `${finding.id} ${value.category}` : finding.id
      const answer = isCategory(value) ? polarity : `${polarity} ${valueKey(value)}`
      places.set(position.id, [object, answer])
      for (const id of position.claims) statements.push({ source: claims.get(id)?.article.outlet ?? '', object, value: answer })
    }
  }
  const support = accu(statements)
  const contested = new Set(findings.flatMap(({ relations }) => relations.flatMap(({ relation, a, b }) => (relation === 'contradicts' ? [a, b] : []))))
  return new Map([...places].filter(([id]) => contested.has(id)).map(([id, [object, answer]]) => [id, Math.round(support.get(object)!.get(answer)! * 1000) / 1000]))
}
