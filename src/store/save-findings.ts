import type { Finding, Position, Relation } from '../model/finding.ts'
import type { FindingState } from './finding-turns.ts'
import { saveTurns } from './finding-turns.ts'
import type { ReconciledQuestion } from './findings.ts'
import type { Store } from './open.ts'
import type { Schema } from './schema.ts'

export interface SaveFindings {
  /** The run, and the findings that it turned; none outside of a run. */
  readonly turned?: { readonly run: number; readonly states: readonly FindingState[] }
  /** Whether sentences may be others though nothing that they tell of is: after other rules. */
  readonly anew?: boolean
}

/**
 * Puts one question's findings in the place of the former ones; from then on it is not touched. One transaction, in which
 * only what changed is written: one article seldom moves more than a few of a question's thousands of relations.
 */
export async function saveFindings(store: Store, dossier: string, { question, findings, across }: ReconciledQuestion, { turned, anew = true }: SaveFindings = {}): Promise<void> {
  await store.transaction().execute(async transaction => {
    await transaction.deleteFrom('touched_questions').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await transaction.deleteFrom('facts').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await saveHeads(transaction, dossier, question, findings)
    const changed = await savePositions(transaction, dossier, question, findings)
    await saveRelations(transaction, dossier, question, findings, across, relation =>
      anew || relation.relation === 'supersedes' || changed.has(relation.a) || changed.has(relation.b))
    if (turned) await saveTurns(transaction, dossier, turned.run, turned.states)
  })
}

/** The findings without what is in them. Those that stand no more take their positions and relations with them. */
async function saveHeads(store: Store, dossier: string, question: string, findings: readonly Finding[]): Promise<void> {
  const stand = new Set(findings.map(({ id }) => id))
  const former = await store.selectFrom('findings').select(['id', 'status']).where('dossier_id', '=', dossier).where('question', '=', question).execute()
  const stood = new Map(former.map(({ id, status }) => [id, status]))
  for (const { id } of former) if (!stand.has(id)) await store.deleteFrom('findings').where('dossier_id', '=', dossier).where('id', '=', id).execute()
  for (const { id, subject, population, status } of findings) {
    if (stood.get(id) === status) continue
    await store.insertInto('findings').values({ dossier_id: dossier, id, question, subject: subject.join('+'), population, status })
      .onConflict(conflict => conflict.columns(['dossier_id', 'id']).doUpdateSet({ status })).execute()
  }
}

/** Gives the ids of the positions that are not as they were. */
async function savePositions(store: Store, dossier: string, question: string, findings: readonly Finding[]): Promise<Set<string>> {
  const stood = new Map((await store.selectFrom('positions').innerJoin('findings', join => join
    .onRef('findings.dossier_id', '=', 'positions.dossier_id').onRef('findings.id', '=', 'positions.finding_id'))
    .select(['positions.id', 'positions.document']).where('positions.dossier_id', '=', dossier).where('findings.question', '=', question).execute())
    .map(({ id, document }) => [id, document]))
  const changed = new Set<string>()
  const rows: Schema['positions'][] = []
  const row = (finding: string, position: Position) => ({ dossier_id: dossier, id: position.id, finding_id: finding, document: JSON.stringify(position) })
  for (const { id, positions } of findings) {
    for (const position of positions) {
      const made = row(id, position)
      if (stood.get(position.id) !== made.document) {
        rows.push(made)
        changed.add(position.id)
      }
      stood.delete(position.id)
    }
  }
  for (const id of stood.keys()) await store.deleteFrom('positions').where('dossier_id', '=', dossier).where('id', '=', id).execute()
  for (let at = 0; at < rows.length; at += BATCH) {
    await store.insertInto('positions').values(rows.slice(at, at + BATCH))
      .onConflict(conflict => conflict.columns(['dossier_id', 'id']).doUpdateSet(({ ref }) => ({ document: ref('excluded.document') }))).execute()
  }
  return changed
}

/** `mayDiffer`: whether the sentences of a relation may be others than they were; making them costs more than all the rest. */
async function saveRelations(store: Store, dossier: string, question: string, findings: readonly Finding[], across: readonly Relation[], mayDiffer: (relation: Relation) => boolean): Promise<void> {
  const stood = new Map((await store.selectFrom('relations').select(['a', 'b', 'relation', 'certainty', 'across']).where('dossier_id', '=', dossier).where('question', '=', question).execute())
    .map(row => [keyOf(row), row]))
  const rows: Schema['relations'][] = []
  const keep = (relation: Relation, across: number) => {
    const key = keyOf(relation)
    const former = stood.get(key)
    stood.delete(key)
    if (former && former.certainty === relation.certainty && former.across === across && !mayDiffer(relation)) return
    const { a, b, relation: kind, certainty, why } = relation
    rows.push({ dossier_id: dossier, a, b, question, relation: kind, certainty, why_fr: why.fr, why_en: why.en, across })
  }
  for (const { relations } of findings) for (const relation of relations) keep(relation, 0)
  for (const relation of across) keep(relation, 1)
  for (const { a, b, relation } of stood.values()) {
    await store.deleteFrom('relations').where('dossier_id', '=', dossier).where('a', '=', a).where('b', '=', b).where('relation', '=', relation).execute()
  }
  for (let at = 0; at < rows.length; at += BATCH) {
    await store.insertInto('relations').values(rows.slice(at, at + BATCH)).onConflict(conflict => conflict.columns(['dossier_id', 'a', 'b', 'relation'])
      .doUpdateSet(({ ref }) => ({ certainty: ref('excluded.certainty'), why_fr: ref('excluded.why_fr'), why_en: ref('excluded.why_en'), across: ref('excluded.across') }))).execute()
  }
}

const keyOf = ({ a, b, relation }: { readonly a: string; readonly b: string; readonly relation: string }): string => `${a} ${b} ${relation}`

/** Rows in one statement: well below SQLite's 32,766 variables. */
const BATCH = 500
