import { sql } from 'kysely'
import type { Relation } from '../model/finding.ts'
import type { Store } from './open.ts'

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
