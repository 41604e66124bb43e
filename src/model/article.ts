/** What stands in a paragraph's place in the page. */
export type ParagraphKind = 'paragraph' | 'subhead' | 'list_item' | 'quote'

/** One block of an article's text. `start` and `end` are UTF-16 code units into `Article.text`. */
export interface Paragraph {
  readonly kind: ParagraphKind
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A link out of the article's text: a trail to where it takes its facts from. */
export interface Link {
  readonly href: string
  readonly text: string
}

/** What a fetch or a page says of how freely the article may be read. */
export type PageFlag = 'consent_wall' | 'soft_404' | 'redirect_to_home' | 'paywall_stub' | 'empty'

/**
 * One document of one outlet, in one version, as read from a page or a text.
 *
 * `text` is title, standfirst and paragraphs, each once, joined by a blank line (`articleText`);
 * quotes point into it.
 */
export interface Article {
  readonly title: string
  readonly alternativeTitles: readonly string[]
  readonly standfirst: string | null
  readonly authors: readonly string[]
  /** The outlet's name as the page gives it. */
  readonly outlet: string | null
  /** ISO 8601, with the page's own offset where it has one, or a bare day. */
  readonly published: string | null
  readonly modified: string | null
  readonly canonical: string | null
  /** ISO 639-1 of the text itself, and of what the page declares. */
  readonly language: string | null
  readonly declaredLanguage: string | null
  readonly section: string | null
  readonly keywords: readonly string[]
  readonly free: boolean | null
  readonly flags: readonly PageFlag[]
  readonly paragraphs: readonly Paragraph[]
  readonly captions: readonly string[]
  readonly links: readonly Link[]
  readonly text: string
  /** Which rule found each field: `{published: 'json-ld datePublished'}`. */
  readonly found: Readonly<Record<string, string>>
}

const SEPARATOR = '\n\n'

/** Builds `text` and the paragraphs' positions in it: the only place that knows how they are joined. */
export function articleText(
  title: string,
  standfirst: string | null,
  blocks: readonly { kind: ParagraphKind; text: string }[],
): { text: string; paragraphs: Paragraph[] } {
  const parts = [title, standfirst ?? ''].filter(part => part !== '')
  let text = parts.join(SEPARATOR)
  const paragraphs = blocks.map(({ kind, text: block }) => {
    if (text !== '') text += SEPARATOR
    const start = text.length
    text += block
    return { kind, text: block, start, end: text.length }
  })
  return { text, paragraphs }
}

/** What a claim keeps of the article it stands in. `published` is ISO 8601. */
export interface ArticleReference {
  readonly id: string
  readonly url: string | null
  readonly outlet: string
  readonly title: string
  readonly published: string | null
  /** Counts from 1 where several versions of one article are held. */
  readonly version?: number
}
