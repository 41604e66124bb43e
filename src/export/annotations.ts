import type { ClaimRow } from './rows.ts'
import type { Names } from './statement.ts'
import { statement } from './statement.ts'

/** A permanent name for a claim, whatever file or address it is found at. */
const claimName = (id: string): string => `urn:recoupe:claim:${id}`

/** A claim as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/), anchored by quote and by position. */
export function annotation({ claim }: ClaimRow, names: Names): Record<string, unknown> {
  const { exact, prefix, suffix, start, end } = claim.quote
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: claimName(claim.id),
    type: 'Annotation',
    motivation: 'identifying',
    body: { type: 'TextualBody', purpose: 'identifying', format: 'text/plain', language: names.language, value: statement(claim, names) },
    target: {
      source: claim.article.url,
      selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix }, { type: 'TextPositionSelector', start, end }],
    },
  }
}

/** A claim as schema.org has it (https://schema.org/Claim). Its author is who is cited for it; without one, the outlet speaks for itself. */
export function claimJsonLd({ claim }: ClaimRow, names: Names): Record<string, unknown> {
  const { subjects, speakers } = names.dossier
  const named = (list: readonly { id: string; name: string }[], id: string) => ({ name: list.find(one => one.id === id)?.name ?? id })
  return {
    '@context': 'https://schema.org',
    '@type': 'Claim',
    '@id': claimName(claim.id),
    text: claim.quote.exact,
    abstract: statement(claim, names),
    about: claim.subject.map(id => ({ '@type': 'Thing', ...named(subjects, id) })),
    author: claim.speaker === null ? { '@type': 'Organization', name: claim.article.outlet } : named(speakers, claim.speaker),
    appearance: {
      '@type': 'NewsArticle',
      url: claim.article.url,
      headline: claim.article.title,
      ...(claim.article.published && { datePublished: claim.article.published }),
      publisher: { '@type': 'Organization', name: claim.article.outlet },
    },
  }
}
