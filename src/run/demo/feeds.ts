import { html } from 'hono/html'
import { SITEMAP_PATHS, absolute, printPath } from './addresses.ts'
import type { DemoArticle, DemoOutlet } from './source.ts'

/** robots.txt (RFC 9309), with the Crawl-delay that many sites add to it. */
export function robots({ robots: { disallow, crawl_delay: delay }, ...outlet }: DemoOutlet): string {
  return [
    'User-agent: *',
    ...(disallow.length > 0 ? disallow.map(path => `Disallow: ${path}`) : ['Disallow:']),
    ...(delay === undefined ? [] : [`Crawl-delay: ${delay}`]),
    ...(outlet.sitemap ? [`Sitemap: http://${outlet.host}${SITEMAP_PATHS[outlet.sitemap]}`] : []),
    '',
  ].join('\n')
}

/** RSS 2.0. */
export const rss = (outlet: DemoOutlet): string => XML + String(html`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${outlet.name}</title><link>${absolute(outlet, '/')}</link><description>${outlet.name}</description><language>fr</language>
    ${outlet.articles.map(article => html`<item>
      <title>${article.title}</title><link>${absolute(outlet, article.path)}</link><guid isPermaLink="true">${absolute(outlet, article.path)}</guid>
      <pubDate>${new Date(article.published).toUTCString()}</pubDate><dc:creator>${article.author ?? outlet.name}</dc:creator>
      <description>${summary(article)}</description>
    </item>`)}
  </channel>
</rss>`)

/** Atom (RFC 4287). */
export const atom = (outlet: DemoOutlet): string => XML + String(html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <title>${outlet.name}</title><id>${absolute(outlet, '/')}</id><updated>${newest(outlet)}</updated><link href="${absolute(outlet, '/')}"/>
  ${outlet.articles.map(article => html`<entry>
    <title>${article.title}</title><id>${absolute(outlet, article.path)}</id><link rel="alternate" href="${absolute(outlet, article.path)}"/>
    <published>${article.published}</published><updated>${article.modified ?? article.published}</updated><author><name>${article.author ?? outlet.name}</name></author>
    <summary>${summary(article)}</summary>
  </entry>`)}
</feed>`)

/** JSON Feed 1.1. */
export const jsonFeed = (outlet: DemoOutlet): string => JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: outlet.name,
  home_page_url: absolute(outlet, '/'),
  language: 'fr',
  items: outlet.articles.map(article => ({
    id: absolute(outlet, article.path),
    url: absolute(outlet, article.path),
    title: article.title,
    summary: summary(article),
    date_published: article.published,
  })),
})

/** A sitemap (sitemaps.org 0.9). Printed twins stand in it as they do on careless sites. */
export const sitemap = (outlet: DemoOutlet): string => XML + String(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  ${outlet.articles.map(article => html`<url><loc>${absolute(outlet, article.path)}</loc><lastmod>${article.modified ?? article.published}</lastmod></url>
  ${outlet.twins.includes('print') ? html`<url><loc>${absolute(outlet, printPath(article))}</loc></url>` : ''}`)}
</urlset>`)

/** A news sitemap, with each article's title and date. */
export const newsSitemap = (outlet: DemoOutlet): string => XML + String(html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
  ${outlet.articles.map(article => html`<url><loc>${absolute(outlet, article.path)}</loc><news:news>
    <news:publication><news:name>${outlet.name}</news:name><news:language>fr</news:language></news:publication>
    <news:publication_date>${article.published}</news:publication_date><news:title>${article.title}</news:title></news:news></url>`)}
</urlset>`)

/** The newest moment at which an outlet published or changed anything, ISO 8601. */
export const newest = (outlet: DemoOutlet): string =>
  new Date(Math.max(...outlet.articles.map(article => Date.parse(article.modified ?? article.published)))).toISOString()

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

function summary(article: DemoArticle): string {
  const first = article.paragraphs.find(block => typeof block === 'string')
  return article.standfirst ?? (typeof first === 'string' ? first : article.title)
}
