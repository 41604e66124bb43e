import { gunzipSync } from 'node:zlib'
import type { Dossier } from '../../dossier/dossier.ts'
import type { LexiconTables } from '../../dossier/load-lexicon.ts'
import type { PageTables } from '../../dossier/load-page-rules.ts'
import type { Questionnaire } from '../../dossier/questionnaire.ts'
import { extractClaims } from '../../extract/claims/extract-claims.ts'
import type { French } from '../../extract/french/french.ts'
import { createFrench } from '../../extract/french/french.ts'
import { decodeBytes } from '../../extract/page/charset.ts'
import { readPage } from '../../extract/page/read-page.ts'
import { readText } from '../../extract/page/read-text.ts'
import type { PageRules } from '../../extract/page/rules.ts'
import { pageRules } from '../../extract/page/rules.ts'
import type { Article } from '../../model/article.ts'
import type { Claim } from '../../model/claim.ts'
import { whyNotOf } from '../belongs.ts'

/** What a worker reads and extracts by: data alone, so that it can be sent to a thread. */
export interface JobRules {
  readonly lexicon: LexiconTables
  readonly pageTables: PageTables
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
}

/** One stored body at one address. */
export interface ReadJob {
  /** Gzipped, as stored. */
  readonly content: Uint8Array
  readonly address: string
  readonly contentType: string | null
  /** ISO 8601: articles are not from after it. */
  readonly now: string
}

/** One version's document, as stored. */
export interface ClaimJob {
  readonly document: string
}

/** The article or its claims; or the slug of why there are none. */
export type ReadResult = string | Article
export type ClaimResult = string | readonly Claim[]

/** Larger bodies are no press pages; what was received was within the crawl's own limit. In bytes. */
const MAX_BODY = 100_000_000

/** One page that our code can't take costs itself, and not its batch. */
export function guarded<T>(work: () => T): T | string {
  try {
    return work()
  } catch {
    return 'defect'
  }
}

/** Reads and extracts by one set of rules; the same input gives the same output on any thread. */
export class Jobs {
  readonly #rules: JobRules
  #pages: PageRules | null = null
  #french: French | null = null
  readonly #whyNot: ReturnType<typeof whyNotOf>

  constructor(rules: JobRules) {
    this.#rules = rules
    this.#whyNot = whyNotOf(rules.dossier)
  }

  read({ content, address, contentType, now }: ReadJob): ReadResult {
    const rules = this.#pages ??= pageRules(this.#rules.pageTables)
    const bytes = gunzipSync(content, { maxOutputLength: MAX_BODY })
    const { text } = decodeBytes(bytes, /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1] ?? null)
    const url = /^https?:/.test(address) ? address : null
    const article = contentType?.startsWith('text/plain') ? readText(text, { url, rules, now }) : readPage(text, { url, rules, now })
    return article.text.trim() === '' ? 'no_text' : article
  }

  claims({ document }: ClaimJob): ClaimResult {
    const { dossier, questionnaire, lexicon } = this.#rules
    const article = JSON.parse(document) as Article
    const reason = this.#whyNot(article)
    if (reason !== null) return reason
    return extractClaims(article, dossier, questionnaire, this.#french ??= createFrench(lexicon))
  }
}
