import { sql } from 'kysely'
import type { PositionHead, Relation } from '../model/finding.ts'
import type { Store } from './open.ts'
import { headOf } from './position-rows.ts'

/** A relation with the two positions that it is of, and the finding that the first stands in. */
export interface PlacedRelation {
  readonly relation: Relation
  readonly a: PositionHead
  readonly b: PositionHead
  readonly finding: string
}

/** A dossier's firm contradictions, and what took the place of what: without the rest, which is nearly all. */
export async function settledRelations(store: Store, dossier: string): Promise<PlacedRelation[]> {
  const rows = await store.selectFrom('relations')
    .innerJoin('positions as one', join => join.onRef('one.dossier_id', '=', 'relations.dossier_id').onRef('one.id', '=', 'relations.a'))
    .innerJoin('positions as other', join => join.onRef('other.dossier_id', '=', 'relations.dossier_id').onRef('other.id', '=', 'relations.b'))
    .select(['relations.a', 'relations.b', 'relations.relation', 'relations.certainty', 'relations.why_fr', 'relations.why_en', 'one.document as one', 'other.document as other', 'one.finding_id as finding'])
    .where('relations.dossier_id', '=', dossier)
    .where(test => test.or([test('relations.relation', '=', 'supersedes'), test.and([test('relations.relation', '=', 'contradicts'), test('relations.certainty', '=', 'firm')])]))
    .orderBy('relations.a').orderBy('relations.b').execute()
  return rows.map(({ a, b, relation, certainty, why_fr, why_en, one, other, finding }) => ({
    relation: { a, b, relation: relation as Relation['relation'], certainty, why: { fr: why_fr, en: why_en } }, a: headOf({ document: one }), b: headOf({ document: other }), finding,
  }))
}

/** A relation as it is written: a, b, relation, certainty, its sentences, whether it is across. */
export type NewRelation = readonly [a: string, b: string, relation: string, certainty: string, fr: string, en: string, across: number]

export const relationRow = ({ a, b, relation, certainty, why }: Relation, across: boolean): NewRelation => [a, b, relation, certainty, why.fr, why.en, Number(across)]

/** Writes relations of one question in the place of those of the same positions and kind. As one list: thousands of rows would take a statement of their own for each number of them. */
export async function writeRelations(store: Store, dossier: string, question: string, rows: readonly NewRelation[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into relations (dossier_id, a, b, question, relation, certainty, why_fr, why_en, across)
    select ${dossier}, value ->> 0, value ->> 1, ${question}, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 from json_each(${JSON.stringify(rows)}) where true
    on conflict (dossier_id, a, b, relation) do update set certainty = excluded.certainty, why_fr = excluded.why_fr, why_en = excluded.why_en, across = excluded.across`.execute(store)
}

export async function dropRelations(store: Store, dossier: string, relations: readonly { readonly a: string; readonly b: string; readonly relation: string }[]): Promise<void> {
  if (relations.length === 0) return
  await sql`delete from relations where dossier_id = ${dossier} and (a, b, relation) in (
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(relations.map(({ a, b, relation }) => [a, b, relation]))}))`.execute(store)
}
