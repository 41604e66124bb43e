import type { ArticleRow, ClaimReview, ClaimRow, ExportRows, PositionRow, RelationRow } from '../export/rows.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Finding } from '../model/finding.ts'
import type { Review } from '../model/review.ts'
import { concerns, verdictOn } from '../model/review.ts'
import type { StoredArticle } from '../store/article-rows.ts'
import { articlesAfter } from '../store/article-rows.ts'
import { claimsOnInTurn, questionsWithClaims } from '../store/claims.ts'
import type { ReconciledQuestion } from '../store/findings.ts'
import { loadFindings, loadOrigins } from '../store/findings.ts'
import type { Store } from '../store/open.ts'
import { listReviews } from '../store/reviews.ts'

/** Articles that are held in memory at once. */
const BATCH = 500

export interface RowChoice {
  /** Only these questions; null is all. */
  readonly questions: readonly string[] | null
  /** Only the articles that were published or changed on this day or later, or have no date, and what rests on them; null is all. */
  readonly since: string | null
}

/**
 * The rows of one dossier from the store, some articles or a question at a time, in a stable order. A row never names
 * one that is not among them: with `since`, a finding is whole where one recent claim is part of it.
 */
export async function exportRows(store: Store, dossier: string, { questions: wanted, since }: RowChoice): Promise<ExportRows> {
  const questions = (await questionsWithClaims(store, dossier)).filter(question => wanted === null || wanted.includes(question))
  const origins = new Map((await loadOrigins(store, dossier)).flatMap(({ id, articles }) => articles.map(article => [article, id] as const)))
  const reviews = await standingReviews(store, dossier)
  const recent = since === null ? null : await recentArticles(store, dossier, since)
  const isRecent = (article: string): boolean => recent === null || recent.has(article)

  async function* articles(): AsyncGenerator<ArticleRow> {
    for await (const { article, ...row } of storedArticles(store, dossier)) {
      if (isRecent(row.id)) yield { ...article, ...row, origin: origins.get(row.id) ?? row.id }
    }
  }

  async function* claims(): AsyncGenerator<ClaimRow> {
    for (const question of questions) {
      const placed = new Map<string, { position: string; finding: string }>()
      for (const finding of (await loadFindings(store, dossier, question)).findings) {
        for (const { id, claims } of finding.positions) {
          const place = { position: id, finding: finding.id }
          for (const claim of claims) placed.set(claim, place)
        }
      }
      for await (const claim of recentClaims(question)) {
        const place = placed.get(claim.id)
        yield { ...judged(claim, reviews.get(claim.article.id) ?? []), position: place?.position ?? null, finding: place?.finding ?? null }
      }
    }
  }

  async function* recentClaims(question: string): AsyncGenerator<PlacedClaim> {
    for await (const batch of claimsOnInTurn(store, dossier, question)) yield* batch.filter(claim => isRecent(claim.article.id))
  }

  /** What is said of each question, without the findings that no recent claim is part of. */
  async function* reconciled(): AsyncGenerator<ReconciledQuestion> {
    for (const question of questions) {
      const result = await loadFindings(store, dossier, question)
      if (recent === null) { yield result; continue }
      const ids = new Set<string>()
      for await (const claim of recentClaims(question)) ids.add(claim.id)
      const findings = result.findings.filter(finding => finding.positions.some(position => position.claims.some(claim => ids.has(claim))))
      const positions = new Set(findings.flatMap(finding => finding.positions.map(position => position.id)))
      yield { ...result, findings, across: result.across.filter(({ a, b }) => positions.has(a) && positions.has(b)) }
    }
  }
  async function* findings(): AsyncGenerator<Finding> {
    for await (const result of reconciled()) yield* result.findings
  }
  async function* positions(): AsyncGenerator<PositionRow> {
    for await (const finding of findings()) for (const position of finding.positions) yield { position, finding: finding.id }
  }
  async function* relations(): AsyncGenerator<RelationRow> {
    for await (const { question, findings, across } of reconciled()) {
      for (const finding of findings) for (const relation of finding.relations) yield { relation, question, across: false }
      for (const relation of across) yield { relation, question, across: true }
    }
  }
  return { articles, claims, positions, findings, relations }
}

/** The reviews that were not undone, by article: most claims have none to be compared with. */
async function standingReviews(store: Store, dossier: string): Promise<ReadonlyMap<string, readonly Review[]>> {
  const byArticle = new Map<string, Review[]>()
  for (const review of await listReviews(store, dossier)) {
    if (review.undone !== null) continue
    const others = byArticle.get(review.article)
    if (others) others.push(review)
    else byArticle.set(review.article, [review])
  }
  return byArticle
}

async function* storedArticles(store: Store, dossier: string): AsyncGenerator<StoredArticle> {
  for (let after = ''; ;) {
    const batch = await articlesAfter(store, dossier, after, BATCH)
    if (batch.length === 0) return
    yield* batch
    after = batch.at(-1)!.id
  }
}

/** Ids of the articles that were published, or seen to be modified, on a day or later; those without a date are among them. */
async function recentArticles(store: Store, dossier: string, since: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const { id, versions, article: { published, modified } } of storedArticles(store, dossier)) {
    const newest = versions > 1 ? modified ?? published : published
    if (newest === null || newest.slice(0, 10) >= since) ids.add(id)
  }
  return ids
}

/** A claim with the newest decision on it and all that reviewers noted of it. */
function judged(claim: PlacedClaim, reviews: readonly Review[]): Pick<ClaimRow, 'claim' | 'extracted' | 'review'> {
  const own = reviews.filter(review => concerns(review, claim))
  const verdict = verdictOn(claim, own)
  const last = verdict ?? own[0]
  const correction = verdict?.action === 'correct' ? verdict.correction : null
  const review: ClaimReview | null = last
    ? { decision: last.action, by: last.reviewer, at: last.at, note: own.map(({ note }) => note).filter(note => note !== '').join(' / ') }
    : null
  return { claim: correction ? { ...claim, ...correction } : claim, extracted: correction ? claim : null, review }
}
