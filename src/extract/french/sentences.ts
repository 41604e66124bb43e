/** A sentence's place in a block of text, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' })

/**
 * Cuts one block (a title, a paragraph) into sentences, without the space between them: the segmenter of the platform,
 * put right after `abbreviations` («M. Dupont»; in small letters) and initials, and before a word that continues («… » a-t-il dit).
 */
export function findSentences(block: string, abbreviations: ReadonlySet<string>): Span[] {
  const spans: { start: number; end: number }[] = []
  for (const { segment, index } of segments(block, abbreviations)) {
    const lead = segment.length - segment.trimStart().length
    const start = index + lead
    const end = index + segment.trimEnd().length
    if (end <= start) continue
    const last = spans.at(-1)
    const closed = last ? closers(block, start, end) : start
    // «… la banque. » L'entreprise…»: the guillemet ends the sentence before, and a capital begins another.
    if (last && closed > start) {
      last.end = block.slice(start, closed).trimEnd().length + start
      if (closed < end) spans.push({ start: closed, end })
    } else if (last && continues(block, last, start, abbreviations)) last.end = end
    else spans.push({ start, end })
  }
  return spans
}

/** A full stop after a word, and a figure: «… a été piraté. 800 000 clients sont touchés.», where the platform sees no end. */
const BEFORE_FIGURE = /(\p{L}{3,5})?[»”)]?\.\s(?=\d)/gu

function* segments(block: string, abbreviations: ReadonlySet<string>): Generator<{ readonly segment: string; readonly index: number }> {
  for (const { segment, index } of segmenter.segment(block)) {
    let from = 0
    for (const match of segment.matchAll(BEFORE_FIGURE)) {
      const word = match[1]?.toLowerCase()
      if (word === undefined || abbreviations.has(word)) continue
      const to = match.index + match[0].length
      yield { segment: segment.slice(from, to), index: index + from }
      from = to
    }
    yield { segment: segment.slice(from), index: index + from }
  }
}

const CLOSER = /^[»”](?:\s|$)|^"\s/
const BEGINS = /[\p{Lu}«“]/u

/** Where the sentence begins that follows a closing guillemet at `start`; `start` itself where none closes or the sentence goes on. */
function closers(block: string, start: number, end: number): number {
  if (!CLOSER.test(block.slice(start, start + 2))) return start
  let at = start + 1
  while (at < end && block[at]!.trim() === '') at++
  return at < end && BEGINS.test(block[at]!) ? at : start
}

function continues(block: string, last: Span, start: number, abbreviations: ReadonlySet<string>): boolean {
  const next = block[start]!
  if (next === '»' || next === '”' || next === ')' || next === ',') return true
  if (next.toLowerCase() === next && next.toUpperCase() !== next) return true
  const word = /([\p{L}]{1,5})\.$/u.exec(block.slice(Math.max(last.start, last.end - 7), last.end))?.[1]
  return word !== undefined && (abbreviations.has(word.toLowerCase()) || (word.length === 1 && word !== word.toLowerCase()))
}
