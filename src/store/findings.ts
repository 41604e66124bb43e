import type { Finding, Origin, Position, Reconciliation, Relation } from '../model/finding.ts'
import type { Store } from './open.ts'

/** Puts a dossier's reconciliation in the place of the one before, in one transaction. */
export async function saveReconciliation(store: Store, { dossier, findings, across, origins }: Reconciliation): Promise<void> {
  await store.transaction().execute(async transaction => {
    for (const table of ['relations', 'positions', 'findings', 'origins'] as const) {
      await transaction.deleteFrom(table).where('dossier_id', '=', dossier).execute()
    }
    for (const finding of findings) {
      const { id, question, subject, population, status } = finding
      await transaction.insertInto('findings').values({ dossier_id: dossier, id, question, subject: subject.join('+'), population, status }).execute()
      for (const position of finding.positions) {
        await transaction.insertInto('positions').values({ dossier_id: dossier, id: position.id, finding_id: id, document: JSON.stringify(position) }).execute()
      }
    }
    const questions = new Map(findings.flatMap(finding => finding.positions.map(position => [position.id, finding.question])))
    const save = async (relation: Relation, isAcross: boolean) => {
      const { a, b, certainty, why } = relation
      await transaction.insertInto('relations').values({
        dossier_id: dossier, a, b, question: questions.get(a) ?? '', relation: relation.relation, certainty, why_fr: why.fr, why_en: why.en, across: Number(isAcross),
      }).execute()
    }
    for (const finding of findings) for (const relation of finding.relations) await save(relation, false)
    for (const relation of across) await save(relation, true)
    for (const origin of origins) await transaction.insertInto('origins').values({ dossier_id: dossier, id: origin.id, document: JSON.stringify(origin) }).execute()
  })
}

/** A dossier's last reconciliation, as it was saved. */
export async function loadReconciliation(store: Store, dossier: string): Promise<Reconciliation> {
  const findingRows = await store.selectFrom('findings').selectAll().where('dossier_id', '=', dossier).orderBy('id').execute()
  const positionRows = await store.selectFrom('positions').selectAll().where('dossier_id', '=', dossier).orderBy('id').execute()
  const relationRows = await store.selectFrom('relations').selectAll().where('dossier_id', '=', dossier).orderBy('a').orderBy('b').orderBy('relation').execute()
  const originRows = await store.selectFrom('origins').selectAll().where('dossier_id', '=', dossier).orderBy('id').execute()
  const findingOf = new Map(positionRows.map(row => [row.id, row.finding_id]))
  const relations = groupBy(relationRows, row => (row.across ? '' : findingOf.get(row.a) ?? ''))
  const positions = groupBy(positionRows, row => row.finding_id)
  const relation = (row: (typeof relationRows)[number]): Relation =>
    ({ a: row.a, b: row.b, relation: row.relation as Relation['relation'], certainty: row.certainty, why: { fr: row.why_fr, en: row.why_en } })
  return {
    dossier,
    findings: findingRows.map((row): Finding => ({
      id: row.id,
      question: row.question,
      subject: row.subject === '' ? [] : row.subject.split('+'),
      population: row.population,
      status: row.status as Finding['status'],
      positions: (positions.get(row.id) ?? []).map(position => JSON.parse(position.document) as Position),
      relations: (relations.get(row.id) ?? []).map(relation),
    })),
    across: (relations.get('') ?? []).map(relation),
    origins: originRows.map(row => JSON.parse(row.document) as Origin),
  }
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
