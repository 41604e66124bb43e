import { capital, clip } from '../words/typography.ts'
import type { Words } from '../words/words.ts'
import type { Addresses } from '../addresses.ts'
import type { DatedNews } from './news.ts'

export interface Feed {
  readonly dossier: { readonly id: string; readonly title: string }
  readonly news: readonly DatedNews[]
  /** ISO 8601, of a feed without news. */
  readonly made: string
  /** What relative addresses are relative to; null where the feed is a file beside the pages. */
  readonly base: string | null
}

/** An Atom feed (RFC 4287) of new contradictions, new answers and corrected ones, the newest first. */
export function atomFeed({ dossier, news, made, base }: Feed, words: Words, address: Addresses): string {
  const id = `urn:recoupe:${dossier.id}`
  const entries = news.map(item => `  <entry>
    <id>${id}:${item.key}</id>
    <title>${xml(newsTitle(item, words))}</title>
    <updated>${item.at}</updated>
    <link rel="alternate" type="text/html" href="${xml(address({ to: 'position', id: item.position }))}"/>
    <category term="${item.kind}" label="${xml(words.say.news[item.kind])}"/>
    <content type="text">${xml(newsText(item, words))}</content>
  </entry>`)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}"${base === null ? '' : ` xml:base="${xml(base)}"`}>
  <id>${id}</id>
  <title>${xml(dossier.title)}</title>
  <updated>${news[0]?.at ?? made}</updated>
  <author><name>recoupe</name></author>
  <link rel="alternate" type="text/html" href="${xml(address({ to: 'overview' }))}"/>
  <link rel="self" type="application/atom+xml" href="${xml(address({ to: 'feed' }))}"/>
${entries.join('\n')}${entries.length > 0 ? '\n' : ''}</feed>
`
}

/** «Nouvelle contradiction : date de l’attaque (Viamedis)». */
export function newsTitle({ kind, question, category, subject, population }: DatedNews, words: Words): string {
  const about = category === null ? words.question(question) : `${words.question(question)}, ${words.category(question, category)}`
  return words.colon(words.say.news[kind], `${about} (${words.scope(subject, population)})`)
}

export function newsText({ question, answers }: DatedNews, words: Words): string {
  return answers.map(({ value, polarity, outlets, origins }) =>
    `${capital(words.answer(question, value, polarity))}, ${words.say.says(words.someOutlets(outlets.map(outlet => clip(outlet, 60))))} (${words.say.originsShort(origins)}).`).join(' ')
}

/** Text for XML 1.0: markup escaped, characters that XML may not hold replaced. */
export const xml = (text: string): string => text
  .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
