import type { QuestionFacts } from '../../report/facts.ts'
import type { DatedNews, NewsItem } from '../../report/feed/news.ts'
import { newsOf } from '../../report/feed/news.ts'
import { keepNews, listNews, newsPeriod } from '../../store/news.ts'
import type { Subject } from './coverage.ts'

/** Entries of the feed. */
const FEED = 60

/** Keeps what the facts hold that was not seen before. */
export async function refreshNews({ store, dossier }: Subject, facts: readonly QuestionFacts[], now: Date): Promise<void> {
  await keepNews(store, dossier.id, now.toISOString(), newsOf(facts).map(item => ({ key: item.key, kind: item.kind, document: JSON.stringify(item) })))
}

/** The newest of the news, the newest first. */
export async function loadNews({ store, dossier }: Subject): Promise<DatedNews[]> {
  return (await listNews(store, dossier.id, FEED)).map(row => ({ ...JSON.parse(row.document) as NewsItem, at: row.at }))
}

/** What the last run brought that runs before it had not; nothing after the first run, when all is new. */
export async function loadLatestNews(subject: Subject): Promise<DatedNews[]> {
  const { first, last } = await newsPeriod(subject.store, subject.dossier.id)
  if (first === null || first === last) return []
  return (await loadNews(subject)).filter(({ at }) => at === last)
}
