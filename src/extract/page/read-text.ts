import type { Article } from '../../model/article.ts'
import { articleText } from '../../model/article.ts'
import { cleanAuthors } from './authors.ts'
import { litterRule } from './body.ts'
import { machineDate } from './dates.ts'
import { languageOf } from './language.ts'
import type { PageRules } from './rules.ts'
import { comparable, sameText, tidy, unescaped } from './text.ts'

interface TextOptions {
  readonly url: string | null
  readonly rules: PageRules
  readonly outlet?: string
  readonly now?: string | null
}

/** A title is one line, or two, of this many characters at most, that ends no sentence. */
const LONGEST_TITLE = 200
/** Lines shorter than this that end no sentence are headings, crumbs or links. */
const LONGEST_HEADING = 110
const ENDS_SENTENCE = /[.!?…:;»”"*)\]]\s*$/

interface Line {
  readonly text: string
  readonly bullet: boolean
  /** Whether an empty line stands before it. */
  readonly apart: boolean
}

/** Reads a saved or pasted text into an article: what stood around it on its page is left out by the same rules as in pages. */
export function readText(source: string, { url, rules, outlet, now = null }: TextOptions): Article {
  const { published, rest } = headerDate(source, now)
  const lines = linesOf(rest)
  const kept = withoutLitter(withoutCrumbs(lines), rules)
  const { title, body } = takeTitle(kept)
  const blocks = withoutTrailingLinks(body).map(({ text, bullet }) => ({ kind: isHeading(text) && !bullet ? 'subhead' as const : bullet ? 'list_item' as const : 'paragraph' as const, text }))
  const signature = new RegExp(rules.metadata.text_signatures.map(pattern => `(?:${pattern})`).join('|'), 'iu')
  const signatures: string[] = []
  while (blocks.length > 0 && (blocks.at(-1)!.kind === 'subhead' || (blocks.at(-1)!.text.length < 80 && signature.test(blocks.at(-1)!.text)))) {
    const { text } = blocks.pop()!
    if (signature.test(text)) signatures.push(text)
  }
  const authors = cleanAuthors(signatures, rules)
  const { text, paragraphs } = articleText(title, null, blocks)
  return {
    title, alternativeTitles: [], standfirst: null, authors, outlet: outlet ?? null, published, modified: null, canonical: url,
    language: languageOf(text), declaredLanguage: null, section: null, keywords: [], free: null,
    flags: blocks.length === 0 ? ['empty'] : [], paragraphs, captions: [], links: [], text,
    found: { ...(title && { title: 'first line' }), ...(authors.length > 0 && { authors: 'last line' }), ...(published && { published: 'header' }), text: 'text' },
  }
}

/** A header that a scraper left: « date 2024-02-06 …». A month alone is no day and is dropped. */
function headerDate(source: string, now: string | null): { published: string | null; rest: string } {
  const header = /^\s*(?:date|publié|published)\s*(?::\s*)?(\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.+Z-]+)?)?)?)(?=\s|$)/i.exec(source)
  if (!header) return { published: null, rest: source }
  return { published: machineDate(header[1]!, now), rest: source.slice(header[0].length) }
}

function linesOf(source: string): Line[] {
  const lines: Line[] = []
  let apart = true
  for (const raw of source.replace(/<br\s*\/?>[ \t]*(?:\r\n|\r|\n)?/gi, '\n').split(/\r\n|\r|\n/)) {
    const text = tidy(unescaped(raw.replace(/<\/?[a-z][^<>]{0,200}>/gi, '')))
    if (text === '') {
      apart = true
      continue
    }
    const bullet = /^[-•*·–▪►>]\s+(?=\S)/.exec(text)
    lines.push({ text: bullet ? text.slice(bullet[0].length) : text, bullet: bullet !== null, apart })
    apart = false
  }
  return lines
}

/** «- Accueil › - Business ›»: short first lines that end in a mark of descent, and the one that closes them. */
function withoutCrumbs(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex(({ text }, at) => at < 12 && text.length < 80 && /[›»>/→]$/.test(text) && !/«[^«\n]*»$/.test(text))
  if (last < 0) return [...lines]
  return lines.slice(lines[last + 1]?.bullet ? last + 2 : last + 1)
}

function withoutLitter(lines: readonly Line[], rules: PageRules): Line[] {
  const kept: Line[] = []
  for (const [at, line] of lines.entries()) {
    let ends = false
    const rule = litterRule(line.text, rules.litter, ({ then }) => { ends = then === 'rest' || (then === 'list' && at > lines.length / 2) })
    if (rule === null) kept.push(line)
    else if (ends && kept.some(({ text }) => text.length > LONGEST_HEADING)) break
  }
  return kept
}

/** The title: first lines that end no sentence and stand apart from a text that does; a title that was cut in two lines is made whole. */
function takeTitle(lines: readonly Line[]): { title: string; body: Line[] } {
  const prose = lines.findIndex(({ text }) => text.length > LONGEST_HEADING && /[.!?…»”"]/.test(text))
  const before = lines.slice(0, Math.max(prose, 0))
  if (before.length === 0) return { title: '', body: [...lines] }
  const groups: string[] = []
  for (const { text, apart } of before) {
    if (apart || groups.length === 0 || ENDS_SENTENCE.test(groups.at(-1)!) && !groups.at(-1)!.endsWith(':')) groups.push(text)
    else groups[groups.length - 1] += ` ${text}`
  }
  const title = groups.reduce((best, group) => (group.length > best.length && group.length <= LONGEST_TITLE ? group : best), '')
  if (comparable(title).split(' ').length < 3) return { title: '', body: [...lines] }
  const after = groups.findLastIndex(group => sameText(group, title) || comparable(group) === comparable(title))
  const rest = groups.slice(after + 1).map(text => ({ text, bullet: false, apart: true }))
  return { title, body: [...rest, ...lines.slice(prose)] }
}

/** Links to other stories at the end of a saved page: a run of short lines that are bullets or end no sentence. */
function withoutTrailingLinks(lines: readonly Line[]): Line[] {
  let end = lines.length
  while (end > 0 && lines[end - 1]!.bullet && !/[.;]$/.test(lines[end - 1]!.text) && lines[end - 1]!.text.length < 140) end--
  return lines.slice(0, lines.length - end >= 2 ? end : lines.length)
}

const isHeading = (text: string): boolean => text.length <= LONGEST_HEADING && !ENDS_SENTENCE.test(text) && /\p{L}/u.test(text)
