import { sql } from 'kysely'
import type { Finding, Origin, Position, Reconciliation, Relation } from '../model/finding.ts'
import { groupBy } from '../model/group-by.ts'
import type { Store } from './open.ts'
import { positionOf, positionsOn } from './position-rows.ts'
import { forgetTouchedArticles, touchArticle } from './touched.ts'

/** What reconciling one question gave. */
export interface ReconciledQuestion {
  readonly question: string
  readonly findings: readonly Finding[]
  readonly across: readonly Relation[]
}

/** Every question that the dossier has findings on, in their order. */
export async function questionsWithFindings(store: Store, dossier: string): Promise<string[]> {
  const rows = await store.selectFrom('findings').select('question').distinct().where('dossier_id', '=', dossier).orderBy('question').execute()
  return rows.map(({ question }) => question)
}

/** The findings on one question as they were saved. */
export async function loadFindings(store: Store, dossier: string, question: string): Promise<ReconciledQuestion> {
  const findingRows = await store.selectFrom('findings').selectAll().where('dossier_id', '=', dossier).where('question', '=', question).orderBy('id').execute()
  const positionRows = await positionsOn(store, dossier, question).select(['id', 'finding_id', 'document', 'claims']).orderBy('id').execute()
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
      positions: (positions.get(row.id) ?? []).map(positionOf),
      relations: (relations.get(row.id) ?? []).map(relation),
    })),
    across: (relations.get('') ?? []).map(relation),
  }
}

/** A dossier's last reconciliation, whole: for a store of any size prefer `loadFindings`, a question at a time. */
export async function loadReconciliation(store: Store, dossier: string): Promise<Reconciliation> {
  const results: ReconciledQuestion[] = []
  for (const question of await questionsWithFindings(store, dossier)) results.push(await loadFindings(store, dossier, question))
  return { dossier, findings: results.flatMap(result => result.findings), across: results.flatMap(result => result.across), origins: await loadOrigins(store, dossier) }
}

/** One position and the finding that it is part of, or null where there is none such. */
export async function loadPosition(store: Store, dossier: string, id: string): Promise<{ position: Position; finding: string } | null> {
  const row = await store.selectFrom('positions').select(['document', 'claims', 'finding_id']).where('dossier_id', '=', dossier).where('id', '=', id).executeTakeFirst()
  return row ? { position: positionOf(row), finding: row.finding_id } : null
}

/** Whether the last reconciliation gave a position of this id, and the claim is part of it. */
export async function isPartOf(store: Store, dossier: string, claim: string, position: string): Promise<boolean> {
  const { rows } = await sql`select 1 from positions where dossier_id = ${dossier} and id = ${position}
    and exists (select 1 from json_each(claims) where value = ${claim})`.execute(store)
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

/** What looking for origins comes to. */
interface FoundOrigins {
  readonly former: readonly Origin[]
  readonly origins: readonly Origin[]
  readonly rules: string
  /** Whether the rules are others than those that the dossier was reconciled by before. */
  readonly anew: boolean
  /** Questions to be reconciled whole. */
  readonly questions: readonly string[]
  /** Articles whose origin is another. */
  readonly moved: readonly string[]
}

/**
 * Keeps origins, marks what they touch, and by which rules all is reconciled from here: in one transaction, so
 * that a kill between loses none. Only what is not among the former origins is written.
 */
export async function saveOrigins(store: Store, dossier: string, { former, origins, rules, anew, questions, moved }: FoundOrigins): Promise<void> {
  const [stand, stood] = [new Set(origins), new Set(former)]
  await store.transaction().execute(async transaction => {
    for (const { id } of former.filter(origin => !stand.has(origin))) await transaction.deleteFrom('origins').where('dossier_id', '=', dossier).where('id', '=', id).execute()
    for (const origin of origins.filter(origin => !stood.has(origin))) await transaction.insertInto('origins').values({ dossier_id: dossier, id: origin.id, document: JSON.stringify(origin) }).execute()
    for (const article of moved) await touchArticle(transaction, dossier, article)
    // All is done anew: what some articles touched is among it.
    if (anew) await forgetTouchedArticles(transaction, dossier)
    for (const question of questions) {
      await transaction.insertInto('touched_questions').values({ dossier_id: dossier, question, anew: anew ? 1 : 0 })
        .onConflict(conflict => anew ? conflict.columns(['dossier_id', 'question']).doUpdateSet({ anew: 1 }) : conflict.doNothing()).execute()
    }
    await transaction.insertInto('reconciled').values({ dossier_id: dossier, rules }).onConflict(conflict => conflict.column('dossier_id').doUpdateSet({ rules })).execute()
  })
}
