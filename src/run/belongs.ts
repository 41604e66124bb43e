import type { Dossier } from '../dossier/dossier.ts'
import type { Article } from '../model/article.ts'

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Why an article is not of the dossier, or null where it is: it bears one of the dossier's terms,
 * and was published within its window. An article without a date is given the benefit of the doubt.
 */
export function whyNotOf(dossier: Dossier, article: Pick<Article, 'text' | 'published'>): 'no_term' | 'out_of_window' | null {
  const { terms, window, timezone } = dossier
  if (terms.length > 0) {
    const text = fold(article.text)
    if (!terms.some(term => text.includes(fold(term)))) return 'no_term'
  }
  const day = article.published === null ? null : localDay(article.published, timezone)
  return day !== null && window && (day < window.from || day > window.to) ? 'out_of_window' : null
}

/** The calendar day of an ISO 8601 date or time, where the dossier's story takes place; null for no date. */
export function localDay(published: string, timezone: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(published)) return published
  const time = new Date(published)
  if (Number.isNaN(time.getTime())) return null
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(time)
}
