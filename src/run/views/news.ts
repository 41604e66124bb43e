import type { QuestionFacts } from '../../report/facts.ts'
import type { DatedNews, NewsItem } from '../../report/feed/news.ts'
import { newsOf } from '../../report/feed/news.ts'
import { keepNews, listNews, newsPeriod } from '../../store/news.ts'
import type { Subject } from './coverage.ts'

/** Entries of the feed. */
const FEED = 60
/** News of one time that are counted. */
const LATEST = 5000

/** Keeps what the facts hold that was not seen before. */
export async function refreshNews({ store, dossier }: Subject, facts: readonly QuestionFacts[], now: Date): Promise<void> {
  await keepNews(store, dossier.id, now.toISOString(), newsOf(facts).map(item => ({ key: item.key, kind: item.kind, document: JSON.stringify(item) })))
}

/** The newest of the news, the newest first. */
export async function loadNews({ store, dossier }: Subject, limit = FEED): Promise<DatedNews[]> {
  return (await listNews(store, dossier.id, limit)).map(row => ({ ...JSON.parse(row.document) as NewsItem, at: row.at }))
}

/** What was brought last that was not there before; null after the first run, when all is new. */
export async function loadLatestNews(subject: Subject): Promise<DatedNews[] | null> {
  const { first, last } = await newsPeriod(subject.store, subject.dossier.id)
  if (first === null || first === last) return null
  return (await loadNews(subject, LATEST)).filter(({ at }) => at === last)
}
