import { sql } from 'kysely'
import type { Position, PositionHead } from '../model/finding.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'

/** What is kept of a position beside itself, to do it again without the others. */
export interface Standing {
  /** Who told it and when, as the reconciler keeps it. JSON. */
  readonly tellings: string
  /** 1 where it is related to others within its finding, 2 across, 3 both. */
  readonly related: number
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
  return { dossier_id: dossier, id: head.id, finding_id: finding, document: JSON.stringify(head), tellings: standing?.tellings ?? null, related: standing?.related ?? 0, claims: JSON.stringify(claims) }
}

/** Writes positions in the place of those of the same id. */
export async function writePositions(store: Store, rows: readonly PositionRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await store.insertInto('positions').values(rows.slice(at, at + BATCH)).onConflict(conflict => conflict.columns(['dossier_id', 'id']).doUpdateSet(({ ref }) => ({
      document: ref('excluded.document'), tellings: ref('excluded.tellings'), related: ref('excluded.related'), claims: ref('excluded.claims'),
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

/** The ids of a position's claims, as they were saved: in their order. */
export async function claimIdsOf(store: Store, dossier: string, position: string): Promise<string[]> {
  const { claims } = await store.selectFrom('positions').select('claims').where('dossier_id', '=', dossier).where('id', '=', position).executeTakeFirstOrThrow()
  return JSON.parse(claims) as string[]
}

/** Rows in one statement: well below SQLite's 32,766 variables. */
const BATCH = 500
