import { sql } from 'kysely'
import type { Finding, Origin, Position, Reconciliation, Relation } from '../model/finding.ts'
import type { Store } from './open.ts'

/** What reconciling one question gave. */
export interface ReconciledQuestion {
  readonly question: string
  readonly findings: readonly Finding[]
  readonly across: readonly Relation[]
}

/** The dossier's touched questions, in their order. */
export async function touchedQuestions(store: Store, dossier: string): Promise<string[]> {
  const rows = await store.selectFrom('touched_questions').select('question').where('dossier_id', '=', dossier).orderBy('question').execute()
  return rows.map(row => row.question)
}

/** Puts one question's findings in the place of the former ones; from then on it is not touched. One transaction. */
export async function saveFindings(store: Store, dossier: string, { question, findings, across }: ReconciledQuestion): Promise<void> {
  await store.transaction().execute(async transaction => {
    await transaction.deleteFrom('touched_questions').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await transaction.deleteFrom('findings').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    await transaction.deleteFrom('facts').where('dossier_id', '=', dossier).where('question', '=', question).execute()
    for (const { id, subject, population, status, positions } of findings) {
      await transaction.insertInto('findings').values({ dossier_id: dossier, id, question, subject: subject.join('+'), population, status }).execute()
      for (const position of positions) {
        await transaction.insertInto('positions').values({ dossier_id: dossier, id: position.id, finding_id: id, document: JSON.stringify(position) }).execute()
      }
    }
    const row = ({ a, b, relation, certainty, why }: Relation, across: number) => ({ dossier_id: dossier, a, b, question, relation, certainty, why_fr: why.fr, why_en: why.en, across })
    const rows = [...findings.flatMap(finding => finding.relations.map(relation => row(relation, 0))), ...across.map(relation => row(relation, 1))]
    for (let at = 0; at < rows.length; at += BATCH) await transaction.insertInto('relations').values(rows.slice(at, at + BATCH)).execute()
  })
}

/** The findings on one question as they were saved. */
export async function loadFindings(store: Store, dossier: string, question: string): Promise<ReconciledQuestion> {
  const findingRows = await store.selectFrom('findings').selectAll().where('dossier_id', '=', dossier).where('question', '=', question).orderBy('id').execute()
  const positionRows = await store.selectFrom('positions').innerJoin('findings', join => join
    .onRef('findings.dossier_id', '=', 'positions.dossier_id').onRef('findings.id', '=', 'positions.finding_id'))
    .selectAll('positions').where('positions.dossier_id', '=', dossier).where('findings.question', '=', question).orderBy('positions.id').execute()
  const relationRows = await store.selectFrom('relations').selectAll().where('dossier_id', '=', dossier).where('question', '=', question)
    .orderBy('a').orderBy('b').orderBy('relation').execute()
  const findingOf = new Map(positionRows.map(row => [row.id, row.finding_id]))
  const relations = groupBy(relationRows, row => (row.across ? '' : findingOf.get(row.a) ?? ''))
  const positions = groupBy(positionRows, row => row.finding_id)
  const relation = (row: (typeof relationRows)[number]): Relation =>
    ({ a: row.a, b: row.b, relation: row.relation as Relation['relation'], certainty: row.certainty, why: { fr: row.why_fr, en: row.why_en } })
  return {
    question,
    findings: findingRows.map((row): Finding => ({
      id: row.id,
      question,
      subject: row.subject === '' ? [] : row.subject.split('+'),
      population: row.population,
      status: row.status as Finding['status'],
      positions: (positions.get(row.id) ?? []).map(position => JSON.parse(position.document) as Position),
      relations: (relations.get(row.id) ?? []).map(relation),
    })),
    across: (relations.get('') ?? []).map(relation),
  }
}

/** A dossier's last reconciliation, whole: for a store of any size prefer `loadFindings`, a question at a time. */
export async function loadReconciliation(store: Store, dossier: string): Promise<Reconciliation> {
  const questions = await store.selectFrom('findings').select('question').distinct().where('dossier_id', '=', dossier).orderBy('question').execute()
  const results: ReconciledQuestion[] = []
  for (const { question } of questions) results.push(await loadFindings(store, dossier, question))
  return { dossier, findings: results.flatMap(result => result.findings), across: results.flatMap(result => result.across), origins: await loadOrigins(store, dossier) }
}

/** One position and the finding that it is part of, or null where there is none such. */
export async function loadPosition(store: Store, dossier: string, id: string): Promise<{ position: Position; finding: string } | null> {
  const row = await store.selectFrom('positions').select(['document', 'finding_id']).where('dossier_id', '=', dossier).where('id', '=', id).executeTakeFirst()
  return row ? { position: JSON.parse(row.document) as Position, finding: row.finding_id } : null
}

/** Whether the last reconciliation gave a position of this id, and the claim is part of it. */
export async function isPartOf(store: Store, dossier: string, claim: string, position: string): Promise<boolean> {
  const { rows } = await sql`select 1 from positions where dossier_id = ${dossier} and id = ${position}
    and exists (select 1 from json_each(document, '$.claims') where value = ${claim})`.execute(store)
  return rows.length > 0
}

/** The question of a finding, or null where there is none such. */
export async function questionOfFinding(store: Store, dossier: string, id: string): Promise<string | null> {
  const row = await store.selectFrom('findings').select('question').where('dossier_id', '=', dossier).where('id', '=', id).executeTakeFirst()
  return row?.question ?? null
}

/** How a position stands to those that do not simply agree with it. */
export async function relationsOfPosition(store: Store, dossier: string, id: string, limit: number): Promise<Relation[]> {
  // One statement a side: with `or`, SQLite walks through all of the dossier's relations.
  const beside = (side: 'a' | 'b') => store.selectFrom('relations').selectAll().where('dossier_id', '=', dossier).where(side, '=', id).where('relation', '!=', 'agrees')
  const rows = await beside('a').unionAll(beside('b')).orderBy('relation').orderBy('a').orderBy('b').limit(limit).execute()
  return rows.map(row => ({ a: row.a, b: row.b, relation: row.relation as Relation['relation'], certainty: row.certainty, why: { fr: row.why_fr, en: row.why_en } }))
}

/** The origins that several articles share, in a stable order. */
export async function loadOrigins(store: Store, dossier: string): Promise<Origin[]> {
  const rows = await store.selectFrom('origins').select('document').where('dossier_id', '=', dossier).orderBy('id').execute()
  return rows.map(row => JSON.parse(row.document) as Origin)
}

/** The rules that a dossier was last reconciled by. */
export async function reconciledBy(store: Store, dossier: string): Promise<string | null> {
  const row = await store.selectFrom('reconciled').select('rules').where('dossier_id', '=', dossier).executeTakeFirst()
  return row?.rules ?? null
}

/** Keeps origins, marks the questions that they touch, and by which rules all is reconciled from here: in one transaction, so that a kill between loses none. */
export async function saveOrigins(store: Store, dossier: string, origins: readonly Origin[], rules: string, touched: ReadonlySet<string>): Promise<void> {
  await store.transaction().execute(async transaction => {
    await transaction.deleteFrom('origins').where('dossier_id', '=', dossier).execute()
    for (const origin of origins) await transaction.insertInto('origins').values({ dossier_id: dossier, id: origin.id, document: JSON.stringify(origin) }).execute()
    for (const question of touched) await transaction.insertInto('touched_questions').values({ dossier_id: dossier, question }).onConflict(conflict => conflict.doNothing()).execute()
    await transaction.updateTable('traits').set({ fresh: 0 }).where('dossier_id', '=', dossier).where('fresh', '=', 1).execute()
    await transaction.insertInto('reconciled').values({ dossier_id: dossier, rules }).onConflict(conflict => conflict.column('dossier_id').doUpdateSet({ rules })).execute()
  })
}

/** Rows in one statement: well below SQLite's 32,766 variables. */
const BATCH = 500

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
