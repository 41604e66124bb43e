import type { Generated } from 'kysely'

/** JSON documents are kept as text; times are ISO 8601 in UTC; booleans are 0 and 1; lists of ids are sorted and joined by `+`. */
type Json = string
type Time = string

interface OutletTable {
  id: string
  name: string
  home: string | null
  group_id: string | null
  access: 'full' | 'feed-only' | 'manual'
}

/** What a server sent, as received, once for each content. */
interface BodyTable {
  /** SHA-256 of the bytes as received, in hexadecimal. */
  hash: string
  /** The bytes, gzipped; null once pruned. */
  content: Uint8Array | null
  /** Number of bytes as received. */
  size: number
}

/** One fetch or one import of one address. */
interface PageTable {
  id: Generated<number>
  outlet_id: string | null
  address: string
  /** The address after redirects. */
  final_address: string
  fetched_at: Time
  /** HTTP status; 0 for an import from disk. */
  status: number
  headers: Json
  body_hash: string | null
  /** `stored`, `not_modified`, `imported`, or the slug of the failure. */
  outcome: string
  run_id: number | null
}

/** What reading one stored body at one address gave, and by which version of the reader. */
interface ReadingTable {
  body_hash: string
  address: string
  reader: string
  version_id: string | null
  /** `article`, or the slug of why there is none. */
  outcome: string
}

interface ArticleTable {
  /** Content id of the canonical address. */
  id: string
  address: string
  outlet_id: string
  outlet_name: string
}

/** One state of one article's text. */
interface VersionTable {
  id: string
  article_id: string
  /** Counts from 1 in the order in which the versions were seen. */
  number: number
  title: string
  published: string | null
  modified: string | null
  /** The whole Article of the model. */
  document: Json
  body_hash: string
  seen_at: Time
}

/** Which versions one dossier has been through, by which rules, and what came of it. */
interface ExtractionTable {
  dossier_id: string
  version_id: string
  rules: string
  /** `claims`, or why the version is not of this dossier: `no_term`, `out_of_window`. */
  outcome: string
  claims: number
}

interface ClaimTable {
  /** The claim's permanent id: the same in later versions of the article that still say it. */
  id: string
  dossier_id: string
  version_id: string
  article_id: string
  question: string
  value: Json
  subject: string
  population: string
  polarity: 'affirmed' | 'denied'
  modality: 'asserted' | 'hedged'
  speaker: string | null
  via: string
  quote_exact: string
  quote_prefix: string
  quote_suffix: string
  quote_start: number
  quote_end: number
  why: Json
}

interface FindingTable {
  dossier_id: string
  id: string
  question: string
  subject: string
  population: string
  status: string
}

interface PositionTable {
  dossier_id: string
  id: string
  finding_id: string
  /** The whole Position of the model. */
  document: Json
}

interface RelationTable {
  dossier_id: string
  a: string
  b: string
  question: string
  relation: string
  certainty: 'firm' | 'possible'
  why_fr: string
  why_en: string
  /** Whether the two positions stand in different findings. */
  across: number
}

interface OriginTable {
  dossier_id: string
  id: string
  /** The whole Origin of the model. */
  document: Json
}

interface RunTable {
  id: Generated<number>
  dossier_id: string
  command: string
  /** Which process: `HOST, process PID`. */
  holder: string
  started_at: Time
  ended_at: Time | null
  /** `running`, `done`, `partial`, `failed`. */
  outcome: string
  program: string
  rules: string
  dossier_hash: string
  /** Per stage: milliseconds and counts by outcome. */
  stages: Json
}

export interface Schema {
  outlets: OutletTable
  bodies: BodyTable
  pages: PageTable
  readings: ReadingTable
  articles: ArticleTable
  versions: VersionTable
  extractions: ExtractionTable
  claims: ClaimTable
  findings: FindingTable
  positions: PositionTable
  relations: RelationTable
  origins: OriginTable
  runs: RunTable
}
