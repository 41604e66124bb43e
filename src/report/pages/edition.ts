import type { PlacedClaim } from '../../model/claim.ts'
import type { Addresses } from '../addresses.ts'
import type { SourceLink } from '../views/settling.ts'
import type { Words } from '../words/words.ts'

/** What every page is made with. */
export interface Edition {
  readonly words: Words
  readonly address: Addresses
  /** The claims that the page quotes. */
  readonly claim: (id: string) => PlacedClaim | undefined
  /** How many quotes stand beside an answer before a page of its own has the rest. */
  readonly quotes: number
  /** Whether a server is there to search, check and review, and to show whole texts. */
  readonly live: boolean
  /** How the reader asked for tables to be sorted; null where a page cannot be asked. */
  readonly sort: Sort | null
  /** Where articles link to the own site of a source that they cite, by speaker. */
  readonly sources: ReadonlyMap<string, readonly SourceLink[]>
  /** How many rows of outlets a table shows, and where all of them are; null where nowhere. */
  readonly rows: { readonly most: number; readonly all: string | null }
}

/** `TABLE.COLUMN`, from the smallest or the largest on. */
export interface Sort {
  readonly by: string | null
  readonly descending: boolean
  readonly href: (by: string, descending: boolean) => string
}

/** The element that a heading makes: sections keep their order whichever page they stand on. */
export type Level = 1 | 2 | 3 | 4
