import type { Dossier, Named } from '../../dossier/dossier.ts'
import type { PlacedClaim } from '../../model/claim.ts'
import type { Reconciliation } from '../../model/finding.ts'
import type { Side, Topic } from '../topics/topic.ts'
import { sidesOfCamp } from '../topics/topic.ts'
import { groupBy } from '../../model/group-by.ts'

/** One who knows at first hand and is cited in a contradiction: for which answers, and in which articles. */
export interface PrimarySource {
  readonly speaker: string
  readonly answers: readonly { readonly category: string | null; readonly side: Pick<Side, 'positions' | 'value' | 'polarity'> }[]
  /** Ids, the first to cite it first. */
  readonly articles: readonly string[]
}

/** Kinds of speakers that comment on what others did: what they say settles nothing. */
const COMMENTATORS: ReadonlySet<string> = new Set(['researcher', 'expert', 'professional', 'union', 'lawyer', 'journalist', 'politician', 'association'])
/** Articles that are looked through for a link to a source. */
const ARTICLES = 40

/** Whether a speaker tells what it did, decided or found itself. One whose kind is not said is taken for such a one. */
export const isPrimary = ({ speakers }: Dossier, id: string): boolean =>
  !COMMENTATORS.has(speakers.find(speaker => speaker.id === id)?.kind ?? '')

/** Those who know at first hand and are cited on either side of a question's contradictions, the one most cited first. */
export function primarySources(dossier: Dossier, topics: readonly Topic[], claims: readonly PlacedClaim[], { findings }: Pick<Reconciliation, 'findings'>): PrimarySource[] {
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  const claimsOf = new Map(findings.flatMap(finding => finding.positions.map(position => [position.id, position.claims] as const)))
  const found = new Map<string, { answers: PrimarySource['answers'][number][]; citing: PlacedClaim[] }>()
  for (const topic of topics) for (const scope of topic.scopes.filter(({ camps }) => camps.length > 1)) {
    for (const side of scope.camps.flatMap(sidesOfCamp)) {
      const own = side.positions.flatMap(id => claimsOf.get(id) ?? []).flatMap(id => byId.get(id) ?? [])
      for (const speaker of side.speakers.filter(id => isPrimary(dossier, id))) {
        const source = found.get(speaker) ?? { answers: [], citing: [] }
        source.answers.push({ category: topic.category, side: { positions: side.positions, value: side.value, polarity: side.polarity } })
        for (const claim of own) if (claim.speaker === speaker) source.citing.push(claim)
        found.set(speaker, source)
      }
    }
  }
  return [...found].map(([speaker, { answers, citing }]): PrimarySource => ({ speaker, answers, articles: inOrder(citing).slice(0, ARTICLES) }))
    .sort((a, b) => b.articles.length - a.articles.length || (a.speaker < b.speaker ? -1 : 1))
}

const inOrder = (claims: readonly PlacedClaim[]): string[] =>
  [...new Set([...claims].sort((a, b) => ((a.article.published ?? '9') < (b.article.published ?? '9') ? -1 : 1)).map(({ article }) => article.id))]

/** A name as hosts are made of: letters and digits alone, without accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]/g, '')

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null)

/**
 * Whether an address is on a speaker's own site: that of its home, or a host one of whose parts is its name, as `www.cnil.fr`
 * is the CNIL's.
 */
export function isOnSiteOf(address: string, speaker: Named & { readonly home?: string | undefined }): boolean {
  const host = hostOf(address)
  if (host === null) return false
  const home = speaker.home === undefined ? null : hostOf(speaker.home)
  if (home !== null && (host === home || host.endsWith(`.${home}`))) return true
  const parts = new Set(host.split('.').slice(0, -1).map(plain))
  return [speaker.id, speaker.name, ...speaker.aliases].map(plain).some(name => name.length > 2 && parts.has(name))
}

/** A link to a source's own site, and the article that has it. */
export interface SourceLink {
  readonly href: string
  readonly article: string
}

/** Links to one source's site that are shown. */
const LINKS = 3

/** Where the articles that cite a source link to its own site, by speaker. */
export function linksToSources(dossier: Dossier, sources: readonly PrimarySource[], linksOf: ReadonlyMap<string, readonly string[]>): Map<string, SourceLink[]> {
  const citing = groupBy(sources, ({ speaker }) => speaker)
  return new Map([...citing].map(([speaker, these]) => {
    const named = dossier.speakers.find(({ id }) => id === speaker)
    const links = these.flatMap(({ articles }) => articles).flatMap(article => (linksOf.get(article) ?? []).filter(href => named && isOnSiteOf(href, named)).map(href => [href, { href, article }] as const))
    return [speaker, [...new Map(links).values()].slice(0, LINKS)]
  }))
}
