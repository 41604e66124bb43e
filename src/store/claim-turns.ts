import type { Schema } from './schema.ts'
import type { Store } from './open.ts'

type ClaimRow = Schema['claims']

/** A claim without its place, as a turn keeps it. */
export type TurnedClaim = Pick<ClaimRow, 'question' | 'value' | 'subject' | 'population' | 'polarity' | 'modality' | 'speaker' | 'quote_exact'>

/** A claim that came into, or went out of, what an article says. */
export interface ClaimTurn {
  readonly claim: string
  readonly article: string
  readonly turn: 'added' | 'removed'
  readonly document: TurnedClaim
}

/** What an article said before one of its versions is gone through; null where the dossier is new to the article, or a later version stands. */
export async function claimsBefore(store: Store, dossier: string, version: string, article: string): Promise<ClaimRow[] | null> {
  const versions = await store.selectFrom('versions')
    .innerJoin('extractions', 'extractions.version_id', 'versions.id')
    .select(['versions.id', 'versions.number'])
    .where('versions.article_id', '=', article).where('extractions.dossier_id', '=', dossier)
    .orderBy('versions.number').execute()
  const newest = versions.at(-1)
  if (!newest) return null
  const own = await store.selectFrom('versions').select('number').where('id', '=', version).executeTakeFirstOrThrow()
  if (newest.number > own.number) return null
  return store.selectFrom('claims').selectAll().where('dossier_id', '=', dossier).where('version_id', '=', newest.id).execute()
}

/** Keeps how one article's claims turned in a run. A claim that goes and comes back within the run has not turned. */
export async function saveClaimTurns(store: Store, run: number, before: readonly ClaimRow[], after: readonly ClaimRow[]): Promise<void> {
  const stood = new Set(before.map(claim => claim.id))
  const stands = new Set(after.map(claim => claim.id))
  for (const claim of before) if (!stands.has(claim.id)) await turn(store, run, claim, 'removed')
  for (const claim of after) if (!stood.has(claim.id)) await turn(store, run, claim, 'added')
}

async function turn(store: Store, run: number, claim: ClaimRow, turned: 'added' | 'removed'): Promise<void> {
  const { question, value, subject, population, polarity, modality, speaker, quote_exact } = claim
  const { numDeletedRows } = await store.deleteFrom('claim_turns')
    .where('dossier_id', '=', claim.dossier_id).where('run_id', '=', run).where('claim_id', '=', claim.id).where('turn', '!=', turned).executeTakeFirst()
  if (numDeletedRows > 0) return
  await store.insertInto('claim_turns').values({
    dossier_id: claim.dossier_id, run_id: run, claim_id: claim.id, article_id: claim.article_id, turn: turned,
    document: JSON.stringify({ question, value, subject, population, polarity, modality, speaker, quote_exact } satisfies TurnedClaim),
  }).onConflict(conflict => conflict.doNothing()).execute()
}

/** How the claims of articles that were known turned after a run: what turned there and back again is left out. */
export async function claimTurnsSince(store: Store, dossier: string, run: number): Promise<ClaimTurn[]> {
  const rows = await store.selectFrom('claim_turns').selectAll()
    .where('dossier_id', '=', dossier).where('run_id', '>', run).orderBy('run_id').orderBy('claim_id').execute()
  const first = new Map<string, string>()
  const last = new Map<string, ClaimTurn>()
  for (const row of rows) {
    if (!first.has(row.claim_id)) first.set(row.claim_id, row.turn)
    last.set(row.claim_id, { claim: row.claim_id, article: row.article_id, turn: row.turn, document: JSON.parse(row.document) as TurnedClaim })
  }
  return [...last.values()].filter(({ claim, turn }) => first.get(claim) === turn)
}

/** Number of turns of each sort in one run. */
export async function countClaimTurns(store: Store, dossier: string, run: number): Promise<{ added: number; removed: number }> {
  const rows = await store.selectFrom('claim_turns').select(({ fn }) => ['turn', fn.countAll<number>().as('count')])
    .where('dossier_id', '=', dossier).where('run_id', '=', run).groupBy('turn').execute()
  const of = (name: string) => Number(rows.find(row => row.turn === name)?.count ?? 0)
  return { added: of('added'), removed: of('removed') }
}

/** An article that the dossier came to know after a run. */
export interface NewArticle {
  readonly article: string
  readonly address: string
  readonly outlet: string
  readonly title: string
  readonly published: string | null
  readonly claims: number
}

/** The articles that a dossier came to know after a run, in the order of their publication. */
export async function articlesSince(store: Store, dossier: string, run: number): Promise<NewArticle[]> {
  const rows = await store.selectFrom('extractions')
    .innerJoin('versions', 'versions.id', 'extractions.version_id')
    .innerJoin('articles', 'articles.id', 'versions.article_id')
    .select(['articles.id as article', 'articles.address', 'articles.outlet_name as outlet', 'versions.title', 'versions.published', 'versions.number', 'extractions.claims'])
    .where('extractions.dossier_id', '=', dossier).where('extractions.run_id', '>', run).where('extractions.outcome', '=', 'claims')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('extractions as earlier')
      .innerJoin('versions as former', 'former.id', 'earlier.version_id').select('earlier.run_id')
      .whereRef('former.article_id', '=', 'versions.article_id').where('earlier.dossier_id', '=', dossier)
      .where(test => test.or([test('earlier.run_id', '<=', run), test('earlier.run_id', 'is', null)])))))
    .orderBy('versions.published').orderBy('articles.id').orderBy('versions.number')
    .execute()
  const newest = new Map(rows.map(({ number: _number, ...row }) => [row.article, row]))
  return [...newest.values()]
}
