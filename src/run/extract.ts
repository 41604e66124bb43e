import { decodeBytes } from '../extract/page/charset.ts'
import { readPage } from '../extract/page/read-page.ts'
import { readText } from '../extract/page/read-text.ts'
import { extractClaims } from '../extract/claims/extract-claims.ts'
import { createFrench } from '../extract/french/french.ts'
import type { Article } from '../model/article.ts'
import type { Reading } from '../store/articles.ts'
import { pendingVersions, saveReadings } from '../store/articles.ts'
import type { Extraction } from '../store/claims.ts'
import { saveExtractions } from '../store/claims.ts'
import type { UnreadPage } from '../store/pages.ts'
import { loadBody, unreadPages } from '../store/pages.ts'
import { whyNotOf } from './belongs.ts'
import type { Counts } from './events.ts'
import { outletOf } from './outlet-of.ts'
import type { Workspace } from './workspace.ts'

/** Bodies read, and versions gone through, in one transaction: what a kill can cost, and what is held in memory. */
const BATCH = 50

/** Reads every stored page that these rules have not read, then takes the claims of every version that is the dossier's. */
export async function extractStage(workspace: Workspace): Promise<Counts> {
  const read = await readPages(workspace)
  const taken = await takeClaims(workspace)
  return { ...read, ...taken }
}

async function readPages({ store, dossier, rules, emit, now }: Workspace): Promise<Counts> {
  let pages = 0
  let versions = 0
  let unreadable = 0
  for (;;) {
    const batch = await unreadPages(store, rules.reader, BATCH)
    if (batch.length === 0) return { pages_read: pages, new_versions: versions, unreadable }
    const readings: Reading[] = []
    for (const page of unique(batch)) {
      const body = await loadBody(store, page.body_hash)
      const article = body === null ? null : readBody(body, page, rules.pageRules, now().toISOString())
      const result = article === null ? 'no_body' : article.text.trim() === '' ? 'no_text' : {
        article,
        address: article.canonical ?? page.final_address,
        outlet: outletOf(dossier, article.canonical ?? page.final_address, article.outlet),
        seenAt: page.fetched_at,
      }
      if (typeof result === 'string') {
        unreadable++
        emit({ type: 'problem', stage: 'extract', slug: result, where: page.final_address, message: 'the page holds no article text; look at it with «recoupe article --show FILE»' })
      }
      readings.push({ bodyHash: page.body_hash, address: page.final_address, reader: rules.reader, result })
    }
    versions += await saveReadings(store, readings)
    pages += readings.length
    emit({ type: 'stage_progress', stage: 'extract', done: pages, of: null, what: 'pages' })
  }
}

async function takeClaims({ store, dossier, questionnaire, rules, emit }: Workspace): Promise<Counts> {
  const french = createFrench(rules.lexicon)
  const counts = { articles: 0, claims: 0, no_term: 0, out_of_window: 0 }
  for (;;) {
    const batch = await pendingVersions(store, dossier.id, rules.claims, BATCH)
    if (batch.length === 0) return counts
    const extractions = batch.map((version): Extraction => {
      const article = JSON.parse(version.document) as Article
      const reason = whyNotOf(dossier, article)
      const result = reason ?? extractClaims(article, dossier, questionnaire, french)
      if (typeof result === 'string') counts[result as 'no_term']++
      else {
        counts.articles++
        counts.claims += result.length
      }
      return { version: version.version_id, article: version.article_id, result }
    })
    await saveExtractions(store, dossier.id, rules.claims, extractions)
    emit({ type: 'stage_progress', stage: 'extract', done: counts.articles, of: null, what: 'articles' })
  }
}

/** One page of each body and address: two fetches of the same thing are one reading. */
function unique(pages: readonly UnreadPage[]): UnreadPage[] {
  return [...new Map(pages.map(page => [`${page.body_hash} ${page.final_address}`, page])).values()]
}

function readBody(body: Uint8Array, page: UnreadPage, pageRules: Workspace['rules']['pageRules'], now: string): Article {
  const contentType = (JSON.parse(page.headers) as Record<string, string>)['content-type'] ?? null
  const { text } = decodeBytes(body, /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1] ?? null)
  const url = /^https?:/.test(page.final_address) ? page.final_address : null
  return contentType?.startsWith('text/plain') ? readText(text, { url, rules: pageRules, now }) : readPage(text, { url, rules: pageRules, now })
}
