import type { Dossier } from '../dossier/dossier.ts'
import type { Article } from '../model/article.ts'
import { dayTeller } from '../model/moments.ts'

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Tells why an article is not of the dossier, or null where it is: it bears one of the dossier's terms,
 * and was published within its window. An article without a date is given the benefit of the doubt.
 */
export function whyNotOf({ terms, window, timezone }: Pick<Dossier, 'terms' | 'window' | 'timezone'>): (article: Pick<Article, 'text' | 'published'>) => 'no_term' | 'out_of_window' | null {
  const words = terms.map(fold)
  const dayOf = dayTeller(timezone)
  return ({ text, published }) => {
    if (words.length > 0) {
      const folded = fold(text)
      if (!words.some(word => folded.includes(word))) return 'no_term'
    }
    const day = dayOf(published)
    return day !== null && window && (day < window.from || day > window.to) ? 'out_of_window' : null
  }
}
