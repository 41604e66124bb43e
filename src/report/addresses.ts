/** What has an address of its own. */
export type Target =
  | { readonly to: 'overview' | 'who' | 'articles' | 'sources' | 'search' | 'check' | 'review' | 'feed' }
  | { readonly to: 'question' | 'finding' | 'position' | 'claim' | 'article'; readonly id: string }

/** Gives the address of a target as a link of the page that is being made writes it. */
export type Addresses = (target: Target) => string

const ID_SAFE = (id: string): string => id.replace(/[^\w-]/g, '_')

/** The fragment that a target has within a page. */
export const anchorOf = (target: Target): string => ('id' in target ? `${target.to}-${ID_SAFE(target.id)}` : target.to)

/** Everything on one page. */
export const onOnePage: Addresses = target => `#${anchorOf(target)}`

/** Pages served live. */
export const served: Addresses = target => {
  if (!('id' in target)) return target.to === 'overview' ? '/' : target.to === 'feed' ? '/feed.atom' : `/${target.to}`
  return `/${target.to}/${encodeURIComponent(target.id)}`
}

/** Where a page of a folder of pages finds what stands on other pages of it. */
export interface Whereabouts {
  readonly questionOf: (positionOrFinding: string) => string | undefined
  readonly articleOf: (claim: string) => string | undefined
}

/** Pages in a folder, each a file; `up` leads from the page to the folder: nothing, or `../`. */
export const inFolder = (up: string, { questionOf, articleOf }: Whereabouts): Addresses => target => {
  switch (target.to) {
    case 'question': return `${up}questions/${ID_SAFE(target.id)}.html`
    case 'article': return `${up}articles/${ID_SAFE(target.id)}.html`
    case 'articles': return `${up}articles.html`
    case 'claim': return `${up}articles/${ID_SAFE(articleOf(target.id) ?? '')}.html#${anchorOf(target)}`
    case 'finding':
    case 'position': return `${up}questions/${ID_SAFE(questionOf(target.id) ?? '')}.html#${anchorOf(target)}`
    case 'feed': return `${up}feed.atom`
    default: return `${up}index.html${target.to === 'overview' ? '' : `#${anchorOf(target)}`}`
  }
}

/** Only http and https may be linked to: everything else from the web is shown as text. */
export function safeLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return protocol === 'http:' || protocol === 'https:' ? href : null
}
