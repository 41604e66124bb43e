import { html, raw } from 'hono/html'
import { FEED_PATHS, FEED_TYPES, absolute, ampPath } from './addresses.ts'
import type { DemoArticle, DemoOutlet } from './source.ts'

export type Markup = ReturnType<typeof html>

/** What stands in the head of an article's page, by the outlet's template. */
export function metadata(outlet: DemoOutlet, article: DemoArticle): Markup {
  const shared = html`<title>${article.title}${outlet.template === 'bare' ? ` - ${outlet.name}` : ` | ${outlet.name}`}</title>
    <link rel="canonical" href="${absolute(outlet, article.path)}">
    ${outlet.twins.includes('amp') ? html`<link rel="amphtml" href="${absolute(outlet, ampPath(article))}">` : ''}
    ${outlet.feeds.map(kind => html`<link rel="alternate" type="${FEED_TYPES[kind]}" href="${FEED_PATHS[kind]}">`)}`
  switch (outlet.template) {
    case 'json-ld': return html`${shared}${openGraph(outlet, article)}${newsArticleScript(outlet, article)}`
    case 'graph': return html`${shared}${openGraph(outlet, article)}${jsonLd(graph(outlet, article))}`
    case 'open-graph': return html`${shared}${openGraph(outlet, article)}`
    case 'microdata': return shared
    case 'bare': return html`${shared}<meta name="date" content="${article.published.slice(0, 10)}">`
  }
}

const openGraph = (outlet: DemoOutlet, article: DemoArticle): Markup => html`
    <meta property="og:type" content="article">
    <meta property="og:site_name" content="${outlet.name}">
    <meta property="og:title" content="${article.title}">
    <meta property="og:url" content="${absolute(outlet, article.path)}">
    ${article.standfirst ? html`<meta property="og:description" content="${article.standfirst}">` : ''}
    <meta property="article:published_time" content="${article.published}">
    ${article.modified ? html`<meta property="article:modified_time" content="${article.modified}">` : ''}
    ${article.section ? html`<meta property="article:section" content="${article.section}">` : ''}`

/** An article as schema.org has it, for a page's head. */
export const newsArticleScript = (outlet: DemoOutlet, article: DemoArticle): Markup => jsonLd(newsArticle(outlet, article))

const newsArticle = (outlet: DemoOutlet, article: DemoArticle) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  mainEntityOfPage: absolute(outlet, article.path),
  headline: article.title,
  description: article.standfirst,
  datePublished: article.published,
  dateModified: article.modified ?? article.published,
  articleSection: article.section,
  author: article.author && [{ '@type': 'Person', name: article.author }],
  publisher: { '@type': 'NewsMediaOrganization', name: outlet.name, url: absolute(outlet, '/') },
  isAccessibleForFree: article.paywall === undefined,
  hasPart: article.paywall === undefined ? undefined : { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.reserve-aux-abonnes' },
})

const graph = (outlet: DemoOutlet, article: DemoArticle) => {
  const page = absolute(outlet, article.path)
  return {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', '@id': absolute(outlet, '/#website'), url: absolute(outlet, '/'), name: outlet.name, inLanguage: 'fr-FR' },
      { '@type': 'WebPage', '@id': page, url: page, name: `${article.title} | ${outlet.name}`, isPartOf: { '@id': absolute(outlet, '/#website') } },
      {
        '@type': 'Article',
        '@id': `${page}#article`,
        isPartOf: { '@id': page },
        headline: article.title,
        datePublished: article.published,
        author: { '@id': absolute(outlet, '/#author') },
        publisher: { '@id': absolute(outlet, '/#website') },
        inLanguage: 'fr-FR',
      },
      { '@type': 'Person', '@id': absolute(outlet, '/#author'), name: article.author ?? outlet.name },
    ],
  }
}

/** JSON in a script element: `<` is escaped so that no text can close the element. */
const jsonLd = (data: unknown): Markup =>
  html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
