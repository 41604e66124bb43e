import { Tokenizer } from 'htmlparser2'

/** What is told of a page's tags and texts, in its order. Names are in small letters. */
export interface TagReader {
  /** Gives false to stop reading. */
  start(name: string, attributes: ReadonlyMap<string, string>): boolean | void
  end?(name: string): void
  text?(text: string): void
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()
/** What links and heads say; other attributes are not kept. */
const KEPT = new Set(['href', 'rel', 'name', 'property', 'content', 'title', 'alt'])

/**
 * Tells the tags of a page without asking what closes what, so that time grows with its length alone: htmlparser2's own parser
 * looks for each end tag through all that are open, and half a megabyte of nested tags keeps it for a minute.
 */
export function readTags(html: string, reader: TagReader): void {
  let name = ''
  let attribute = ''
  let value = ''
  let attributes = NO_ATTRIBUTES
  const slice = (start: number, end: number): string => html.slice(start, end)
  const started = (): void => {
    if (reader.start(name, attributes) === false) tokenizer.pause()
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, {
    onopentagname(start, end) {
      name = slice(start, end).toLowerCase()
      attributes = NO_ATTRIBUTES
    },
    onattribname(start, end) {
      attribute = slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata: (start, end) => { value += slice(start, end) },
    onattribentity: code => { value += String.fromCodePoint(code) },
    onattribend() {
      if (KEPT.has(attribute) && !attributes.has(attribute)) attributes = new Map([...attributes, [attribute, value]])
    },
    onopentagend: started,
    onselfclosingtag: started,
    onclosetag: (start, end) => reader.end?.(slice(start, end).toLowerCase()),
    ontext: (start, end) => reader.text?.(slice(start, end)),
    ontextentity: code => reader.text?.(String.fromCodePoint(code)),
    oncdata() {}, oncomment() {}, ondeclaration() {}, onprocessinginstruction() {}, onend() {},
  })
  tokenizer.write(html)
  tokenizer.end()
}
