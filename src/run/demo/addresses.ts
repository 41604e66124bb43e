import type { DemoArticle, DemoOutlet } from './source.ts'

/** Where things stand in an outlet of the demo press. The port is left out: the dossier's `resolve` says where the host is. */
export const absolute = (outlet: DemoOutlet, path: string): string => `http://${outlet.host}${path}`
export const ampPath = (article: DemoArticle): string => `/amp${article.path}`
export const printPath = (article: DemoArticle): string => `/imprimer${article.path}`

export const FEED_PATHS = { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json' } as const
export const FEED_TYPES = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const
export const SITEMAP_PATHS = { plain: '/sitemap.xml', gzip: '/sitemap.xml.gz', news: '/sitemap-news.xml' } as const
