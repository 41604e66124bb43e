import { areNames, cleanAuthors, isByline, isPerson, nameInAddress } from './authors.ts'
import { namesField } from './json-ld.ts'
import type { Found, Sources } from './metadata.ts'
import { isNearTitle, nearTitle, outletOf } from './metadata.ts'
import { comparable, tidy } from './text.ts'
import type { Element } from './tree.ts'
import { rawText } from './tree.ts'

const LONGEST_NAME = 300
/** A byline that is no person's («Le Figaro avec AFP») has no more words than this. */
const MOST_WORDS = 7

/** Who the page says wrote it: JSON-LD, then `<meta>`, then microdata, then the byline by the title. */
export function authorsOf(sources: Sources): Found<readonly string[]> {
  const { page, rules, node, nodes } = sources
  const clean = (raw: readonly string[]): string[] => cleanAuthors(raw, rules)
  const found: Found<string[]>[] = []
  for (const key of node ? ['author', 'creator'] : []) found.push({ value: clean(namesField(node!, key, nodes).map(({ name }) => name)), where: `json-ld ${key}` })
  for (const name of rules.metadata.authors) found.push({ value: clean(page.metas.get(name) ?? []), where: `meta ${name}` })
  for (const at of [1, 2]) if (LABEL.test(page.metas.get(`twitter:label${at}`)?.[0] ?? '')) found.push({ value: clean(page.metas.get(`twitter:data${at}`) ?? []), where: `meta twitter:data${at}` })
  const marked = page.marked.filter(({ element: { attributes } }) => attributes.get('itemprop') === 'author' || attributes.get('rel')?.split(/\s+/).includes('author'))
  const near = marked.filter(({ block }) => isNearTitle(page, block))
  const properties = (near.length > 0 ? near : marked.slice(0, 1)).map(({ element }) => element)
  found.push({ value: clean(properties.map(nameIn)), where: 'itemprop author' })
  const chosen = found.find(({ value }) => value.length > 0)
  const outlet = comparable(outletOf(sources)?.value ?? '')
  if (chosen && chosen.value.some(name => comparable(name) !== outlet && !LOGIN.test(name))) return chosen
  // The page says no more than its outlet, or an account of its editors: a byline may name a person.
  const people = [...properties, ...page.bylines.map(({ element }) => element)].map(element => clean([nameIn(element)])).find(names => names.length > 0 && names.every(isPerson))
  if (people) return { value: people, where: 'byline' }
  if (chosen) return chosen
  const byline = bylineNearTitle(sources)
  if (byline.length > 0) return { value: byline, where: 'byline' }
  const addresses = [...(node ? namesField(node, 'author', nodes, ['name', 'url', '@id']).map(({ name }) => name) : []), ...rules.metadata.authors.flatMap(name => page.metas.get(name) ?? [])]
  return { value: clean(addresses.flatMap(address => nameInAddress(address) ?? [])), where: 'address of the author' }
}

/** What Yoast and its like call the author in a card for social networks. */
const LABEL = /^(?:écrit par|written by|auteur|author|par|by)$/i
/** The name of an account: «amartin», «redac-web2». Agencies sign so, too. */
const LOGIN = /^[\p{Ll}\d._-]+$/u

/** The byline by the title where it stands in no field: «Par J.-M. R.», or an element that is named as one. */
function bylineNearTitle({ page, rules }: Sources): string[] {
  for (const { text } of nearTitle(page)) {
    const said = /(?:^|[\s,.|])(?:[Pp]ar|PAR|[Bb]y)\s+(\p{Lu}.{1,80})$/u.exec(text)
    const names = said ? cleanAuthors([`par ${said[1]!}`], rules) : []
    if (areNames(names, rules) || isByline(text, [], rules)) return names
  }
  for (const { element, block } of page.bylines) {
    if (!isNearTitle(page, block)) continue
    const names = cleanAuthors([nameIn(element)], rules)
    if (names.length > 0 && names.every(name => name.split(/\s+/).length <= MOST_WORDS && /^\p{Lu}/u.test(name) && !/[.!?:]$/.test(name))) return names
  }
  return []
}

/** The names in an author's element: its own itemprop name where it has one, its links where they are people's names, or its text. */
function nameIn(element: Element): string {
  const links: string[] = []
  const pending: Element[] = [element]
  for (let steps = 0; pending.length > 0 && steps < 200; steps++) {
    const next = pending.pop()!
    if (next.attributes.get('itemprop') === 'name') return next.attributes.get('content') ?? rawText(next, LONGEST_NAME)
    if (next.name === 'a') links.push(tidy(rawText(next, LONGEST_NAME)))
    for (const child of next.children.slice(0, 200).reverse()) if (typeof child !== 'string') pending.push(child)
  }
  if (links.length > 1 && links.every(isPerson)) return links.join('; ')
  return element.attributes.get('content') ?? partedText(element)
}

/** An element's text, with a mark where two of its elements stand side by side without a space: `<b>Anne Martin</b><i>Journaliste</i>`. */
function partedText(element: Element): string {
  const parts = element.children.slice(0, 50).map(child => (typeof child === 'string' ? child : rawText(child, LONGEST_NAME)))
  return parts.reduce((text, part, at) => {
    const beside = at > 0 && typeof element.children[at] !== 'string' && typeof element.children[at - 1] !== 'string'
    return `${text}${beside ? ' | ' : ''}${part}`
  }, '').slice(0, LONGEST_NAME)
}
