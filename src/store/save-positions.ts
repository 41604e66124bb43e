import { sql } from 'kysely'
import type { Finding, Position, Relation } from '../model/finding.ts'
import { groupBy } from '../model/group-by.ts'
import type { FindingState } from './finding-turns.ts'
import { saveTurns } from './finding-turns.ts'
import type { Store } from './open.ts'
import type { Standing } from './position-rows.ts'
import { dropPositions, positionRow, writePositions } from './position-rows.ts'
import { dropRelations, relationRow, writeRelations } from './relation-rows.ts'
import { dropFindings, writeFindings } from './finding-rows.ts'

/** What is other in one question after some of its positions were done again. */
export interface PositionsAgain {
  readonly findings: readonly Pick<Finding, 'id' | 'subject' | 'population' | 'status'>[]
  readonly goneFindings: readonly string[]
  readonly positions: readonly { readonly finding: string; readonly position: Position; readonly standing: Standing }[]
  readonly gonePositions: readonly string[]
  /** Positions of which nothing else is other. */
  readonly related: readonly { readonly id: string; readonly related: number }[]
  readonly relations: readonly { readonly relation: Relation; readonly across: boolean }[]
  readonly goneRelations: readonly Relation[]
  readonly turned: { readonly run: number; readonly states: readonly FindingState[] }
}

/** Writes what is other in one question, in one transaction. */
export async function savePositionsAgain(store: Store, dossier: string, question: string, again: PositionsAgain): Promise<void> {
  await store.transaction().execute(async transaction => {
    await transaction.deleteFrom('facts').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await dropFindings(transaction, dossier, again.goneFindings)
    await writeFindings(transaction, dossier, question, again.findings)
    await dropPositions(transaction, dossier, again.gonePositions)
    await writePositions(transaction, again.positions.map(({ finding, position, standing }) => positionRow(dossier, finding, position, standing)))
    for (const [related, moved] of groupBy(again.related, ({ related }) => related)) {
      await sql`update positions set related = ${related} where dossier_id = ${dossier} and id in (select value from json_each(${JSON.stringify(moved.map(({ id }) => id))}))`.execute(transaction)
    }
    await dropRelations(transaction, dossier, again.goneRelations)
    await writeRelations(transaction, dossier, question, again.relations.map(({ relation, across }) => relationRow(relation, across)))
    await saveTurns(transaction, dossier, again.turned.run, again.turned.states)
  })
}
