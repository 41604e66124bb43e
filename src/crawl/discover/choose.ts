import type { Dossier, Source } from '../../dossier/dossier.ts'
import { dayTeller } from '../../model/moments.ts'
import { registrableDomain } from './address.ts'
import type { Found } from './found.ts'

/** Why an address that was found is not asked for. */
export type SkipReason = 'other_host' | 'no_term' | 'before_window' | 'after_window' | 'no_article'

/** What decides, from a dossier and one of its sources, which of the addresses found are the story's. */
export type Choose = (found: Found) => SkipReason | null

const NO_ARTICLE = /\.(jpe?g|png|gif|webp|avif|svg|ico|css|js|json|xml|rss|pdf|zip|gz|mp3|mp4|m4a|webm|mov|avi|woff2?|ttf|eot|docx?|xlsx?|pptx?|apk|exe|dmg)$/i

export function chooser(dossier: Pick<Dossier, 'terms' | 'window' | 'timezone'>, source: Source): Choose {
  const domains = ownDomains(source)
  const terms = dossier.terms.map(fold).filter(term => term.trim() !== '')
  const { window } = dossier
  const dayOf = dayTeller(dossier.timezone)
  return found => {
    if (!domains.has(registrableDomain(found.address))) return 'other_host'
    if (NO_ARTICLE.test(new URL(found.address).pathname)) return 'no_article'
    const [published, modified] = [dayOf(found.published), dayOf(found.modified)]
    if (window && (published ?? modified ?? window.from) < window.from) return 'before_window'
    if (window && published !== null && published > window.to) return 'after_window'
    if (terms.length === 0) return null
    const words = fold([decoded(found.address), found.title, found.text].join(' '))
    return terms.some(term => words.includes(term)) ? null : 'no_term'
  }
}

/** The domains under which an outlet publishes: of its home, or else of the documents that list its articles, or of these. */
function ownDomains({ outlet, feeds, sitemaps, pages, articles }: Source): ReadonlySet<string> {
  const lists = outlet.home ? [outlet.home, ...pages] : [...feeds, ...(sitemaps === 'auto' ? [] : sitemaps), ...pages]
  return new Set((lists.length > 0 ? lists : articles).map(registrableDomain))
}

/** Small letters without accents, words parted by one space and with one at each end, so that whole words are found. */
const fold = (text: string): string =>
  ` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

function decoded(address: string): string {
  const { pathname, search } = new URL(address)
  try {
    return decodeURIComponent(pathname + search)
  } catch {
    return pathname + search
  }
}
