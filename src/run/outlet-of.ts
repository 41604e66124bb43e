import { getDomain } from 'tldts'
import type { Dossier } from '../dossier/dossier.ts'

/** The outlet of an address: the dossier's where the host is one of its, else the one that the page names, else the host, or the name of the file it was saved in. */
export function outletOf(dossier: Dossier, address: string, named: string | null): { id: string; name: string } {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  if (host !== '') {
    for (const match of [sameHost, sameDomain]) {
      const source = dossier.sources.find(({ outlet, feeds, sitemaps, pages, articles }) =>
        [outlet.home ?? [], feeds, sitemaps === 'auto' ? [] : sitemaps, pages, articles].flat().some(known => match(new URL(known).hostname, host)))
      if (source) return { id: source.outlet.id, name: source.outlet.name }
    }
  }
  const name = named ?? (host === '' ? fileName(address) : host.replace(/^www\./, ''))
  const byName = dossier.sources.find(({ outlet }) => outlet.name.toLowerCase() === name.toLowerCase())
  return byName ? { id: byName.outlet.id, name: byName.outlet.name } : { id: slug(name), name }
}

/** Saved texts of no known outlet are told apart by their files: nobody knows that they are of one. */
const fileName = (address: string): string => /^file:(?:.*\/)?([^/]+?)(?:\.\w+)?$/.exec(address)?.[1] ?? 'unknown'

const sameHost = (a: string, b: string): boolean => a.replace(/^www\./, '') === b.replace(/^www\./, '')
const sameDomain = (a: string, b: string): boolean => {
  const domain = getDomain(a, { allowPrivateDomains: true })
  return domain !== null && domain === getDomain(b, { allowPrivateDomains: true })
}

const slug = (name: string): string => {
  const ascii = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|(?<!-)-+$/g, '').slice(0, 60)
  return ascii === '' ? 'unknown' : ascii
}
