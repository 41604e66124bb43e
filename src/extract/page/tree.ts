import { Tokenizer } from 'htmlparser2'

/** An element of a page. Children are elements and strings: text with its entities decoded. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | null
  readonly children: (Element | string)[]
}

/** Deeper elements are laid flat. The deepest of the saved pages has 29 levels. */
const MAX_DEPTH = 256
/** Longer pages are cut, as a fetch would. In UTF-16 code units; the longest saved page has 1.6 million. */
const MAX_LENGTH = 10_000_000
/** Tags, attributes and pieces of text after which the rest of a page is not read. The longest saved pages have 16,000. */
const MAX_TOKENS = 400_000
/** How far up an end tag, or one that is implied, looks for what it ends. */
const MAX_REACH = 48
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/** What the readers look at; other attributes are not kept. */
const KEPT_ATTRIBUTES = new Set([
  'aria-hidden', 'aria-label', 'class', 'content', 'data-component', 'data-testid', 'datetime', 'hidden', 'href', 'id', 'itemprop',
  'itemtype', 'lang', 'name', 'property', 'rel', 'role', 'style', 'type',
])
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
/** Their text is never the page's. */
const DROPPED_TEXT = new Set(['style', 'svg', 'template', 'noscript', 'iframe', 'object', 'math', 'canvas', 'textarea', 'select', 'option', 'datalist'])

export const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre',
  'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'button', 'amp-list', 'iframe', 'video', 'audio', 'label',
])

/** Start tags that end an open element, and where the search for it stops (WHATWG HTML, optional tags). */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  li: ['li'], dt: ['dt', 'dd'], dd: ['dt', 'dd'], tr: ['tr', 'td', 'th'], td: ['td', 'th'], th: ['td', 'th'], option: ['option'], a: ['a'],
}
const SCOPES = new Set(['ul', 'ol', 'dl', 'table', 'div', 'section', 'article', 'body', 'blockquote', 'aside', 'main', 'td', 'th'])
const CLOSES_PARAGRAPH = new Set([...BLOCKS].filter(name => !['body', 'html', 'td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'iframe', 'video', 'audio', 'label', 'button'].includes(name)))

/**
 * Reads HTML into a tree, in one pass and without recursion, whatever the page holds: time and memory grow with its length alone.
 * The tokens are htmlparser2's; the tree is our own because its parser looks for the end of every tag through all that are open,
 * which takes seconds on 100,000 nested tags.
 */
export function parseTree(html: string): Element {
  const root = element('#root', NO_ATTRIBUTES, null)
  const source = html.length > MAX_LENGTH ? html.slice(0, MAX_LENGTH) : html
  const builder = new Builder(source, root, () => tokenizer.pause())
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder)
  tokenizer.write(source)
  tokenizer.end()
  return root
}

const element = (name: string, attributes: ReadonlyMap<string, string>, parent: Element | null): Element => ({ name, attributes, parent, children: [] })

class Builder {
  private readonly source: string
  private readonly stack: Element[]
  /** How many of each name are open: an end tag without its start costs nothing. */
  private readonly open = new Map<string, number>()
  /** Open tags beyond the depth that is kept. */
  private overflow = 0
  private name = ''
  private attribute = ''
  private value = ''
  private attributes: ReadonlyMap<string, string> = NO_ATTRIBUTES
  private tokens = 0
  private readonly stop: () => void

  constructor(source: string, root: Element, stop: () => void) {
    this.source = source
    this.stack = [root]
    this.stop = stop
  }

  onopentagname(start: number, end: number): void {
    this.count()
    this.name = this.source.slice(start, end).toLowerCase()
    this.attributes = NO_ATTRIBUTES
  }

  onattribname(start: number, end: number): void {
    this.count()
    this.attribute = this.source.slice(start, end).toLowerCase()
    this.value = ''
  }

  onattribdata(start: number, end: number): void {
    this.value += this.source.slice(start, end)
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    if (!KEPT_ATTRIBUTES.has(this.attribute) || this.attributes.has(this.attribute)) return
    if (this.attributes === NO_ATTRIBUTES) this.attributes = new Map([[this.attribute, this.value]])
    else (this.attributes as Map<string, string>).set(this.attribute, this.value)
  }

  onopentagend(): void {
    const { name } = this
    this.endImplied(name)
    const parent = this.stack.at(-1)!
    const added = element(name, this.attributes, parent)
    parent.children.push(added)
    if (VOID.has(name)) return
    if (this.stack.length >= MAX_DEPTH) {
      this.overflow++
      return
    }
    this.stack.push(added)
    this.open.set(name, (this.open.get(name) ?? 0) + 1)
  }

  /** `<div/>` opens a div in HTML; only void elements and those of SVG end there. */
  onselfclosingtag(): void {
    const before = this.stack.length
    this.onopentagend()
    if (this.stack.length > before && (this.open.get('svg') ?? 0) > 0) this.pop()
  }

  onclosetag(start: number, end: number): void {
    this.count()
    const name = this.source.slice(start, end).toLowerCase()
    if (name === 'br') {
      this.name = 'br'
      this.attributes = NO_ATTRIBUTES
      this.onopentagend()
      return
    }
    if (this.overflow > 0 && !VOID.has(name)) {
      this.overflow--
      return
    }
    if ((this.open.get(name) ?? 0) === 0) return
    if (!BLOCKS.has(name)) {
      const lowest = Math.max(0, this.stack.length - MAX_REACH)
      let at = this.stack.length - 1
      for (; at > lowest && this.stack[at]!.name !== name; at--) if (BLOCKS.has(this.stack[at]!.name)) return
      if (at === lowest) return
    }
    while (this.stack.length > 1 && this.pop().name !== name);
  }

  ontext(start: number, end: number): void {
    this.append(this.source.slice(start, end))
  }

  ontextentity(codepoint: number): void {
    this.append(String.fromCodePoint(codepoint))
  }

  oncdata(start: number, end: number, offset: number): void {
    this.append(this.source.slice(start, end - offset))
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private count(): void {
    if (++this.tokens === MAX_TOKENS) this.stop()
  }

  private append(text: string): void {
    this.count()
    const parent = this.stack.at(-1)!
    if (DROPPED_TEXT.has(parent.name)) return
    const last = parent.children.length - 1
    if (typeof parent.children[last] === 'string') parent.children[last] += text
    else parent.children.push(text)
  }

  private endImplied(name: string): void {
    if (CLOSES_PARAGRAPH.has(name) && (this.open.get('p') ?? 0) > 0) this.endOpen(['p'])
    const closes = CLOSES[name]
    if (closes?.some(open => (this.open.get(open) ?? 0) > 0)) this.endOpen(closes)
  }

  private endOpen(names: readonly string[]): void {
    for (let at = this.stack.length - 1; at > Math.max(0, this.stack.length - MAX_REACH); at--) {
      const open = this.stack[at]!.name
      if (names.includes(open)) {
        while (this.stack.length > at) this.pop()
        if (open !== 'td' && open !== 'th') return
      } else if (SCOPES.has(open)) return
    }
  }

  private pop(): Element {
    const ended = this.stack.pop()!
    this.open.set(ended.name, this.open.get(ended.name)! - 1)
    return ended
  }
}

/** The text under an element, scripts too, as it stands, up to `most` characters or a little more. */
export function rawText(from: Element, most = Number.POSITIVE_INFINITY): string {
  let text = ''
  const stack: { readonly element: Element; next: number }[] = [{ element: from, next: 0 }]
  for (let steps = most * 10; stack.length > 0 && text.length < most && steps > 0; steps--) {
    const frame = stack.at(-1)!
    const child = frame.element.children[frame.next++]
    if (child === undefined) stack.pop()
    else if (typeof child === 'string') text += child
    else stack.push({ element: child, next: 0 })
  }
  return text
}
