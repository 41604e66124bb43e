import { getDomainWithoutSuffix } from 'tldts'
import { namesField, textField, typesOf } from './json-ld.ts'
import type { Sources } from './metadata.ts'
import { comparable, tidy, unescaped } from './text.ts'

/** A longer part of a title is no site's name. In characters. */
const LONGEST_NAME = 60
/** A shorter rest is no title: the name is part of it. In characters. */
const SHORTEST_TITLE = 8

/** What stands between a title and a site's name: «Titre - Le Quotidien», «Titre | Santé | Le Quotidien», «Le Quotidien : titre». */
const SEPARATOR = /\s+[-–—|•·»:]+\s+|\s*[|»]\s*/g
const IN_BRACKETS = /\s+[([]([^()[\]]{2,60})[)\]]$/

/** Every name by which the page calls its site: by its metadata, and by its host. As `nameKey` gives them. */
export function siteNames({ page, node, nodes, host }: Sources): ReadonlySet<string> {
  const given = [
    ...['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'dc.publisher', 'publisher', 'twitter:site'].flatMap(name => page.metas.get(name)?.[0] ?? []),
    ...(node ? namesField(node, 'publisher', nodes).map(({ name }) => name) : []),
    ...nodes.filter(each => typesOf(each).some(type => type === 'WebSite' || type === 'NewsMediaOrganization')).slice(0, 5).flatMap(each => [textField(each, 'name'), textField(each, 'alternateName')]),
    ...(host ? [host, getDomainWithoutSuffix(host)] : []),
  ]
  return new Set(given.flatMap(name => (name ? [nameKey(unescaped(name.slice(0, LONGEST_NAME)))] : [])).filter(key => key.length > 1))
}

/** Whether a text is the site's name and no more: «Le Quotidien», «lequotidien.fr», «@quotidien». */
export const isSite = (text: string, names: ReadonlySet<string>): boolean => text.length <= LONGEST_NAME && names.has(nameKey(text))

/** Equal for the ways to write one site's name. */
function nameKey(text: string): string {
  const words = comparable(text.replace(/^@|^https?:\/\/|(?:(?<!\.)\.(?:fr|com|be|ch|ca|lu|info|net|org|eu|de|it|es|nl|news))\s*$/gi, '').replace(/^www\./i, ''))
  return words.replaceAll(' ', '').replace(/^(?:les|le|la|l|the|der|die|das|el|il)(?=.{3})/, '')
}

/** A title without the name of its site, and where that stood. */
export function withoutSite(title: string, names: ReadonlySet<string>): { title: string; site: 'before' | 'after' | null } {
  const bracketed = IN_BRACKETS.exec(title)
  if (bracketed && isSite(bracketed[1]!, names)) return { title: title.slice(0, bracketed.index).replace(/\s*[-–—|•·»:]+$/, ''), site: 'after' }
  const separators = [...title.matchAll(SEPARATOR)]
  const last = separators.at(-1)
  if (last && last.index >= SHORTEST_TITLE && isSite(title.slice(last.index + last[0].length), names)) return { title: title.slice(0, last.index), site: 'after' }
  const first = separators[0]
  const rest = first ? title.slice(first.index + first[0].length) : ''
  // «Le Quotidien : la rédaction en grève» is a title of the Quotidien's own.
  if (first && !first[0].includes(':') && rest.length >= SHORTEST_TITLE && isSite(title.slice(0, first.index), names)) return { title: rest, site: 'before' }
  return { title, site: null }
}

/** The longest part of a `<title>` whose site is not known, where its other parts are short as names and sections are. */
export function longestPart(title: string): string {
  const parts = title.split(/\s+[-–—|•·»]+\s+|\s*[|»]\s*/).map(tidy).filter(part => part !== '')
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '')
  const others = parts.filter(part => part !== longest)
  return longest.length >= 20 && others.every(part => part.length <= 30 && part.split(/\s+/).length <= 4 && part.length * 2 <= longest.length + 4) ? longest : title
}
