import { stripVTControlCharacters } from 'node:util'

/** Text of the web for a terminal: no control characters, no marks that turn the direction of what follows. */
export const visibleText = (text: string): string =>
  stripVTControlCharacters(text).replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')

const widthOf = (text: string): number => Array.from(stripVTControlCharacters(text)).length

/** The text in lines of at most `width` columns, broken at plain spaces only: no-break spaces hold. */
export function wrap(text: string, width: number, first = '', next = first): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = next
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}

/** Two columns: the left one `left` wide where it fits, the right one wrapped beside it. */
export function columns(leftText: string, rightText: string, width: number, left: number): string[] {
  const room = widthOf(leftText) + 2
  if (room > width - 24) return [...wrap(leftText, width), ...wrap(rightText, width, ' '.repeat(8))]
  const start = Math.max(left, room)
  const [first, ...rest] = wrap(rightText, Math.max(24, width - start))
  return [`${leftText}${' '.repeat(start - room + 2)}${first}`, ...rest.map(line => ' '.repeat(start) + line)]
}
