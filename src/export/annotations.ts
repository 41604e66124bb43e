import type { Dossier } from '../dossier/dossier.ts'
import type { Questionnaire } from '../dossier/questionnaire.ts'
import type { Language } from '../model/finding.ts'
import type { ClaimRow } from './rows.ts'
import { valueText } from './value-cells.ts'

/** A permanent name for a claim, whatever file or address it is found at. */
const claimName = (id: string): string => `urn:recoupe:claim:${id}`

interface Words {
  readonly dossier: Dossier
  readonly questionnaire: Questionnaire
  readonly language: Language
}

/** What a claim says, in one line: «Personnes concernées : 33000000 (at_least), almerys + viamedis, insured». */
function statement({ claim }: ClaimRow, { questionnaire, language }: Words): string {
  const question = questionnaire.questions.find(({ id }) => id === claim.question)
  const label = question?.label[language] ?? claim.question
  const value = 'category' in claim.value && question?.type === 'category'
    ? question.categories.find(({ id }) => id === valueText(claim.value))?.label[language] ?? valueText(claim.value)
    : valueText(claim.value)
  const rest = ['bound' in claim.value ? claim.value.bound : null, claim.polarity === 'denied' ? 'denied' : null, claim.modality === 'hedged' ? 'hedged' : null].filter(word => word !== null)
  return `${label}${language === 'fr' ? ' :' : ':'} ${value}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`
}

/** A claim as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/), anchored by quote and by position. */
export function annotation(row: ClaimRow, words: Words): Record<string, unknown> {
  const { claim } = row
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: claimName(claim.id),
    type: 'Annotation',
    motivation: 'identifying',
    body: { type: 'TextualBody', purpose: 'identifying', format: 'text/plain', language: words.language, value: statement(row, words) },
    target: {
      source: claim.article.url,
      selector: [
        { type: 'TextQuoteSelector', exact: claim.quote.exact, prefix: claim.quote.prefix, suffix: claim.quote.suffix },
        { type: 'TextPositionSelector', start: claim.quote.start, end: claim.quote.end },
      ],
    },
  }
}

/** A claim as schema.org has it (https://schema.org/Claim). */
export function claimJsonLd(row: ClaimRow, words: Words): Record<string, unknown> {
  const { claim } = row
  const speaker = words.dossier.speakers.find(({ id }) => id === claim.speaker)
  return {
    '@context': 'https://schema.org',
    '@type': 'Claim',
    '@id': claimName(claim.id),
    text: claim.quote.exact,
    about: claim.subject.map(id => ({ '@type': 'Organization', name: words.dossier.subjects.find(subject => subject.id === id)?.name ?? id })),
    abstract: statement(row, words),
    ...(speaker && { claimInterpreter: { '@type': 'Organization', name: speaker.name } }),
    appearance: {
      '@type': 'NewsArticle',
      url: claim.article.url,
      headline: claim.article.title,
      ...(claim.article.published && { datePublished: claim.article.published }),
      publisher: { '@type': 'Organization', name: claim.article.outlet },
    },
  }
}
