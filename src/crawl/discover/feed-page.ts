import type { Found } from './found.ts'

/** A page for an article that only its feed carries. The feed's own HTML is as little trusted as any page's. */
export function feedPage(found: Found, language: string): string {
  const { html, authors } = found.content!
  const meta = (name: string, value: string | null) => value === null ? '' : `<meta property="${name}" content="${escape(value)}">`
  return `<!doctype html><html lang="${escape(language)}"><head><meta charset="utf-8"><title>${escape(found.title ?? '')}</title>`
    + `<link rel="canonical" href="${escape(found.address)}">${meta('og:title', found.title)}${meta('article:published_time', found.published)}`
    + `${authors.map(author => `<meta name="author" content="${escape(author)}">`).join('')}</head>`
    + `<body><article><h1>${escape(found.title ?? '')}</h1>${html}</article></body></html>`
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
