import type { PlacedClaim } from '../../model/claim.ts'
import { isQuantity } from '../../model/value.ts'
import { quotedSentences } from './quoted-sentences.ts'
import { sketch } from './shingles.ts'

/** An article as the search for origins takes it. */
export interface OriginArticle {
  readonly id: string
  readonly outlet: string
  /** The id of the group that the outlet belongs to, where the dossier says so. */
  readonly group: string | null
  readonly url: string | null
  /** ISO 8601. */
  readonly published: string | null
  readonly text: string
  /** Addresses that the text links to. */
  readonly links: readonly string[]
  /** Ids of the relays that the article credits; see `creditedRelays`. */
  readonly relays: readonly string[]
}

/** What of an article can tie it to another. Plain data, to be kept beside the article: it changes only with its text. */
export interface Traits {
  readonly id: string
  readonly outlet: string
  readonly group: string | null
  readonly url: string | null
  readonly published: string | null
  /** Sampled hashes of its runs of five words, ascending. */
  readonly sketch: readonly number[] | Uint32Array
  readonly quotes: readonly string[]
  readonly links: readonly string[]
  readonly relays: readonly string[]
  /** Figures too precise to have been found twice, as `QUESTION AMOUNT`. */
  readonly rareValues: readonly string[]
}

/** What a reviewer decided of two articles, in the place of the evidence. */
export interface Review {
  readonly kind: 'together' | 'apart'
  readonly articles: readonly [string, string]
}

export const traitsOf = ({ text, links, relays, ...article }: OriginArticle, claims: readonly PlacedClaim[] = []): Traits => ({
  id: article.id,
  outlet: article.outlet,
  group: article.group,
  url: article.url === null ? null : plainAddress(article.url),
  published: article.published,
  sketch: sketch(text),
  quotes: quotedSentences(text),
  links: [...new Set(links.map(plainAddress))].sort(),
  relays: [...relays].sort(),
  rareValues: rareValuesOf(claims),
})

/** The traits of an article of which only claims are known. */
export const traitsOfClaims = (claims: readonly PlacedClaim[]): Traits => {
  const { id, outlet, url, published } = claims[0]!.article
  return { id, outlet, group: null, url: url === null ? null : plainAddress(url), published, sketch: [], quotes: quotedOf(claims), links: [], relays: [], rareValues: rareValuesOf(claims) }
}

const quotedOf = (claims: readonly PlacedClaim[]): string[] => [...new Set(claims.flatMap(claim => quotedSentences(claim.quote.exact)))].sort()

/** Five digits that count and more: people round what they find out by themselves. */
const RARE_DIGITS = 5

const rareValuesOf = (claims: readonly PlacedClaim[]): string[] =>
  [...new Set(claims.flatMap(({ question, value }) => isQuantity(value) && isRare(value.amount) ? [`${question} ${value.amount}`] : []))].sort()

const isRare = (amount: number): boolean => String(amount).replace('.', '').replace(/(?<!0)0+$/, '').length >= RARE_DIGITS

/** An address without what does not change the page: scheme, `www.`, fragment, tracking, last slash. */
function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (/^(utm_|at_|xtor$|fbclid$|gclid$)/.test(name)) url.searchParams.delete(name)
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/(?<!\/)\/+$/, '')}${url.search}`
}
