import type { Coverage } from '../coverage.ts'
import { originOfArticle } from '../coverage.ts'
import { compare } from './sides.ts'
import type { Topic } from './topic.ts'
import { topicsOf } from './topics.ts'

/** The whole story in figures and topics: what the overview and the summary tell. */
export interface Story {
  readonly counts: {
    readonly articles: number
    readonly outlets: number
    readonly origins: number
    readonly claims: number
    readonly contradicted: number
    readonly possiblyContradicted: number
    readonly established: number
    readonly singleOrigin: number
    readonly superseded: number
  }
  /** Days of the first and the last article. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly topics: readonly Topic[]
}

export function storyOf(coverage: Coverage): Story {
  const { articles, claims, reconciliation } = coverage
  const topics = topicsOf(coverage)
  const scopes = topics.flatMap(topic => topic.scopes)
  const standing = (wanted: string) => scopes.filter(scope => scope.standing === wanted).length
  const origin = originOfArticle(reconciliation)
  const days = articles.map(({ published }) => published?.slice(0, 10)).filter(day => day !== undefined).sort(compare)
  return {
    counts: {
      articles: articles.length,
      outlets: new Set(articles.map(({ outlet }) => outlet)).size,
      origins: new Set(articles.map(({ id }) => origin(id))).size,
      claims: claims.length,
      contradicted: standing('contradicted'),
      possiblyContradicted: standing('possibly_contradicted'),
      established: standing('established'),
      singleOrigin: standing('single_origin'),
      superseded: scopes.reduce((sum, scope) => sum + scope.superseded.length, 0),
    },
    period: days.length > 0 ? { from: days[0]!, to: days.at(-1)! } : null,
    topics,
  }
}
