/** No-break space, before «:» and inside quotation marks. */
export const NBSP = '\u00a0'
/** Narrow no-break space, before «;», «!» and «?». */
export const NARROW = '\u202f'

/**
 * French spacing for text of our own, as the Imprimerie nationale's Lexique has it. Never for a quote, which is shown as it was written.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/[ \u00a0\u202f]?([;!?])(?=\s|$|[\u00a0\u202f»)])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]?:(?=\s|$)/g, `${NBSP}:`)
    .replace(/«[ \u00a0\u202f]?/g, `«${NBSP}`)
    .replace(/[ \u00a0\u202f]?»/g, `${NBSP}»`)
}

/** Text cut to a length in characters, at a word's end where one is near, with an ellipsis. */
export function clip(text: string, length: number): string {
  const characters = Array.from(text)
  if (characters.length <= length) return text
  const cut = characters.slice(0, length - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > length * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** The text with its first letter large. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
