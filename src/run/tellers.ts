import type { Teller } from '../model/claim.ts'

/**
 * Who told a position's claims, as the store keeps it: lists instead of objects, and each article once, since a position may
 * have tens of thousands of claims and is read and written whole whenever one of them changes.
 */
interface KeptTellers {
  readonly outlets: readonly string[]
  /** The address of an article that is held in several versions, with its version; of the others neither is needed. */
  readonly articles: readonly (readonly [id: string, outlet: number, published: string | null, version?: number, address?: string])[]
  readonly speakers: readonly string[]
  /** By claim: its article, and its speaker, from 1 on; 0 is none. */
  readonly of: readonly number[]
  readonly by: readonly number[]
  /** Of the claims that a relay carried: by claim, the relays. */
  readonly via: readonly (readonly [claim: number, relays: readonly string[]])[]
}

/** @param isRetold whether an article is held in several versions. */
export function writeTellers(tellers: readonly Teller[], isRetold: (article: Teller['article']) => boolean): string {
  const articles = indexed<Teller['article']>()
  const [outlets, speakers] = [indexed<string>(), indexed<string>()]
  return JSON.stringify({
    of: tellers.map(({ article }) => articles.at(article)),
    by: tellers.map(({ speaker }) => (speaker === null ? 0 : speakers.at(speaker) + 1)),
    via: tellers.flatMap(({ via }, claim) => (via.length === 0 ? [] : [[claim, via] as const])),
    articles: articles.items.map(article => {
      const { id, outlet, published, version, url } = article
      return isRetold(article) ? [id, outlets.at(outlet), published, version!, url!] as const : [id, outlets.at(outlet), published] as const
    }),
    outlets: outlets.items,
    speakers: speakers.items,
  } satisfies KeptTellers)
}

/** The tellers of claims by their ids, in the same order. The articles that are held in several versions have an address, and they alone. */
export function readTellers(claims: readonly string[], text: string): Teller[] {
  const { outlets, articles, speakers, of, by, via } = JSON.parse(text) as KeptTellers
  const placed = articles.map(([id, outlet, published, version = 1, url = null]): Teller['article'] => ({ id, url, outlet: outlets[outlet]!, title: '', published, version }))
  const carried = new Map(via)
  return claims.map((id, claim) => ({ id, article: placed[of[claim]!]!, speaker: by[claim] === 0 ? null : speakers[by[claim]! - 1]!, via: carried.get(claim) ?? NONE }))
}

const NONE: readonly string[] = []

/** Things in the order in which they were met. */
function indexed<T>() {
  const places = new Map<T, number>()
  const items: T[] = []
  return {
    items,
    at(item: T): number {
      let place = places.get(item)
      if (place === undefined) {
        places.set(item, place = items.length)
        items.push(item)
      }
      return place
    },
  }
}
