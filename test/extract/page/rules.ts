import { readPage } from '../../../src/extract/page/read-page.ts'
import { pageRules } from '../../../src/extract/page/rules.ts'
import { loadPageTables } from '../../../src/dossier/load-page-rules.ts'
import type { Article } from '../../../src/model/article.ts'

/** The project's own rule tables. */
export const rules = pageRules(loadPageTables())

/** A fixed clock: pages of these tests are from before it. */
export const NOW = '2026-06-30T12:00:00Z'

export const read = (html: string, url: string | null = null): Article => readPage(html, { url, rules, now: NOW })

export const PROSE = [
  'La mutuelle Exemplia a reconnu mardi que les dossiers de ses adhérents avaient été consultés par des inconnus pendant trois semaines.',
  'Selon sa directrice, l’accès s’est fait par le compte d’un ancien prestataire, qui n’avait jamais été fermé après la fin de son contrat.',
  'Les services de l’État ont été prévenus, et une plainte a été déposée auprès du parquet, a-t-elle ajouté devant la presse régionale.',
  'Les adhérents recevront un courrier dans les prochains jours, avec des conseils pour reconnaître les messages frauduleux.',
] as const

export const paragraphs = PROSE.map(text => `<p>${text}</p>`).join('\n')

/** A press page with this in its head, before its text, in the midst of it and after it. */
export const page = ({ head = '', before = '', inside = '', after = '', title = 'Exemplia : des dossiers consultés' } = {}): string => `<!doctype html>
<html lang="fr"><head><title>${title} | Le Quotidien</title>${head}</head><body>
<nav><a href="/">Une</a> <a href="/sante">Santé</a></nav>
<main><article><h1>${title}</h1>${before}
<div class="article-body"><p>${PROSE[0]}</p><p>${PROSE[1]}</p>${inside}<p>${PROSE[2]}</p><p>${PROSE[3]}</p></div>${after}</article></main>
<footer><p>Le Quotidien, 12 rue de la Presse. Tous droits réservés.</p></footer></body></html>`

export const jsonLd = (value: unknown): string => `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
