import { Tokenizer } from 'htmlparser2'

/** An element of a page. Children are elements and strings: text with its entities decoded. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | null
  readonly children: (Element | string)[]
}

/** Deeper elements are laid flat: no press page comes near (the deepest measured has 61 levels), hostile ones do. */
const MAX_DEPTH = 512
/** Longer pages are cut, as a fetch would. In UTF-16 code units. */
const MAX_LENGTH = 10_000_000

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
  const root = element('#root', new Map(), null)
  const source = html.length > MAX_LENGTH ? html.slice(0, MAX_LENGTH) : html
  const builder = new Builder(source, root)
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
  private attributes = new Map<string, string>()

  constructor(source: string, root: Element) {
    this.source = source
    this.stack = [root]
  }

  onopentagname(start: number, end: number): void {
    this.name = this.source.slice(start, end).toLowerCase()
    this.attributes = new Map()
  }

  onattribname(start: number, end: number): void {
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
    if (KEPT_ATTRIBUTES.has(this.attribute) && !this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value)
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
    const name = this.source.slice(start, end).toLowerCase()
    if (name === 'br') {
      this.name = 'br'
      this.attributes = new Map()
      this.onopentagend()
      return
    }
    if (this.overflow > 0 && !VOID.has(name)) {
      this.overflow--
      return
    }
    if ((this.open.get(name) ?? 0) === 0) return
    if (!BLOCKS.has(name)) {
      for (let at = this.stack.length - 1; at > 0 && this.stack[at]!.name !== name; at--) if (BLOCKS.has(this.stack[at]!.name)) return
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

  private append(text: string): void {
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
    for (let at = this.stack.length - 1; at > 0; at--) {
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

/** All the text under an element, scripts too, as it stands. */
export function rawText(from: Element): string {
  let text = ''
  const pending: (Element | string)[] = [from]
  while (pending.length > 0) {
    const next = pending.pop()!
    if (typeof next === 'string') text += next
    else for (let at = next.children.length - 1; at >= 0; at--) pending.push(next.children[at]!)
  }
  return text
}
