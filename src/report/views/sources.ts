import type { Dossier } from '../../dossier/dossier.ts'
import type { PlacedClaim } from '../../model/claim.ts'
import { compare } from '../topics/sides.ts'
import type { Topic } from '../topics/topic.ts'
import { sidesOfScope } from '../topics/topic.ts'

/** One outlet's part in the answers to one question. */
export interface Tally {
  readonly claims: number
  /** Answers that no other outlet gave; that it gave first of several; that their own speaker corrected. */
  readonly alone: number
  readonly first: number
  readonly superseded: number
}

/** What one outlet's part in the coverage was, in counts; no score is made of them. */
export interface SourceRow extends Tally {
  readonly outlet: string
  readonly access: 'full' | 'feed-only' | 'manual' | 'unlisted'
  readonly group: string | null
  readonly articles: number
}

const NOTHING: Tally = { claims: 0, alone: 0, first: 0, superseded: 0 }

export function talliesOf(claims: readonly PlacedClaim[], topics: readonly Topic[]): Record<string, Tally> {
  const tallies = new Map<string, { -readonly [K in keyof Tally]: Tally[K] }>()
  const add = (outlet: string, what: keyof Tally) => {
    if (!tallies.has(outlet)) tallies.set(outlet, { ...NOTHING })
    tallies.get(outlet)![what]++
  }
  const outletOf = new Map(claims.map(claim => [claim.id, claim.article]))
  for (const { article } of claims) add(article.outlet, 'claims')
  for (const side of topics.flatMap(topic => topic.scopes).flatMap(sidesOfScope)) {
    const earliest = side.witnesses.map(id => outletOf.get(id)).filter(article => article !== undefined)
      .sort((a, b) => compare(a.published ?? '9', b.published ?? '9') || compare(a.id, b.id))[0]
    if (side.outlets.length === 1) add(side.outlets[0]!, 'alone')
    else if (earliest) add(earliest.outlet, 'first')
    if (side.superseded) for (const outlet of side.outlets) add(outlet, 'superseded')
  }
  return Object.fromEntries([...tallies].sort((a, b) => compare(a[0], b[0])))
}

/** Every outlet that the dossier lists or that wrote of the story. `articles` counts by outlet. */
export function sourcesOf(dossier: Dossier, articles: ReadonlyMap<string, number>, facts: readonly { readonly tallies: Readonly<Record<string, Tally>> }[]): SourceRow[] {
  const listed = new Map(dossier.sources.map(({ outlet }) => [outlet.name, outlet]))
  return [...new Set([...articles.keys(), ...listed.keys()])].map((outlet): SourceRow => {
    const tallies = facts.flatMap(question => question.tallies[outlet] ?? [])
    const sum = (what: keyof Tally) => tallies.reduce((total, tally) => total + tally[what], 0)
    return {
      outlet,
      access: listed.get(outlet)?.access ?? 'unlisted',
      group: listed.get(outlet)?.group ?? null,
      articles: articles.get(outlet) ?? 0,
      claims: sum('claims'), alone: sum('alone'), first: sum('first'), superseded: sum('superseded'),
    }
  }).sort((a, b) => b.articles - a.articles || b.claims - a.claims || compare(a.outlet, b.outlet))
}
