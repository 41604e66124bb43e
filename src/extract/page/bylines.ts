import { cleanAuthors, isByline, isPerson } from './authors.ts'
import { namesField } from './json-ld.ts'
import type { Found, Sources } from './metadata.ts'
import { isNearTitle, nearTitle, outletOf } from './metadata.ts'
import { comparable } from './text.ts'
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
  const marked = page.marked.filter(({ element: { attributes } }) => attributes.get('itemprop') === 'author' || attributes.get('rel')?.split(/\s+/).includes('author'))
  const near = marked.filter(({ block }) => isNearTitle(page, block))
  const properties = (near.length > 0 ? near : marked.slice(0, 1)).map(({ element }) => element)
  found.push({ value: clean(properties.map(nameIn)), where: 'itemprop author' })
  const chosen = found.find(({ value }) => value.length > 0)
  const outlet = comparable(outletOf(sources)?.value ?? '')
  if (chosen && chosen.value.some(name => comparable(name) !== outlet)) return chosen
  // The page says no more than its outlet: a byline may name a person.
  const people = [...properties, ...page.bylines.map(({ element }) => element)].map(element => clean([nameIn(element)])).find(names => names.length > 0 && names.every(isPerson))
  if (people) return { value: people, where: 'byline' }
  return chosen ?? { value: bylineNearTitle(sources), where: 'byline' }
}

/** The byline by the title where it stands in no field: «Par J.-M. R.», or an element that is named as one. */
function bylineNearTitle({ page, rules }: Sources): string[] {
  for (const { text } of nearTitle(page)) {
    const said = /(?:^|[\s,.|])(?:par|by)\s+(\p{Lu}.{1,80})$/u.exec(text)
    const names = said ? cleanAuthors([`par ${said[1]!}`], rules) : []
    if (names.length > 0 && (names.every(name => isPerson(name) || INITIALS.test(name)) || isByline(text, [], rules))) return names
  }
  for (const { element, block } of page.bylines) {
    if (!isNearTitle(page, block)) continue
    const names = cleanAuthors([nameIn(element)], rules)
    if (names.length > 0 && names.every(name => name.split(/\s+/).length <= MOST_WORDS && /^\p{Lu}/u.test(name) && !/[.!?:]$/.test(name))) return names
  }
  return []
}

const INITIALS = /^(?:\p{Lu}\.[\s-]?){1,4}$/u

/** The name in an author's element: its own itemprop name where it has one. */
function nameIn(element: Element): string {
  const pending: Element[] = [element]
  for (let steps = 0; pending.length > 0 && steps < 200; steps++) {
    const next = pending.pop()!
    if (next.attributes.get('itemprop') === 'name') return next.attributes.get('content') ?? rawText(next, LONGEST_NAME)
    for (const child of next.children.slice(0, 200)) if (typeof child !== 'string') pending.push(child)
  }
  return element.attributes.get('content') ?? rawText(element, LONGEST_NAME)
}
