import type { QuestionFacts } from '../../report/facts.ts'
import type { SourceLink } from '../../report/views/settling.ts'
import { linksToSources } from '../../report/views/settling.ts'
import { linksOfArticles } from '../../store/article-versions.ts'
import type { Subject } from './coverage.ts'

/** Where articles link to the sites of the sources that they cite on some questions, by speaker. */
export async function loadSourceLinks({ store, dossier }: Subject, facts: readonly QuestionFacts[]): Promise<ReadonlyMap<string, readonly SourceLink[]>> {
  const sources = facts.flatMap(({ primary }) => primary)
  return linksToSources(dossier, sources, await linksOfArticles(store, [...new Set(sources.flatMap(({ articles }) => articles))]))
}
