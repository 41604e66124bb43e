import { textField } from './json-ld.ts'
import type { Found, Sources } from './metadata.ts'
import { metasOf } from './metadata.ts'
import type { PageRules } from './rules.ts'
import { isSite, longestPart, siteNames, withoutSite } from './site-name.ts'
import { comparable, tidy } from './text.ts'
import type { Element } from './tree.ts'
import { BLOCKS, rawText } from './tree.ts'

/** Longer texts are no titles. In characters. */
const LONGEST = 500
/** A shorter title may begin another one by chance. In characters. */
const TELLING = 15
/** What is appended to a title is shorter. In characters. */
const APPENDED = 40

const CUT = /\s*(?:…|\.{3})$/

interface Candidate extends Found<string> {
  readonly key: string
  /** Whether the page states it as the article's own, other than for people to see. */
  readonly stated: boolean
  /** Whether its site's name was before it: «Le Quotidien | titre», but also «Le Quotidien - Toute l’actualité». */
  readonly afterSite: boolean
}

/**
 * Every title that the page gives, best first, each without the name of its site. Pages name their article up to four times, and one
 * of the names is often written for search engines or social networks, or cut to their length. Of those that its metadata give, the
 * one that most places agree on goes first, JSON-LD's headline where they are even; the page's heading and `<title>` follow.
 */
export function titlesOf(sources: Sources): Found<string>[] {
  const candidates = candidatesOf(sources)
  const votes = candidates.map(one => (one.stated ? candidates.filter(other => agrees(one, other)).length : 0))
  // A headline that search engines are given stands everywhere alike, and the newsroom's own is kept for those who share the
  // page: right in the 3 of 35 saved pages with known titles where `og:title` stands alone against three others.
  const shared = candidates.findIndex(({ where }) => where.endsWith('og:title'))
  const others = candidates.filter((_, at) => at !== shared)
  const isAlone = shared >= 0 && others.length >= 3 && others.every(one => agrees(others[0]!, one)) && !agrees(others[0]!, candidates[shared]!) && !agrees(candidates[shared]!, others[0]!)
  if (isAlone) votes[shared] = candidates.length
  candidates.forEach((one, at) => { if (candidates.some(other => isCutOf(one, other))) votes[at] = -1 })
  const ranked = candidates.map((title, at) => ({ title, at })).sort((a, b) => votes[b.at]! - votes[a.at]! || a.at - b.at)
  const seen = new Set<string>()
  return ranked.map(({ title: { value, where } }) => ({ value, where })).filter(({ value }) => !seen.has(comparable(value)) && seen.add(comparable(value)))
}

const agrees = (one: Candidate, other: Candidate): boolean =>
  one.key === other.key || isCutOf(other, one) || (one.key.length > TELLING && other.key.startsWith(`${one.key} `) && other.key.length - one.key.length < APPENDED)

/** Whether a title is the beginning of another, cut at three dots or in the midst of a word. */
function isCutOf(one: Candidate, whole: Candidate): boolean {
  if (one.key.length < TELLING || one.key.length >= whole.key.length || CUT.test(whole.value) || !whole.key.startsWith(one.key)) return false
  return CUT.test(one.value) || /[\p{L}\p{N}]/u.test(whole.key.charAt(one.key.length))
}

function candidatesOf(sources: Sources): Candidate[] {
  const { page, rules, node } = sources
  const names = siteNames(sources)
  const found: Candidate[] = []
  const add = (raw: string | null | undefined, where: string, stated: boolean): void => {
    const text = tidy((raw ?? '').slice(0, 2_000))
    if (text === '' || text.length > LONGEST || isSite(text, names)) return
    const { title, site } = withoutSite(text, names)
    const value = where === 'h1' && site === 'before' ? text : title
    found.push({ value, key: comparable(value), where, stated, afterSite: value !== text && site === 'before' })
  }
  add(untagged(node ? textField(node, 'headline') : null), 'json-ld headline', true)
  const name = untagged(node ? textField(node, 'name') : null)
  if (name?.includes(' ') && name !== found[0]?.value) add(name, 'json-ld name', true)
  const property = page.marked.find(({ element }) => element.attributes.get('itemprop') === 'headline')?.element
  if (property) add(property.attributes.get('content') ?? rawText(property, 1000), 'itemprop headline', true)
  const meta = metasOf(page, rules.metadata.title).find(({ value }) => !isSite(value, names))
  add(meta?.value, meta?.where ?? '', true)
  const { title: documentTitle, site } = withoutSite(page.documentTitle, names)
  const known = new Set([...found.map(({ key }) => key), comparable(documentTitle)])
  const headings = page.titles.flatMap(element => headingsOf(element, rules)).filter(text => text !== '' && !isSite(text, names) && !isLogo(text, page.documentTitle))
  // Where there are several, the page's own is the one that its metadata repeat.
  add(headings.find(text => known.has(comparable(text))) ?? headings[0], 'h1', false)
  add(found.length === 0 && site === null ? longestPart(documentTitle) : page.documentTitle, 'title', false)
  const titles = found.map(title => withoutSection(title, found))
  const confirmed = titles.filter(one => !one.afterSite || titles.some(other => !other.afterSite && agrees(other, one)))
  return confirmed.length > 0 ? confirmed : titles
}

/** A title without what is appended to one that the page gives alone: «Titre - Santé» where the heading is «Titre». */
function withoutSection(title: Candidate, found: readonly Candidate[]): Candidate {
  const alone = found.find(({ value }) => value.length > TELLING && value.length < title.value.length && title.value.startsWith(value) && /^\s*[|•·»]|^\s+[-–—]\s/.test(title.value.slice(value.length)) && title.value.length - value.length <= APPENDED)
  return alone ? { ...title, value: alone.value, key: alone.key } : title
}

/** Whether a heading is the short part of `<title>` beside the long one: a site's name where nothing else tells it. */
const isLogo = (heading: string, documentTitle: string): boolean => {
  const longest = longestPart(documentTitle)
  return longest !== documentTitle && comparable(heading) !== comparable(longest) && heading.length * 2 < longest.length && documentTitle.includes(heading)
}

const untagged = (text: string | null): string | null => text?.replace(/<\/?[a-z][^<>]{0,200}>/gi, '') ?? null

/** A heading's text without kickers and badges, and with them: the page's metadata tell which is the title. */
function headingsOf(heading: Element, rules: PageRules): string[] {
  const whole = tidy(shownText(heading, () => false))
  const bare = tidy(shownText(heading, child => rules.isTitleAside(child)))
  return bare === '' || bare === whole ? [whole] : [bare, whole]
}

/** The text of an element, with white space between its parts, without those that are left out. */
function shownText(from: Element, leavesOut: (child: Element) => boolean): string {
  let text = ''
  const pending: (Element | string)[] = [...from.children].reverse()
  for (let steps = 0; pending.length > 0 && steps < 500 && text.length < 2 * LONGEST; steps++) {
    const next = pending.pop()!
    if (typeof next === 'string') text += next
    else if (next.name !== 'script' && next.name !== 'style' && !leavesOut(next)) {
      const apart = BLOCKS.has(next.name) || next.name === 'br' ? ' ' : ''
      text += apart
      pending.push(apart, ...[...next.children].reverse())
    }
  }
  return text
}
