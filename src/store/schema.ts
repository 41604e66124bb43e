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
  /** What the site declared of text and data mining, and where (header, meta, file). */
  reservation: Json | null
}

/** A robots.txt or tdmrep.json, verbatim, each time that it was another one. */
interface PolicyTable {
  id: Generated<number>
  origin: string
  kind: 'robots' | 'reservation'
  address: string
  /** When it was first had, and when it was last found to be the same. */
  fetched_at: Time
  checked_at: Time
  /** HTTP status; 0 where there was no answer. */
  status: number
  /** SHA-256 of the body in hexadecimal; null where there is none. */
  hash: string | null
  body: Uint8Array | null
}

/** One crawl of a dossier, from its beginning to its end over as many runs as it took. */
interface CrawlTable {
  id: Generated<number>
  dossier_id: string
  began_at: Time
  ended_at: Time | null
}

/** An address that one dossier's crawls visit, and what the last visit gave. */
interface FrontierTable {
  dossier_id: string
  /** One for all spellings of an article's address; a list's kind and address. */
  key: string
  kind: 'article' | 'feed' | 'sitemap' | 'listing' | 'site'
  outlet_id: string
  address: string
  /** The address of the list that named it, or `dossier`. */
  found_in: string
  found_at: Time
  /** When it may be visited again; null for never: a twin of another address. */
  due_at: Time | null
  /** The crawl that visited it last. */
  crawl_id: number | null
  visited_at: Time | null
  outcome: string | null
  etag: string | null
  last_modified: string | null
  body_hash: string | null
  unchanged: number
  failures: number
  /** The key of the address that the page calls its own. */
  canonical: string | null
  /** What decided which of a list's addresses are wanted: another choice reads the list anew. */
  choice: string
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
  /** The run that went through the version first. */
  run_id: number | null
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

/** What of a version can tie its article to another's origin. */
interface TraitsTable {
  version_id: string
  dossier_id: string
  /** Name of the rules that made it. */
  rules: string
  /** The Traits of the reconciler, without their sketch. */
  document: Json
  /** Whole numbers of 32 bits, as the machine has them. */
  sketch: Uint8Array
}

/** Questions to be reconciled whole, whatever articles changed. */
interface TouchedQuestionTable {
  dossier_id: string
  question: string
  /** 1 where the rules changed since: sentences may be others though nothing that they tell of is. */
  anew: Generated<number>
}

/** Articles whose claims or origin changed since they were last reconciled. */
interface TouchedArticleTable {
  dossier_id: string
  article_id: string
  /** Where its claims stood before: pairs of a question and a position. */
  positions: Json
}

/** By which rules a dossier was last reconciled. */
interface ReconciledTable {
  dossier_id: string
  rules: string
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
  /** The Position of the model without its claims. */
  document: Json
  /** Who told it and when, as the reconciler keeps it; null where it has to be made again from the claims. */
  tellings: Json | null
  /** 1 where it is related to others within its finding, 2 across, 3 both: the least supported are not. */
  related: number
  /** Claim ids, sorted. */
  claims: Json
  /** Who told each of these claims and where; null as for the tellings. */
  tellers: Json | null
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
  /** Per stage: milliseconds, those of waiting, and counts by outcome. */
  stages: Json
}

/** A claim that came into, or went out of, what an article says: of articles that the dossier knew before the run. */
interface ClaimTurnTable {
  dossier_id: string
  run_id: number
  claim_id: string
  article_id: string
  turn: 'added' | 'removed'
  /** The claim as it stood, without its place. */
  document: Json
}

/** The state of a finding after a run that changed it; a null status is that it stands no more. */
interface FindingTurnTable {
  dossier_id: string
  run_id: number
  finding_id: string
  question: string
  subject: string
  population: string
  status: string | null
  /** One line a position, sorted. */
  positions: Json
}

/** What is to be told on one channel, once: sent, or still to be. */
interface NoteTable {
  dossier_id: string
  /** Content id of the channel as the dossier has it. */
  channel: string
  /** What the note is about; a second note of the same key is never made. */
  key: string
  event: string
  document: Json
  run_id: number
  attempts: number
  sent_at: Time | null
  /** The slug of why the last attempt failed. */
  failure: string | null
}

/** An outlet of which nothing could be read; it has no row while it answers. */
interface SourceStateTable {
  dossier_id: string
  outlet_id: string
  /** The first run that could read nothing of it. */
  down_since: number
}

/** What the pages say of one question, counted once after it was reconciled. */
interface FactsTable {
  dossier_id: string
  question: string
  document: Json
}

/** What was first seen when: a contradiction, a position, a succession. */
interface NewsTable {
  dossier_id: string
  key: string
  kind: string
  at: Time
  document: Json
}

/** What a reader decided of a claim or of two articles' origin. It names the claim by its place and words, so that it outlives the row. */
interface ReviewTable {
  id: Generated<number>
  dossier_id: string
  action: string
  article_id: string
  /** The second article of a decision on origins. */
  other_article_id: string | null
  question: string | null
  claim_id: string | null
  /** The Quote of the model. */
  quote: Json | null
  /** The value as it was when it was reviewed. */
  value: Json | null
  correction: Json | null
  note: string
  reviewer: string
  at: Time
  undone_at: Time | null
  undone_by: string | null
}

/** Which rows of the full-text tables are which: their own row ids hold, those of other tables may not. */
interface SearchedVersionTable {
  id: Generated<number>
  version_id: string
}

interface SearchedClaimTable {
  id: Generated<number>
  claim_id: string
}

/** An FTS5 table without content: what is found is looked up elsewhere. */
interface SearchTable {
  rowid: number
  text: string
  rank: number
}

export interface Schema {
  outlets: OutletTable
  bodies: BodyTable
  pages: PageTable
  policies: PolicyTable
  crawls: CrawlTable
  frontier: FrontierTable
  readings: ReadingTable
  articles: ArticleTable
  versions: VersionTable
  extractions: ExtractionTable
  claims: ClaimTable
  traits: TraitsTable
  touched_questions: TouchedQuestionTable
  touched_articles: TouchedArticleTable
  reconciled: ReconciledTable
  findings: FindingTable
  positions: PositionTable
  relations: RelationTable
  origins: OriginTable
  runs: RunTable
  claim_turns: ClaimTurnTable
  finding_turns: FindingTurnTable
  notes: NoteTable
  source_states: SourceStateTable
  facts: FactsTable
  news: NewsTable
  reviews: ReviewTable
  searched_versions: SearchedVersionTable
  searched_claims: SearchedClaimTable
  version_search: SearchTable
  claim_search: SearchTable
}
