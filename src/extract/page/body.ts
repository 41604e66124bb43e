import { comparable, sameComparable } from './text.ts'
import { isAuthorNote, isByline } from './authors.ts'
import type { Block, Mark, Named, Scan } from './scan.ts'
import { PROSE_LENGTH, isProse } from './scan.ts'
import type { LitterRule, PageRules } from './rules.ts'
import type { Element } from './tree.ts'

/** What became of a block: kept, or left out by a rule. */
export interface Verdict {
  readonly block: Block
  /** Null where the block is the article's. */
  readonly rule: string | null
}

/** Part of an element's prose that a child must hold for the article to be in that child alone. Calibrated on the tuning half of the saved pages. */
const DESCEND = 0.8
/** Part of that prose that an element named as an article's body must hold to be preferred. */
const NAMED = 0.5
/** Part of a page's prose that the `<article>` around its title must hold to be the article, whatever else the page holds. */
const OWN_ARTICLE = 0.2
/** What of a text tells it from others. In characters. */
const LONGEST_KEY = 4_000
/** Blocks that are looked for in the page's own copy of its text. */
const MOST_CHECKED = 2_000
/** How many misnamed parts a page may have. */
const MOST_FREED = 12
/** Blocks with a larger part of their text in links are lists of links. */
const LINKED = 0.6
/** A paragraph that is a sentence may be nearly all link. */
const LINKED_SENTENCE = 0.95
/** The least text of a container-like block (a bare `<div>`) that is not a mere fragment. In characters. */
const FRAGMENT = 80

/** Decides for every block of the page whether it is the article's. `articleBody` is the page's own copy of its text, where it has one. */
export function judge(page: Scan, rules: PageRules, known: { titles: readonly string[]; authors: readonly string[]; articleBody: string | null }): Verdict[] {
  const { blocks } = page
  const active = activeMarks(blocks)
  const ruleOf = blocks.map(block => nearestActive(block.mark, active))
  const prose = blocks.filter((block, at) => ruleOf[at] === null && isProse(block))
  const evidence = known.articleBody && known.articleBody.length > 400 && prose.length <= MOST_CHECKED ? comparable(known.articleBody.slice(0, 200_000)) : null
  const titles = known.titles.map(comparable)
  const heading = blocks.findIndex(({ inTitle, text }) => inTitle && titles.some(title => sameComparable(title, comparable(text.slice(0, LONGEST_KEY)))))
  const container = findContainer(prose, evidence, rules, blocks[heading]?.element ?? null)
  const verdicts: Verdict[] = []
  const seen = new Set<string>()
  let inside = false
  let kept = 0
  let ended: string | null = null
  let listRule: string | null = null
  blocks.forEach((block, at) => {
    inside = container !== null && contains(container, block.element)
    let rule = ruleOf[at] ?? (inside ? at < heading && !isProse(block) ? 'before the title' : null : 'outside')
    if (rule === null) {
      rule = ended ?? listed(block) ?? litterRule(block.text, rules.litter, matched => {
        if (matched.then === 'rest' && kept >= 2) ended = matched.rule
        if (matched.then === 'list') listRule = matched.rule
      }) ?? shapeRule(block, titles, seen) ?? (isByline(block.text, known.authors, rules) ? 'byline' : isAuthorNote(block.text, known.authors) ? 'author' : null)
    }
    if (rule === null && isProse(block)) kept++
    verdicts.push({ block, rule })
  })
  return trimmed(verdicts)

  function listed(block: Block): string | null {
    if (listRule === null) return null
    if (block.kind === 'list_item' || block.linked * 2 > block.text.length) return listRule
    listRule = null
    return null
  }
}

/**
 * The marks that hold. A part that holds the title is misnamed, and so is a name that bears much of the page's prose; the worst of
 * these is set free first, as its prose then counts as the article's when the others are weighed.
 */
function activeMarks(blocks: readonly Block[]): (mark: Mark) => boolean {
  const freed = new Set<Named>()
  const active = ({ named, holdsTitle }: Mark): boolean => !holdsTitle && !freed.has(named)
  const prose = blocks.filter(isProse)
  for (let turn = 0; turn < MOST_FREED; turn++) {
    let unmarked = 0
    const marked = new Set<Named>()
    for (const block of prose) {
      let own = false
      for (let above = block.mark; above; above = above.parent) {
        if (!active(above)) continue
        own = true
        marked.add(above.named)
      }
      if (!own) unmarked += block.text.length
    }
    const wrong = [...marked].filter(named => named.prose > named.rule.share * (named.prose + unmarked))
    if (wrong.length === 0) break
    freed.add(wrong.reduce((worst, named) => (named.prose > worst.prose ? named : worst)))
  }
  return active
}

function nearestActive(mark: Mark | null, active: (mark: Mark) => boolean): string | null {
  for (let above = mark; above; above = above.parent) if (active(above)) return above.named.rule.rule
  return null
}

/** The smallest element that holds nearly all of the prose: found from the root down, by weight and by name. */
function findContainer(prose: readonly Block[], evidence: string | null, rules: PageRules, heading: Element | null): Element | null {
  const weight = new Map<Element, number>()
  const count = new Map<Element, number>()
  let root: Element | null = null
  for (const block of prose) {
    const own = Math.min(block.text.length, 1000) * (evidence !== null && evidence.includes(comparable(block.text.slice(0, 120)).slice(0, 60)) ? 4 : 1)
    for (let above: Element | null = block.element; above; above = above.parent) {
      weight.set(above, (weight.get(above) ?? 0) + own)
      count.set(above, (count.get(above) ?? 0) + 1)
      root = above
    }
  }
  if (!root) return null
  const leaves = new Set(prose.map(block => block.element))
  const descend = (from: Element): Element => {
    for (let container = from; ;) {
      const here = weight.get(container)!
      const next = container.children.find((child): child is Element => typeof child !== 'string' && (weight.get(child) ?? 0) >= DESCEND * here && count.get(child)! >= 0.6 * count.get(container)!)
      if (!next || leaves.has(next)) return container
      container = next
    }
  }
  const container = descend(ownArticle(heading, root, weight))
  const heaviest = (isOne: (element: Element) => boolean): Element | null => {
    let found: Element | null = null
    for (const [element, own] of weight) {
      if (own >= NAMED * weight.get(container)! && !leaves.has(element) && isOne(element) && contains(container, element) && (found === null || own > weight.get(found)!)) found = element
    }
    return found
  }
  const named = heaviest(rules.isContainer) ?? heaviest(element => element.name === 'article')
  return widened(named ? descend(named) : container, prose, weight)
}

/** The `<article>` that the title stands in, where it holds a fair part of the prose: another may follow it in the same page. */
function ownArticle(heading: Element | null, root: Element, weight: ReadonlyMap<Element, number>): Element {
  for (let above = heading; above; above = above.parent) if (above.name === 'article' && (weight.get(above) ?? 0) >= OWN_ARTICLE * weight.get(root)!) return above
  return root
}

/** Takes in what stands beside the container in paragraphs that are named as its own are: a first paragraph before a wall, say. */
function widened(container: Element, prose: readonly Block[], weight: ReadonlyMap<Element, number>): Element {
  const nameOf = (block: Block): string => `${block.element.name} ${block.element.attributes.get('class') ?? ''}`
  let wide = container
  for (let level = 0; level < 2 && wide.parent; level++) {
    const { parent } = wide
    if (weight.get(parent) === weight.get(wide)) {
      wide = parent
      continue
    }
    const inside = new Set(prose.filter(block => contains(container, block.element)).map(nameOf))
    const beside = prose.filter(block => contains(parent, block.element) && !contains(wide, block.element))
    const first = prose.findIndex(block => contains(container, block.element))
    if (!beside.every(block => inside.has(nameOf(block)) && (block.element.attributes.has('class') || (block.element.name === 'p' && prose.indexOf(block) < first)))) break
    wide = parent
    container = parent
  }
  return container
}

function contains(container: Element, element: Element): boolean {
  for (let above: Element | null = element; above; above = above.parent) if (above === container) return true
  return false
}

export function litterRule(text: string, litter: readonly LitterRule[], matched: (rule: LitterRule) => void): string | null {
  for (const rule of litter) {
    if (text.length > rule.longest || !rule.pattern.test(text)) continue
    matched(rule)
    return rule.rule
  }
  return null
}

/** Left out for what it looks like: links, fragments, the title or an earlier block again. */
function shapeRule(block: Block, titles: readonly string[], seen: Set<string>): string | null {
  const { text, element, linked, inTitle } = block
  const sentence = element.name === 'p' && text.length >= PROSE_LENGTH && /[.!?]$/.test(text)
  if (linked > (sentence ? LINKED_SENTENCE : LINKED) * text.length) return 'links'
  const key = comparable(text.slice(0, LONGEST_KEY))
  if (key === '') return 'no words'
  if (/^https?:\/\/\S+$/.test(text)) return 'links'
  if (titles.some(title => sameComparable(title, key))) return 'title'
  if (text.length >= 40) {
    if (seen.has(key)) return 'repeated'
    seen.add(key)
  }
  if (inTitle) return 'heading of the page'
  if (!/^(?:p|h[2-6]|li|blockquote|dd|dt|pre|td|th)$/.test(element.name) && text.length < FRAGMENT && block.kind === 'paragraph' && !/[.!?…:»”"]$/.test(text)) return 'fragment'
  if ((element.name === 'td' || element.name === 'th') && text.length < FRAGMENT) return 'table'
  return null
}

/** Headings that head nothing go: those after the last paragraph. */
function trimmed(verdicts: readonly Verdict[]): Verdict[] {
  const result = [...verdicts]
  for (let at = result.length - 1; at >= 0; at--) {
    const { block, rule } = result[at]!
    if (rule !== null) continue
    if (block.kind !== 'subhead') break
    result[at] = { block, rule: 'heading of nothing' }
  }
  return result
}
