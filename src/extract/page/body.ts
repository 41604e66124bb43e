import { sameText, comparable } from './text.ts'
import type { Block, Mark, Scan } from './scan.ts'
import { isProse } from './scan.ts'
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
/** Blocks with a larger part of their text in links are lists of links. */
const LINKED = 0.6
/** The least text of a container-like block (a bare `<div>`) that is not a mere fragment. In characters. */
const FRAGMENT = 80

/** Decides for every block of the page whether it is the article's. `articleBody` is the page's own copy of its text, where it has one. */
export function judge(page: Scan, rules: PageRules, known: { titles: readonly string[]; articleBody: string | null }): Verdict[] {
  const { blocks } = page
  const active = activeMarks(blocks)
  const ruleOf = blocks.map(block => nearestActive(block.mark, active))
  const evidence = known.articleBody && known.articleBody.length > 400 ? comparable(known.articleBody) : null
  const container = findContainer(blocks.filter((block, at) => ruleOf[at] === null && isProse(block)), evidence)
  const verdicts: Verdict[] = []
  const seen = new Set<string>()
  let inside = false
  let ended: string | null = null
  let listRule: string | null = null
  blocks.forEach((block, at) => {
    inside = container !== null && contains(container, block.element)
    let rule = ruleOf[at] ?? (inside ? null : 'outside')
    if (rule === null) {
      rule = ended ?? listed(block) ?? litterRule(block.text, rules.litter, matched => {
        if (matched.then === 'rest') ended = matched.rule
        if (matched.then === 'list') listRule = matched.rule
      }) ?? shapeRule(block, known.titles, seen)
    }
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

/** Marks that hold: a part that holds the title, or much of the page's prose, is misnamed. */
function activeMarks(blocks: readonly Block[]): (mark: Mark) => boolean {
  let unmarked = 0
  for (const block of blocks) if (block.mark === null && isProse(block)) unmarked += block.text.length
  return ({ named: { rule, prose }, holdsTitle }) => !holdsTitle && prose <= rule.share * (prose + unmarked)
}

function nearestActive(mark: Mark | null, active: (mark: Mark) => boolean): string | null {
  for (let above = mark; above; above = above.parent) if (active(above)) return above.named.rule.rule
  return null
}

/** The smallest element that holds nearly all of the prose, found from the root down. */
function findContainer(prose: readonly Block[], evidence: string | null): Element | null {
  const weight = new Map<Element, number>()
  const count = new Map<Element, number>()
  let root: Element | null = null
  for (const block of prose) {
    const own = Math.min(block.text.length, 1000) * (evidence !== null && evidence.includes(comparable(block.text).slice(0, 60)) ? 4 : 1)
    for (let above: Element | null = block.element; above; above = above.parent) {
      weight.set(above, (weight.get(above) ?? 0) + own)
      count.set(above, (count.get(above) ?? 0) + 1)
      root = above
    }
  }
  let container = root
  while (container) {
    const here = weight.get(container)!
    let next: Element | null = null
    for (const child of container.children) {
      if (typeof child !== 'string' && (weight.get(child) ?? 0) >= DESCEND * here && count.get(child)! >= 0.6 * count.get(container)!) next = child
    }
    if (!next || prose.some(block => block.element === next)) return container
    container = next
  }
  return null
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
  const { text, element, linked } = block
  if (linked > LINKED * text.length && (block.kind !== 'paragraph' || text.length < 400)) return 'links'
  if (titles.some(title => sameText(title, text))) return 'title'
  const key = comparable(text)
  if (key === '') return 'no words'
  if (text.length >= 40) {
    if (seen.has(key)) return 'repeated'
    seen.add(key)
  }
  if (element.name === 'h1') return 'heading of the page'
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
