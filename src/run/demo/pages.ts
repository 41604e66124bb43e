import { html } from 'hono/html'
import { absolute, printPath } from './addresses.ts'
import type { Markup } from './metadata.ts'
import { metadata, newsArticleScript } from './metadata.ts'
import type { DemoArticle, DemoBlock, DemoOutlet } from './source.ts'

/** An article as its outlet shows it: metadata and body by the outlet's template, and the noise that surrounds an article on the web. */
export function articlePage(outlet: DemoOutlet, article: DemoArticle): string {
  return page(outlet, metadata(outlet, article), html`${BODIES[outlet.template](outlet, article)}${comments(article)}`)
}

/** The same article for telephones, without the site around it. */
export function ampPage(outlet: DemoOutlet, article: DemoArticle): string {
  return String(html`<!doctype html>
<html amp lang="fr">
  <head><meta charset="utf-8"><title>${article.title}</title><link rel="canonical" href="${absolute(outlet, article.path)}">
    <script async src="https://cdn.ampproject.org/v0.js"></script>${newsArticleScript(outlet, article)}</head>
  <body>
    <article><h1>${article.title}</h1>${standfirst(article, 'chapo')}
      <p class="date"><time datetime="${article.published}">${longDate(article)}</time></p>
      ${blocks(article)}</article>
    <amp-ad width="300" height="250" type="demo"></amp-ad>
  </body>
</html>`)
}

/** The same article to be printed. */
export function printPage(outlet: DemoOutlet, article: DemoArticle): string {
  return String(html`<!doctype html>
<html lang="fr">
  <head><meta charset="utf-8"><title>${article.title} (version imprimable)</title><link rel="canonical" href="${absolute(outlet, article.path)}"></head>
  <body><p>${outlet.name}, ${longDate(article)}</p><h1>${article.title}</h1>${standfirst(article, 'chapo')}${blocks(article)}
    <p>${absolute(outlet, article.path)}</p></body>
</html>`)
}

/** A page that links to every article of the outlet: its home page and its sections. */
export function listingPage(outlet: DemoOutlet): string {
  return page(outlet, html`<title>${outlet.name}</title>`, html`<main class="liste"><h1>${outlet.name}</h1>
      ${outlet.articles.map(article => html`<section><h2><a href="${article.path}">${article.title}</a></h2>
        <p>${article.standfirst ?? ''} <time datetime="${article.published}">${longDate(article)}</time></p></section>`)}</main>`)
}

const BODIES: Readonly<Record<DemoOutlet['template'], (outlet: DemoOutlet, article: DemoArticle) => Markup>> = {
  'json-ld': (_outlet, article) => html`<main><article class="article">
      <p class="article__section">${article.section ?? ''}</p>
      <h1 class="article__title">${article.title}</h1>${standfirst(article, 'article__desc')}
      <p class="article__meta">${article.author ? `Par ${article.author}. ` : ''}Publié le ${longDate(article)}. <span>Temps de lecture : 2 min.</span></p>
      <div class="article__content">${blocks(article)}</div>
      ${article.paywall === undefined ? '' : html`<div class="reserve-aux-abonnes"><p>La suite de cet article est réservée aux abonnés.</p><a href="/abonnement">S’abonner pour 1 € le premier mois</a></div>`}
      ${related(article)}</article></main>`,
  graph: (outlet, article) => html`<div id="content"><article class="post type-post">
      <header class="entry-header"><h1 class="entry-title">${article.title}</h1>
        <div class="entry-meta">Par <a rel="author" href="/auteur">${article.author ?? outlet.name}</a> · ${longDate(article)}</div></header>
      <div class="entry-content">${standfirst(article, 'intro')}${blocks(article)}</div>
      <div class="sharedaddy"><span>Partager sur Facebook</span> <span>Partager par e-mail</span></div></article>
      <aside id="secondary" class="widget-area">${related(article)}</aside></div>`,
  microdata: (_outlet, article) => html`<div class="colonne" itemscope itemtype="https://schema.org/NewsArticle">
      <h1 itemprop="headline">${article.title}</h1>
      <p><span itemprop="author">${article.author ?? ''}</span> — <time itemprop="datePublished" datetime="${article.published}">${longDate(article)}</time></p>
      ${article.standfirst ? html`<p itemprop="description" class="chapo"><strong>${article.standfirst}</strong></p>` : ''}
      <div itemprop="articleBody">${blocks(article)}</div></div>
      <div class="colonne-droite">${related(article)}</div>`,
  'open-graph': (outlet, article) => html`<main id="main"><h1>${article.title}</h1>${standfirst(article, 'lead')}
      <div class="byline">${article.author ?? ''} <time datetime="${article.published}">${longDate(article)}</time>
        ${outlet.twins.includes('print') ? html`<a href="${printPath(article)}">Imprimer</a>` : ''}</div>
      <div class="body">${blocks(article)}</div></main>${related(article)}`,
  bare: (_outlet, article) => html`<table width="100%"><tr><td class="menu"><a href="/">Accueil</a><br><a href="/contact.html">Nous contacter</a></td><td>
      <h1>${article.title}</h1><p><i>Mis en ligne le ${longDate(article)}${article.author ? ` par ${article.author}` : ''}</i></p>
      ${article.standfirst ? html`<p><b>${article.standfirst}</b></p>` : ''}${blocks(article)}</td>
      <td class="droite">${related(article)}</td></tr></table>`,
}

function page(outlet: DemoOutlet, head: Markup, body: Markup): string {
  return String(html`<!doctype html>
<html lang="fr">
  <head><meta charset="${outlet.charset}"><meta name="viewport" content="width=device-width">${head}</head>
  <body>
    ${outlet.cookie_notice ? html`<div id="cookies" role="dialog"><p>${outlet.cookie_notice}</p><button>Tout accepter</button></div>` : ''}
    <header class="site"><a href="/">${outlet.name}</a><nav><ul><li><a href="/">À la une</a></li><li><a href="#newsletter">Newsletter</a></li></ul></nav></header>
    ${body}
    ${outlet.newsletter ? html`<div class="newsletter" id="newsletter"><p>${outlet.newsletter}</p><form><input type="email" placeholder="Votre adresse e-mail"></form></div>` : ''}
    <footer><p>${outlet.footer}</p></footer>
  </body>
</html>`)
}

const blocks = (article: DemoArticle): Markup[] => article.paragraphs.slice(0, article.paywall ?? article.paragraphs.length).map(block)

function block(block: DemoBlock): Markup {
  if (typeof block === 'string') return html`<p>${block}</p>\n`
  return 'subhead' in block ? html`<h2>${block.subhead}</h2>\n` : html`<ul>${block.list.map(item => html`<li>${item}</li>`)}</ul>\n`
}

const standfirst = (article: DemoArticle, className: string): Markup | string =>
  article.standfirst ? html`<p class="${className}">${article.standfirst}</p>` : ''

const related = ({ related }: DemoArticle): Markup | string => related
  ? html`<aside class="related"><h3>${related.title}</h3><ul>${related.items.map((item, index) => html`<li><a href="/autre/${index + 1}">${item}</a></li>`)}</ul></aside>`
  : ''

const comments = ({ comments }: DemoArticle): Markup | string => comments.length > 0
  ? html`<section id="comments"><h2>${comments.length} commentaires</h2>${comments.map(({ by, text }) => html`<div class="comment"><b>${by}</b><p>${text}</p></div>`)}</section>`
  : ''

const LONG = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' })
const longDate = ({ published }: DemoArticle): string => LONG.format(new Date(published))
