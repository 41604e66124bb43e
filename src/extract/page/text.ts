/** Marks that show nothing and split words for whoever searches: soft hyphens, zero-width spaces, byte-order marks, NUL. */
const INVISIBLE = /[\u0000\u00ad\u200b\u200e\u200f\u2060\ufeff]/g
/** What HTML collapses. No-break spaces (U+00A0, U+202F) are the text's own and stay. */
const COLLAPSED = /[ \t\n\r\f\v\u0085\u2028\u2029]+/g

/** A text as a reader sees it: white space collapsed, no-break spaces kept, nothing invisible. */
export const tidy = (text: string): string => text.replace(INVISIBLE, '').replace(COLLAPSED, ' ').trim()

/** For comparing texts that two places of a page give: letters and digits alone, small, without accents. */
export const comparable = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Whether two texts say the same: equal, or one the beginning of the other and at least two thirds of it, as when a field was cut. */
export const sameText = (a: string, b: string): boolean => sameComparable(comparable(a), comparable(b))

/** As `sameText`, of texts that `comparable` gave. */
export function sameComparable(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short === '' || short === long) return short !== ''
  return short.length >= 40 && short.length * 3 >= long.length * 2 && long.startsWith(short)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', laquo: '«', raquo: '»', rsquo: '’', eacute: 'é', egrave: 'è', agrave: 'à', hellip: '…' }

/** Undoes the entities of a text that was escaped once too often, as headlines in JSON-LD are. */
export const unescaped = (text: string): string =>
  !text.includes('&') ? text : text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
