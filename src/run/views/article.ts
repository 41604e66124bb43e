import type { ArticleView } from '../../report/pages/live/article.tsx'
import { claimChanges, textChanges } from '../../report/views/changes.ts'
import { articleHead, articleVersion, articlesById } from '../../store/article-versions.ts'
import type { ArticleVersion } from '../../store/article-versions.ts'
import { loadOrigins } from '../../store/findings.ts'
import { listReviews } from '../../store/reviews.ts'
import type { Subject } from './coverage.ts'

/** Other articles of one origin that are named. */
const OTHERS = 100

/** An article in one of its versions, the newest by default; null where the dossier has none such. */
export async function loadArticleView({ store, dossier }: Subject, id: string, number: number | null): Promise<ArticleView | null> {
  const head = await articleHead(store, dossier.id, id)
  if (!head) return null
  const wanted = head.versions.find(version => version.number === number)?.number ?? head.versions.at(-1)!.number
  const version = (await articleVersion(store, dossier.id, head.id, wanted))!
  const before = head.versions.filter(other => other.number < wanted).at(-1)
  const former = before ? await articleVersion(store, dossier.id, head.id, before.number) : null
  const origin = (await loadOrigins(store, dossier.id)).find(({ articles }) => articles.includes(head.id))
  const reviews = await listReviews(store, dossier.id, { article: head.id })
  return {
    id: head.id, url: head.url, outlet: head.outlet, article: version.article, claims: version.claims, number: wanted, versions: head.versions,
    changes: former ? changesBetween(former, version) : null,
    origin: origin ? { origin, others: await articlesById(store, origin.articles.filter(other => other !== head.id).slice(0, OTHERS)) } : null,
    reviews: reviews.filter(({ action }) => action === 'together' || action === 'apart'),
  }
}

const changesBetween = (former: ArticleVersion, version: ArticleVersion): ArticleView['changes'] => ({
  text: textChanges(former.article.text, version.article.text), ...claimChanges(former.claims, version.claims),
})
