import type { Finding, Relation } from '../model/finding.ts'
import { dropFindings, findingStatuses, writeFindings } from './finding-rows.ts'
import type { FindingState } from './finding-turns.ts'
import { saveTurns } from './finding-turns.ts'
import type { ReconciledQuestion } from './findings.ts'
import type { Store } from './open.ts'
import type { Standing } from './position-rows.ts'
import { dropPositions, positionRow, positionsOn, writePositions } from './position-rows.ts'
import type { NewRelation } from './relation-rows.ts'
import { dropRelations, relationRow, writeRelations } from './relation-rows.ts'

interface SaveFindings {
  /** The run, and the findings that it turned; none outside of a run. */
  readonly turned?: { readonly run: number; readonly states: readonly FindingState[] }
  /** Whether sentences may be others though nothing that they tell of is: after other rules. */
  readonly anew?: boolean
  /** By position: what is kept to do it again without the others. */
  readonly standing?: ReadonlyMap<string, Standing>
}

/**
 * Puts one question's findings in the place of the former ones; from then on it is not touched. One transaction, in which
 * only what changed is written: one article seldom moves more than a few of a question's thousands of relations.
 */
export async function saveFindings(store: Store, dossier: string, { question, findings, across }: ReconciledQuestion, { turned, anew = true, standing = new Map() }: SaveFindings = {}): Promise<void> {
  await store.transaction().execute(async transaction => {
    await transaction.deleteFrom('touched_questions').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await transaction.deleteFrom('facts').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await saveHeads(transaction, dossier, question, findings)
    const changed = await savePositions(transaction, dossier, question, findings, standing)
    await saveRelations(transaction, dossier, question, findings, across, relation =>
      anew || relation.relation === 'supersedes' || changed.has(relation.a) || changed.has(relation.b))
    if (turned) await saveTurns(transaction, dossier, turned.run, turned.states)
  })
}

async function saveHeads(store: Store, dossier: string, question: string, findings: readonly Finding[]): Promise<void> {
  const stood = await findingStatuses(store, dossier, question)
  const stand = new Set(findings.map(({ id }) => id))
  await dropFindings(store, dossier, [...stood.keys()].filter(id => !stand.has(id)))
  await writeFindings(store, dossier, question, findings.filter(({ id, status }) => stood.get(id) !== status))
}

/** Gives the ids of the positions that are not as they were. */
async function savePositions(store: Store, dossier: string, question: string, findings: readonly Finding[], standing: ReadonlyMap<string, Standing>): Promise<Set<string>> {
  const stood = new Map((await positionsOn(store, dossier, question).selectAll().execute()).map(row => [row.id, row]))
  const changed = new Set<string>()
  const rows: ReturnType<typeof positionRow>[] = []
  for (const { id, positions } of findings) {
    for (const position of positions) {
      const made = positionRow(dossier, id, position, standing.get(position.id))
      const former = stood.get(position.id)
      const same = former?.document === made.document && former.claims === made.claims
      if (!same) changed.add(position.id)
      if (!same || former.tellings !== made.tellings || former.related !== made.related) rows.push(made)
      stood.delete(position.id)
    }
  }
  await dropPositions(store, dossier, [...stood.keys()])
  await writePositions(store, rows)
  return changed
}

/** `mayDiffer`: whether the sentences of a relation may be others than they were; making them costs more than all the rest. */
async function saveRelations(store: Store, dossier: string, question: string, findings: readonly Finding[], across: readonly Relation[], mayDiffer: (relation: Relation) => boolean): Promise<void> {
  const stood = new Map((await store.selectFrom('relations').select(['a', 'b', 'relation', 'certainty', 'across']).where('dossier_id', '=', dossier).where('question', '=', question).execute())
    .map(row => [keyOf(row), row]))
  const rows: NewRelation[] = []
  const keep = (relation: Relation, isAcross: boolean) => {
    const key = keyOf(relation)
    const former = stood.get(key)
    stood.delete(key)
    if (former && former.certainty === relation.certainty && former.across === Number(isAcross) && !mayDiffer(relation)) return
    rows.push(relationRow(relation, isAcross))
  }
  for (const { relations } of findings) for (const relation of relations) keep(relation, false)
  for (const relation of across) keep(relation, true)
  await dropRelations(store, dossier, [...stood.values()])
  await writeRelations(store, dossier, question, rows)
}

const keyOf = ({ a, b, relation }: { readonly a: string; readonly b: string; readonly relation: string }): string => `${a} ${b} ${relation}`
