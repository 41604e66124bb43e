import type { Coverage } from '../coverage.ts'
import { compare } from '../topics/sides.ts'
import type { Topic } from '../topics/topic.ts'
import { sidesOfScope } from '../topics/topic.ts'

/** What one outlet's part in the coverage was, in counts; no score is made of them. */
export interface SourceRow {
  readonly outlet: string
  readonly access: 'full' | 'feed-only' | 'manual' | 'unlisted'
  readonly group: string | null
  readonly articles: number
  readonly claims: number
  /** Answers that no other outlet gave; that it gave first of several; that their own speaker corrected. */
  readonly alone: number
  readonly first: number
  readonly superseded: number
}

export function sourcesOf({ dossier, articles, claims }: Coverage, topics: readonly Topic[]): SourceRow[] {
  const listed = new Map(dossier.sources.map(({ outlet }) => [outlet.name, outlet]))
  const outletOf = new Map(claims.map(claim => [claim.id, claim.article.outlet]))
  const published = new Map(claims.map(claim => [claim.id, claim.article.published ?? '9']))
  const tally = { articles: tallyOf(articles.map(({ outlet }) => outlet)), claims: tallyOf(claims.map(({ article }) => article.outlet)) }
  const [alone, first, superseded] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const add = (counts: Map<string, number>, outlet: string) => counts.set(outlet, (counts.get(outlet) ?? 0) + 1)
  for (const scope of topics.flatMap(topic => topic.scopes)) {
    const sides = sidesOfScope(scope)
    for (const side of sides) {
      if (side.outlets.length === 1) add(alone, side.outlets[0]!)
      else {
        const earliest = [...side.witnesses].sort((a, b) => compare(published.get(a) ?? '9', published.get(b) ?? '9'))[0]
        if (earliest && outletOf.has(earliest)) add(first, outletOf.get(earliest)!)
      }
      if (side.superseded) for (const outlet of side.outlets) add(superseded, outlet)
    }
  }
  const names = [...new Set([...articles.map(({ outlet }) => outlet), ...listed.keys()])]
  return names.map((outlet): SourceRow => ({
    outlet,
    access: listed.get(outlet)?.access ?? 'unlisted',
    group: listed.get(outlet)?.group ?? null,
    articles: tally.articles.get(outlet) ?? 0,
    claims: tally.claims.get(outlet) ?? 0,
    alone: alone.get(outlet) ?? 0,
    first: first.get(outlet) ?? 0,
    superseded: superseded.get(outlet) ?? 0,
  })).sort((a, b) => b.articles - a.articles || b.claims - a.claims || compare(a.outlet, b.outlet))
}

function tallyOf(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
