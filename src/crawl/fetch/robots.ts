import { comparablePath, matchesPattern } from './path-pattern.ts'

/** The name that our crawler answers to in a robots.txt. */
const PRODUCT_TOKEN = 'recoupe'

/** RFC 9309, section 2.5: at least 500 KiB are to be read; what follows is not. */
export const ROBOTS_BYTES = 500 * 1024

interface Rule {
  readonly allow: boolean
  readonly pattern: string
}

/** What one robots.txt says to one product token. */
export interface Robots {
  readonly rules: readonly Rule[]
  /** Seconds, from the widely used extension that the RFC leaves alone. */
  readonly crawlDelay: number | null
  /** Addresses of sitemaps, as written. They belong to no group. */
  readonly sitemaps: readonly string[]
}

/** For where there is no robots.txt (RFC 9309, 2.3.1.3), and for where it can't be reached (2.3.1.4). */
export const ALLOW_ALL: Robots = { rules: [], crawlDelay: null, sitemaps: [] }
export const DISALLOW_ALL: Robots = { rules: [{ allow: false, pattern: '/' }], crawlDelay: null, sitemaps: [] }

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  crawlDelay: number | null
}

/**
 * Reads a robots.txt for one product token (RFC 9309, section 2.2).
 *
 * The groups that name the token are taken together; where there is none, those for `*`; else nothing is disallowed.
 * Lines that are none of the RFC's own (`Sitemap`, `Crawl-delay`, `Host`) never end a group.
 */
export function readRobots(text: string, token: string = PRODUCT_TOKEN): Robots {
  const groups: Group[] = []
  const sitemaps: string[] = []
  let group: Group | null = null
  let naming = false
  for (const { key, value } of records(text)) {
    if (key === 'user-agent') {
      if (!naming || !group) groups.push(group = { agents: [], rules: [], crawlDelay: null })
      naming = true
      group.agents.push(productToken(value))
    } else if (key === 'allow' || key === 'disallow') {
      naming = false
      // An empty pattern matches nothing (2.2.2).
      if (group && value !== '') group.rules.push({ allow: key === 'allow', pattern: comparablePath(value, 'pattern') })
    } else if (key === 'crawl-delay') {
      if (group) group.crawlDelay = delayOf(value) ?? group.crawlDelay
    } else if (key === 'sitemap') {
      sitemaps.push(value)
    }
  }
  const named = groups.filter(({ agents }) => agents.includes(token.toLowerCase()))
  const mine = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'))
  const delays = mine.map(({ crawlDelay }) => crawlDelay).filter(delay => delay !== null)
  return { rules: mine.flatMap(({ rules }) => rules), crawlDelay: delays.length > 0 ? Math.max(...delays) : null, sitemaps }
}

/**
 * Whether a path with its query may be asked for: the longest matching pattern decides, `allow` where two are as long
 * (RFC 9309, 2.2.2). `/robots.txt` itself is always allowed.
 */
export function isAllowed(robots: Robots, path: string): boolean {
  if (path === '/robots.txt') return true
  const compared = comparablePath(path, 'path')
  let longest = -1
  let allowed = true
  for (const { allow, pattern } of robots.rules) {
    if (pattern.length < longest || (pattern.length === longest && (allowed || !allow))) continue
    if (matchesPattern(pattern, compared)) [longest, allowed] = [pattern.length, allow]
  }
  return allowed
}

function* records(text: string): Generator<{ key: string; value: string }> {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const content = line.split('#', 1)[0]!
    const colon = content.indexOf(':')
    if (colon > 0) yield { key: content.slice(0, colon).trim().toLowerCase(), value: content.slice(colon + 1).trim() }
  }
}

/** The token ends where a letter, `-` or `_` no longer follows (2.2.1): «recoupe/1.0» names recoupe. */
const productToken = (value: string): string => value.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? value).toLowerCase()

function delayOf(value: string): number | null {
  const seconds = Number.parseFloat(value.replace(',', '.'))
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}
