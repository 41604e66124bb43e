import type { Figures, QuestionFacts } from '../facts.ts'
import type { Standing, Topic } from './topic.ts'

/** The whole story in figures and topics: what the overview and the summary tell. */
export interface Story extends Figures {
  readonly claims: number
  /** How many scopes stand how; contradictions between two scopes are counted with the others. */
  readonly standing: Readonly<Record<Standing, number>>
  readonly superseded: number
  readonly topics: readonly Topic[]
}

export function storyOf(figures: Figures, facts: readonly QuestionFacts[]): Story {
  const topics = facts.flatMap(question => question.topics)
  const scopes = topics.flatMap(topic => topic.scopes)
  const standing = { contradicted: 0, possibly_contradicted: 0, established: 0, single_origin: 0 }
  for (const scope of scopes) standing[scope.standing]++
  for (const { crossed } of topics) {
    standing.contradicted += crossed.firm
    standing.possibly_contradicted += crossed.possible
  }
  return {
    ...figures,
    claims: facts.reduce((sum, question) => sum + question.claims, 0),
    standing,
    superseded: scopes.reduce((sum, scope) => sum + scope.superseded.length, 0),
    topics,
  }
}
