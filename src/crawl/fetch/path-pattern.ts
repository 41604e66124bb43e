/**
 * Paths and patterns in the one spelling in which RFC 9309 (2.2.2) compares them: escapes of unreserved characters
 * undone, everything outside ASCII escaped in UTF-8, hexadecimal digits in capitals. In a query, the escapes of the
 * reserved characters that stand there freely (`:`, `/`, `?`, `@`) are undone too, so both spellings are one.
 *
 * In a path, `*` and `$` are escaped, since a pattern gives them a meaning (2.2.3).
 */
export function comparablePath(text: string, kind: 'path' | 'pattern'): string {
  const query = text.indexOf('?')
  const path = query < 0 ? text : text.slice(0, query)
  const rest = query < 0 ? '' : text.slice(query)
  const spelled = spell(path, UNRESERVED) + spell(rest, UNRESERVED_IN_QUERY)
  if (kind === 'path') return spelled.replaceAll('*', '%2A').replaceAll('$', '%24')
  const end = spelled.endsWith('$')
  return (end ? spelled.slice(0, -1) : spelled).replaceAll('$', '%24') + (end ? '$' : '')
}

const UNRESERVED = /[A-Za-z0-9._~-]/
const UNRESERVED_IN_QUERY = /[A-Za-z0-9._~:/?@-]/

/** Half a character: it has no escape. */
const LONE_SURROGATE = /\p{Surrogate}/gu

const spell = (text: string, free: RegExp): string => text
  .replace(/%([0-9a-fA-F]{2})/g, (escape, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16))
    return free.test(character) ? character : escape.toUpperCase()
  })
  .replace(/[^\x21-\x7e]+/g, text => encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD')))

/**
 * Whether a pattern matches the beginning of a path, or all of it where it ends in `$`; `*` is any run of characters.
 * Both are of `comparablePath`. Takes each piece between stars at its first place: linear, whatever the pattern.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const whole = pattern.endsWith('$')
  const pieces = (whole ? pattern.slice(0, -1) : pattern).split('*')
  const last = pieces.length - 1
  if (!path.startsWith(pieces[0]!)) return false
  if (last === 0) return !whole || path.length === pieces[0]!.length
  let at = pieces[0]!.length
  for (const piece of pieces.slice(1, whole ? last : undefined)) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !whole || (path.endsWith(pieces[last]!) && path.length - pieces[last]!.length >= at)
}
