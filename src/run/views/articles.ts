import type { ArticleRow } from '../../store/article-versions.ts'
import { listArticles } from '../../store/article-versions.ts'
import { KeptReading } from '../../store/state.ts'
import type { Subject } from './coverage.ts'

export const ARTICLE_ORDERS = ['published', 'outlet', 'title', 'claims'] as const
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number]

export interface ArticlesAsked {
  readonly order: ArticleOrder
  readonly descending: boolean
  /** From 1; beyond the last it is the last. */
  readonly page: number
}

/** Articles on one page of their list. */
const PAGE = 100

/** One page of the dossier's articles. */
export async function loadArticles({ store, dossier }: Subject, { order, descending, page }: ArticlesAsked): Promise<{ rows: readonly ArticleRow[]; page: number; pages: number }> {
  const inOrder = await keptOrders.get(store, dossier.id, async () => ordersOf(await listArticles(store, dossier.id)))
  const rows = inOrder(order)
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const at = Math.min(page, pages) - 1
  const shown = descending ? rows.slice(Math.max(0, rows.length - (at + 1) * PAGE), rows.length - at * PAGE).reverse() : rows.slice(at * PAGE, (at + 1) * PAGE)
  return { rows: shown, page: at + 1, pages }
}

/** The list in each order that was asked for: sorting it anew for each page would take longer than all else. */
const keptOrders = new KeptReading<(order: ArticleOrder) => readonly ArticleRow[]>()

function ordersOf(articles: readonly ArticleRow[]): (order: ArticleOrder) => readonly ArticleRow[] {
  const words = new Intl.Collator('fr', { numeric: true })
  const orders: Readonly<Record<ArticleOrder, (a: ArticleRow, b: ArticleRow) => number>> = {
    published: () => 0,
    outlet: (a, b) => words.compare(a.outlet, b.outlet),
    title: (a, b) => words.compare(a.title, b.title),
    claims: (a, b) => a.claims - b.claims,
  }
  const made = new Map<ArticleOrder, readonly ArticleRow[]>()
  return order => {
    const known = made.get(order) ?? [...articles].sort(orders[order])
    made.set(order, known)
    return known
  }
}
