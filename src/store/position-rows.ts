import { sql } from 'kysely'
import type { Position, PositionHead } from '../model/finding.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'

/** What is kept of a position beside itself, to do it again without the others. */
export interface Standing {
  /** What its claims come to, to relate it to others. JSON. */
  readonly tellings: string
  /** 1 where it is related to others within its finding, 2 across, 3 both. */
  readonly related: number
  /** Who told each of its claims. JSON. */
  readonly tellers: string
}

/** A position as it was saved, without its claims. */
export interface KeptPosition {
  readonly finding: string
  readonly position: PositionHead
  readonly tellings: string | null
  readonly related: number
}

type PositionRow = Schema['positions']

export const headOf = ({ document }: Pick<PositionRow, 'document'>): PositionHead => JSON.parse(document) as PositionHead

export function positionOf(row: Pick<PositionRow, 'document' | 'claims'>): Position {
  const { id, question, subject, population, value, polarity, modality, ...rest } = headOf(row)
  return { id, question, subject, population, value, polarity, modality, claims: JSON.parse(row.claims) as string[], ...rest }
}

export function positionRow(dossier: string, finding: string, { claims, ...head }: Position, standing: Standing | undefined): PositionRow {
  return { dossier_id: dossier, id: head.id, finding_id: finding, document: JSON.stringify(head), tellings: standing?.tellings ?? null, related: standing?.related ?? 0, claims: JSON.stringify(claims), tellers: standing?.tellers ?? null }
}

/** Writes positions in the place of those of the same id. */
export async function writePositions(store: Store, rows: readonly PositionRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await store.insertInto('positions').values(rows.slice(at, at + BATCH)).onConflict(conflict => conflict.columns(['dossier_id', 'id']).doUpdateSet(({ ref }) => ({
      document: ref('excluded.document'), tellings: ref('excluded.tellings'), related: ref('excluded.related'), claims: ref('excluded.claims'), tellers: ref('excluded.tellers'),
    }))).execute()
  }
}

/** Takes positions away, and their relations with them. */
export async function dropPositions(store: Store, dossier: string, ids: readonly string[]): Promise<void> {
  await sql`delete from positions where dossier_id = ${dossier} and id in (select value from json_each(${JSON.stringify(ids)}))`.execute(store)
}

/** The rows of one question's positions. As a list of findings: a join would walk through all of the dossier's positions. */
export const positionsOn = (store: Store, dossier: string, question: string) => store.selectFrom('positions').where('dossier_id', '=', dossier)
  .where('finding_id', 'in', store.selectFrom('findings').select('id').where('dossier_id', '=', dossier).where('question', '=', question))

/** One question's positions as they were saved, without their claims. */
export async function keptPositions(store: Store, dossier: string, question: string): Promise<KeptPosition[]> {
  const rows = await positionsOn(store, dossier, question).select(['finding_id', 'document', 'tellings', 'related']).execute()
  return rows.map(({ finding_id, tellings, related, ...row }) => ({ finding: finding_id, position: headOf(row), tellings, related }))
}

/** The ids of a position's claims as they were saved, and who told each. */
export async function keptClaims(store: Store, dossier: string, position: string): Promise<{ claims: string[]; tellers: string }> {
  const { claims, tellers } = await store.selectFrom('positions').select(['claims', 'tellers']).where('dossier_id', '=', dossier).where('id', '=', position).executeTakeFirstOrThrow()
  return { claims: JSON.parse(claims) as string[], tellers: tellers! }
}

/** Rows in one statement: well below SQLite's 32,766 variables. */
const BATCH = 500
