import type { ArticleRow, ClaimReview, ClaimRow, ExportRows } from '../export/rows.ts'
import type { PlacedClaim } from '../model/claim.ts'
import type { Finding } from '../model/finding.ts'
import type { Review } from '../model/review.ts'
import { concerns, verdictOn } from '../model/review.ts'
import { articlesAfter } from '../store/article-rows.ts'
import { claimsOn, questionsWithClaims } from '../store/claims.ts'
import type { ReconciledQuestion } from '../store/findings.ts'
import { loadFindings, loadOrigins } from '../store/findings.ts'
import type { Store } from '../store/open.ts'
import { listReviews } from '../store/reviews.ts'

/** Articles that are held in memory at once. */
const BATCH = 500

export interface RowChoice {
  /** Only these questions; null is all. */
  readonly questions: readonly string[] | null
  /** Only what was published on this day or later, or has no date; null is all. */
  readonly since: string | null
}

/** The rows of one dossier from the store, a question or a batch of articles at a time, in a stable order. */
export async function exportRows(store: Store, dossier: string, { questions: wanted, since }: RowChoice): Promise<ExportRows> {
  const questions = (await questionsWithClaims(store, dossier)).filter(question => wanted === null || wanted.includes(question))
  const origins = new Map((await loadOrigins(store, dossier)).flatMap(({ id, articles }) => articles.map(article => [article, id] as const)))
  const reviews = (await listReviews(store, dossier)).filter(review => review.undone === null)
  const recent = (published: string | null): boolean => since === null || published === null || published.slice(0, 10) >= since

  async function* articles(): AsyncGenerator<ArticleRow> {
    for (let after = ''; ;) {
      const batch = await articlesAfter(store, dossier, after, BATCH)
      if (batch.length === 0) return
      for (const { article, ...row } of batch) {
        if (recent(article.published)) yield { ...article, ...row, origin: origins.get(row.id) ?? row.id }
      }
      after = batch.at(-1)!.id
    }
  }

  async function* claims(): AsyncGenerator<ClaimRow> {
    for (const question of questions) {
      const placed = new Map<string, { position: string; finding: string }>()
      for (const finding of (await loadFindings(store, dossier, question)).findings) {
        for (const position of finding.positions) for (const claim of position.claims) placed.set(claim, { position: position.id, finding: finding.id })
      }
      const rows = await claimsOn(store, dossier, question)
      for (const claim of rows) {
        if (!recent(claim.article.published)) continue
        const place = placed.get(claim.id)
        yield { claim, position: place?.position ?? null, finding: place?.finding ?? null, review: reviewOf(claim, reviews.filter(review => review.article === claim.article.id)) }
      }
    }
  }

  async function* reconciled(): AsyncGenerator<ReconciledQuestion> {
    for (const question of questions) yield loadFindings(store, dossier, question)
  }
  const isRecent = (finding: Finding): boolean => finding.positions.some(position => recent(position.last))
  async function* findings(): AsyncGenerator<Finding> {
    for await (const result of reconciled()) yield* result.findings.filter(isRecent)
  }
  async function* positions() {
    for await (const finding of findings()) {
      for (const position of finding.positions) if (recent(position.last)) yield { position, finding: finding.id }
    }
  }
  async function* relations() {
    for await (const { question, findings: all, across } of reconciled()) {
      const kept = new Set(all.flatMap(finding => finding.positions.filter(position => recent(position.last)).map(position => position.id)))
      const both = ({ a, b }: { a: string; b: string }) => kept.has(a) && kept.has(b)
      for (const finding of all) for (const relation of finding.relations.filter(both)) yield { relation, question, across: false }
      for (const relation of across.filter(both)) yield { relation, question, across: true }
    }
  }
  return { articles, claims, positions, findings, relations }
}

/** The newest decision on a claim, with all that reviewers noted of it; null where nobody looked at it. */
function reviewOf(claim: PlacedClaim, reviews: readonly Review[]): ClaimReview | null {
  const own = reviews.filter(review => concerns(review, claim))
  const last = verdictOn(claim, own) ?? own[0]
  return last ? { decision: last.action, by: last.reviewer, at: last.at, note: own.map(review => review.note).filter(note => note !== '').join(' / ') } : null
}
