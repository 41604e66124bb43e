import type { SearchView } from '../../report/pages/live/lists.tsx'
import { claimsById } from '../../store/claims.ts'
import { placesOf, searchArticles, searchClaims } from '../../store/search.ts'
import type { Subject } from './coverage.ts'

const ARTICLES = 20
const CLAIMS = 20
/** Length of a snippet, in characters. */
const SNIPPET = 220

export async function loadSearchView({ store, dossier }: Subject, query: string): Promise<SearchView> {
  const articles = await searchArticles(store, dossier.id, query, ARTICLES)
  const ids = await searchClaims(store, dossier.id, query, CLAIMS)
  const claims = await claimsById(store, dossier.id, ids)
  return {
    query,
    articles: articles.map(({ id, outlet, title, published, text }) => ({ id, outlet, title, published, snippet: snippetOf(text, query) })),
    claims: ids.flatMap(id => claims.get(id) ?? []),
  }
}

/** The stretch of the text about the first of the query's words, its words told apart. */
function snippetOf(text: string, query: string): { text: string; hit: boolean }[] {
  const places = placesOf(text, query)
  const first = places[0]?.[0] ?? 0
  const from = text.lastIndexOf(' ', Math.max(0, first - SNIPPET / 3)) + 1
  const to = Math.min(text.length, from + SNIPPET)
  const parts: { text: string; hit: boolean }[] = [{ text: from > 0 ? '… ' : '', hit: false }]
  let at = from
  for (const [start, end] of places) {
    if (start < at || end > to) continue
    parts.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true })
    at = end
  }
  return [...parts, { text: text.slice(at, to) + (to < text.length ? ' …' : ''), hit: false }]
}
