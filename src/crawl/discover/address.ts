import { getDomain } from 'tldts'
import { isTracking } from './tracking.ts'

/** An address that two spellings of one article share. Never asked for: `http` stands in it for `https` too. */
export type AddressKey = string

/** A web address without fragment and tracking, as it is asked for; null for what is none. */
export function requestAddress(text: string, base?: string): string | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text.trim(), base)) return null
  const url = new URL(text.trim(), base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username || url.password) return null
  url.hash = ''
  dropTracking(url)
  return url.href
}

/** Longer ones are traps, not articles. */
const MAX_LENGTH = 2048

/**
 * The key under which an article is kept once: without scheme, `www.`, fragment, tracking, trailing slash, and the marks
 * of AMP and print twins; parameters in order.
 */
export function addressKey(address: string): AddressKey {
  const url = new URL(address)
  url.hash = ''
  dropTracking(url)
  for (const name of [...url.searchParams.keys()]) if (TWIN_PARAMETERS.has(name.toLowerCase())) url.searchParams.delete(name)
  for (const [name, value] of [...url.searchParams]) if (TWIN_VALUES.has(`${name}=${value}`.toLowerCase())) url.searchParams.delete(name)
  url.searchParams.sort()
  const host = url.host.replace(/^(www|amp)\./, '').replace(/:(80|443)$/, '')
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/^\/amp\/(?=.)/, '/')
    .replace(/\.amp(?=(\.html?)?$)/, '')
    .replace(/\/(amp|print|imprimer|version-imprimable)\/?$/, '')
    .replace(/\/(index\.(html?|php))?$/, '')
  return `http://${host}${path === '' ? '/' : path}${url.search}`
}

const TWIN_PARAMETERS = new Set(['amp', 'print', 'imprimer', 'printable'])
const TWIN_VALUES = new Set(['outputtype=amp', 'format=amp', 'format=print', 'view=print', 'mode=print', 'output=amp'])

function dropTracking(url: URL): void {
  if (url.search === '') return
  const tracking = [...url.searchParams.keys()].filter(isTracking)
  for (const name of tracking) url.searchParams.delete(name)
}

/** Who registered a host: «exemple.fr» for «www.exemple.fr»; the host itself where nobody could (addresses, `localhost`). */
export const registrableDomain = (address: string): string => {
  const { hostname } = new URL(address)
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname
}

/**
 * The address that a page calls its own, where it can be believed: of the same registrable domain, and not the home page
 * (which pages name by mistake). Null where it can't.
 */
export function believedCanonical(page: string, canonical: string | null): string | null {
  const address = canonical === null || canonical.trim() === '' ? null : requestAddress(canonical, page)
  if (!address || registrableDomain(address) !== registrableDomain(page)) return null
  const isHome = new URL(address).pathname === '/' && new URL(address).search === ''
  return isHome && addressKey(address) !== addressKey(page) ? null : address
}
