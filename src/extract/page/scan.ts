import type { Link, ParagraphKind } from '../../model/article.ts'
import type { DiscardRule, PageRules } from './rules.ts'
import type { Element } from './tree.ts'
import { BLOCKS, rawText } from './tree.ts'
import { tidy } from './text.ts'

/** The parts of the page that bear one name that a discard rule knows, and how much prose they hold: too much, and the rule errs. */
export interface Named {
  readonly rule: DiscardRule
  prose: number
}

/** One such part. */
export interface Mark {
  readonly named: Named
  readonly parent: Mark | null
  holdsTitle: boolean
}

/** A run of text between two block boundaries of the page, in page order. */
export interface Block {
  readonly element: Element
  readonly kind: ParagraphKind
  readonly text: string
  /** Characters that are in links, and in bold. */
  readonly linked: number
  readonly bold: number
  readonly links: readonly Link[]
  readonly mark: Mark | null
  /** Whether it is an h1, or stands in one. */
  readonly inTitle: boolean
}

/** Everything that one walk over the page gathers. */
export interface Scan {
  readonly language: string | null
  /** Contents of `<meta>` by lower-case property, name or itemprop, in page order. */
  readonly metas: ReadonlyMap<string, readonly string[]>
  /** `<link>` addresses by rel. */
  readonly links: ReadonlyMap<string, string>
  readonly documentTitle: string
  readonly jsonLd: readonly string[]
  readonly blocks: readonly Block[]
  /** Every h1 of the page. */
  readonly titles: readonly Element[]
  /** The number of the first block that is an h1, or -1. */
  readonly heading: number
  /** The number of the block where what stands by the title ends: the second one of prose after it. */
  readonly headingEnd: number
  /** Elements with itemprop or rel=author: where metadata may stand in the page itself. */
  readonly marked: readonly Placed[]
  readonly times: readonly Placed[]
  /** Elements that are named as a byline. */
  readonly bylines: readonly Placed[]
}

/** An element and the number of the block that it begins or stands in. */
export interface Placed {
  readonly element: Element
  readonly block: number
}

const SKIPPED = new Set(['script', 'style', 'svg', 'template', 'noscript', 'iframe', 'object', 'math', 'canvas', 'textarea', 'select', 'video', 'audio', 'map', 'datalist'])
const BOLD = new Set(['b', 'strong'])
const HEADING = /^h[1-6]$/
/** Prose is what has the length of a sentence and is not mostly links. */
export const PROSE_LENGTH = 60

export const isProse = (block: Pick<Block, 'text' | 'linked' | 'kind'>): boolean =>
  block.text.length >= PROSE_LENGTH && block.linked * 2 < block.text.length && block.kind !== 'subhead'

const LOWER = /\p{Ll}/u
const UPPER = /\p{Lu}/u
const MOST_BYLINES = 200
const MOST_TITLES = 30
/** In characters. */
const LONGEST_TITLE = 400
const MOST_MARKED = 5_000
/** Blocks beyond this are not looked at: the saved pages have up to 1,416. */
const MOST_BLOCKS = 20_000

/** Inline text for screen readers alone («opens in a new tab»): it stands within sentences and is none of theirs. */
const isUnseen = ({ name, attributes }: Element): boolean =>
  name === 'span' && (/(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader-text)/i.test(attributes.get('class') ?? '') || /clip:\s*rect\(|display:\s*none/i.test(attributes.get('style') ?? ''))

interface Frame {
  readonly element: Element
  next: number
  readonly mark: Mark | null
}

/** Walks the tree once. */
export function scan(root: Element, rules: PageRules): Scan {
  const metas = new Map<string, string[]>()
  const links = new Map<string, string>()
  const jsonLd: string[] = []
  const marked: Placed[] = []
  const bylines: Placed[] = []
  const times: Placed[] = []
  const titles: Element[] = []
  const blocks: Block[] = []
  let language: string | null = null
  let documentTitle = ''

  let buffer = ''
  let linked = 0
  let bold = 0
  let blockLinks: Link[] = []
  let linkStart = -1
  let breaks = 0
  let boldDepth = 0
  /** Between two spans set as blocks («Basket</span><span>Madrid gagne») no white space may stand. */
  let spanEdge = false
  // The buffer grows as a rope: looking into it would copy it whole each time, so its end and its links are kept apart.
  let last = ''
  let linkText = ''

  const flush = (element: Element, mark: Mark | null): void => {
    if (linkStart >= 0) {
      // A link around whole blocks is a card: every block in it counts as linked.
      linked += buffer.length - linkStart
      linkStart = 0
    }
    if (buffer !== '') {
      const text = tidy(buffer)
      if (text !== '') {
        const whole = buffer.length > 0 ? text.length / buffer.length : 1
        const inTitle = isInTitle(element)
        const block: Block = { element, kind: inTitle ? 'subhead' : kindOf(element, text, bold * whole), text, linked: Math.round(linked * whole), bold: Math.round(bold * whole), links: blockLinks, mark, inTitle }
        blocks.push(block)
        if (isProse(block)) for (let above = mark; above; above = above.parent) above.named.prose += text.length
        if (inTitle) for (let above = mark; above; above = above.parent) above.holdsTitle = true
      }
    }
    buffer = ''
    last = ''
    linked = 0
    bold = 0
    blockLinks = []
    breaks = 0
  }

  const inTitles = new Set<Element>()
  const isInTitle = (element: Element): boolean => {
    if (element.name === 'h1') return true
    for (let above: Element | null = element, level = 0; above && level < 4; above = above.parent, level++) if (inTitles.has(above)) return true
    return false
  }

  const named = new Map<string, Named>()
  const nameOf = (element: Element, rule: DiscardRule): Named => {
    const key = `${rule.rule} ${element.attributes.get('class') ?? element.name}`
    const known = named.get(key)
    if (known) return known
    const added = { rule, prose: 0 }
    named.set(key, added)
    return added
  }

  const stack: Frame[] = [{ element: root, next: 0, mark: null }]
  const blockStack: Element[] = [root]
  while (stack.length > 0 && blocks.length < MOST_BLOCKS) {
    const frame = stack.at(-1)!
    const { element, mark } = frame
    if (frame.next >= element.children.length) {
      stack.pop()
      if (element.name === 'span') spanEdge = true
      if (BLOCKS.has(element.name)) {
        flush(element, mark)
        blockStack.pop()
      } else if (element.name === 'a' && linkStart >= 0) {
        const text = tidy(linkText)
        const href = element.attributes.get('href')
        if (href && text) blockLinks.push({ href, text })
        linked += buffer.length - linkStart
        linkStart = -1
      } else if (BOLD.has(element.name)) boldDepth--
      continue
    }
    const child = element.children[frame.next++]!
    if (typeof child === 'string') {
      if (spanEdge && LOWER.test(last) && UPPER.test(child.charAt(0))) buffer += ' '
      spanEdge = false
      buffer += child
      last = child.charAt(child.length - 1)
      if (linkStart >= 0) linkText += child
      if (boldDepth > 0) bold += child.length
      if (breaks > 0 && child.trim() !== '') breaks = 0
      continue
    }
    const { name, attributes } = child
    if (name === 'meta') {
      const key = (attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop'))?.toLowerCase()
      const content = attributes.get('content')
      if (key && content) {
        const known = metas.get(key)
        if (known && known.length < 100) known.push(content)
        else if (!known) metas.set(key, [content])
      }
      if (attributes.has('itemprop')) marked.push({ element: child, block: blocks.length })
      continue
    }
    if (name === 'link') {
      const href = attributes.get('href')
      for (const rel of (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)) if (rel && href && !links.has(rel)) links.set(rel, href)
      continue
    }
    if (name === 'script') {
      if ((attributes.get('type') ?? '').toLowerCase().includes('ld+json')) jsonLd.push(rawText(child))
      continue
    }
    if (name === 'title') {
      if (documentTitle === '') documentTitle = tidy(rawText(child).slice(0, 1_000))
      continue
    }
    if (SKIPPED.has(name) || isUnseen(child)) continue
    if (name === 'br' || name === 'wbr') {
      if (name === 'br') {
        buffer += ' '
        if (++breaks > 1 && linkStart < 0) flush(blockStack.at(-1)!, mark)
      }
      continue
    }
    if (name === 'html') language = attributes.get('lang') ?? language
    if (name === 'h1' && titles.length < MOST_TITLES) {
      titles.push(child)
      // One that was never closed holds the article, too.
      if (tidy(rawText(child, 4 * LONGEST_TITLE)).length <= LONGEST_TITLE) inTitles.add(child)
    }
    if (name === 'time' && times.length < MOST_MARKED) times.push({ element: child, block: blocks.length })
    if (marked.length < MOST_MARKED && ( attributes.has('itemprop') || attributes.get('rel')?.includes('author'))) marked.push({ element: child, block: blocks.length })
    if (bylines.length < MOST_BYLINES && attributes.size > 0 && rules.isByline(child)) bylines.push({ element: child, block: blocks.length })
    const rule = rules.discards(child)
    const childMark: Mark | null = rule ? { named: nameOf(child, rule), parent: mark, holdsTitle: false } : mark
    if (BLOCKS.has(name)) {
      flush(blockStack.at(-1)!, mark)
      blockStack.push(child)
    } else if (name === 'span') spanEdge = true
    else if (name === 'a') {
      linkStart = buffer.length
      linkText = ''
    }
    else if (BOLD.has(name)) boldDepth++
    if (name !== 'hr' && name !== 'img' && name !== 'input') stack.push({ element: child, next: 0, mark: childMark })
    else if (BLOCKS.has(name)) blockStack.pop()
  }
  const heading = blocks.findIndex(block => block.inTitle)
  let headingEnd = heading
  for (let prose = 0; headingEnd < blocks.length && prose < 2; headingEnd++) if (headingEnd > heading && isProse(blocks[headingEnd]!)) prose++
  return { language, metas, links, documentTitle, jsonLd, blocks, titles, heading, headingEnd, marked, times, bylines }
}

function kindOf(element: Element, text: string, bold: number): ParagraphKind {
  if (HEADING.test(element.name)) return 'subhead'
  for (let above: Element | null = element, level = 0; above && level < 4; above = above.parent, level++) {
    if (above.name === 'li') return 'list_item'
    if (above.name === 'blockquote') return 'quote'
  }
  return text.length <= 90 && bold >= text.length - 2 && !/[.!?…:;,»”"]$/.test(text) ? 'subhead' : 'paragraph'
}
