import type { StatedClaim, Teller } from '../model/claim.ts'
import { positionId, positionKey } from '../model/claim.ts'
import { groupBy } from '../model/group-by.ts'
import type { Gathered, Held } from '../reconcile/held.ts'
import type { Kept } from '../reconcile/pairs-again.ts'
import { relateAgain } from '../reconcile/pairs-again.ts'
import { byKey, heldAs, holdPosition } from '../reconcile/positions.ts'
import { headsOf } from '../reconcile/question.ts'
import type { Setting } from '../reconcile/setting.ts'
import { findingStatuses } from '../store/finding-rows.ts'
import type { Store } from '../store/open.ts'
import { keptClaims, keptPositions } from '../store/position-rows.ts'
import type { KeptPosition } from '../store/position-rows.ts'
import { savePositionsAgain } from '../store/save-positions.ts'
import { readTellings, standingOf, WITHIN, ACROSS } from './standing.ts'
import { readTellers } from './tellers.ts'
import { stateOf, turnedFindings } from './turns.ts'

/** One question of which some articles changed what they say, or where it comes from. */
export interface ChangedQuestion {
  readonly question: string
  /** Ids of positions where the articles' claims stood. */
  readonly positions: ReadonlySet<string>
  /** Ids of the articles. */
  readonly articles: ReadonlySet<string>
  /** What they say now. */
  readonly claims: readonly StatedClaim[]
  /** Ids of those that are held in several versions. */
  readonly retold: ReadonlySet<string>
}

/**
 * Reconciles again only the positions of a question that some articles' claims touch, and writes only what is other: the store
 * holds the same as if the question had been done whole.
 *
 * @param most beyond this part of the question's articles, counted by position, it is to be done whole.
 * @returns the number of findings; null where the question has to be done whole.
 */
export async function reconcileQuestionAgain(store: Store, setting: Setting, { question, positions, articles, claims, retold }: ChangedQuestion, { run, most }: { run: number; most: number }): Promise<number | null> {
  const { dossier } = setting
  const kept = await keptPositions(store, dossier.id, question)
  const before = keptAs(kept, setting)
  if (before === null) return null
  const now = groupBy(claims, claim => positionId(dossier.id, positionKey(claim)))
  const touched = new Set([...positions, ...now.keys()])
  const touchedBefore = before.filter(({ held }) => touched.has(held.position.id))
  if (articleCount(touchedBefore) > most * articleCount(before)) return null

  // Of what stands, the kept tellers say it by the address.
  const isRetold = ({ id, url }: Teller['article']): boolean => (articles.has(id) ? retold.has(id) : url !== null)
  const held = new Map<string, Gathered>()
  const gone: string[] = []
  for (const id of touched) {
    const former = touchedBefore.find(({ held }) => held.position.id === id)
    const standing = former ? (await keptTellers(store, dossier.id, id)).filter(({ article }) => !articles.has(article.id)) : []
    const own = now.get(id) ?? []
    const what = own[0] ?? former?.held.position
    if (what && standing.length + own.length > 0) held.set(id, holdPosition(what, [...standing, ...own], setting, isRetold))
    else if (former) gone.push(id)
  }
  const stay = before.map(({ held }) => held).filter(({ position }) => !touched.has(position.id))
  const all: Held[] = [...stay, ...held.values()].sort(byKey)
  const { related, written, dropped } = relateAgain(before, all, setting)
  const heads = headsOf(question, all, related, setting)

  const statuses = await findingStatuses(store, dossier.id, question)
  const formerHeads = headsBefore(kept, statuses)
  const standing = standingOf(all, related, isRetold)
  const moved = before.filter(({ held: { position }, within, across }) => !touched.has(position.id) && standing.related(position.id) !== (within ? WITHIN : 0) + (across ? ACROSS : 0))
  await savePositionsAgain(store, dossier.id, question, {
    findings: heads.filter(({ id, status }) => statuses.get(id) !== status),
    goneFindings: [...statuses.keys()].filter(id => !heads.some(head => head.id === id)),
    positions: heads.flatMap(({ id, positions: list }) => list.flatMap(({ id: position }) => {
      const made = held.get(position)
      return made ? [{ finding: id, position: made.position, standing: standing.of(made) }] : []
    })),
    gonePositions: gone,
    related: moved.map(({ held: { position } }) => ({ id: position.id, related: standing.related(position.id) })),
    relations: written.map(relation => ({ relation, across: relation.left.scope !== relation.right.scope })),
    goneRelations: dropped,
    turned: { run, states: turnedFindings(formerHeads.map(stateOf), heads.map(stateOf)) },
  })
  return heads.length
}

/** The positions as they were kept, or null where one was kept by a program that kept less of it. */
function keptAs(rows: readonly KeptPosition[], setting: Setting): Kept[] | null {
  const kept: Kept[] = []
  for (const { position, tellings, related } of rows) {
    if (tellings === null) return null
    kept.push({ held: heldAs(position, readTellings(tellings), setting), within: (related & WITHIN) > 0, across: (related & ACROSS) > 0 })
  }
  return kept
}

async function keptTellers(store: Store, dossier: string, position: string): Promise<Teller[]> {
  const { claims, tellers } = await keptClaims(store, dossier, position)
  return readTellers(claims, tellers)
}

/** The findings as they were kept. */
function headsBefore(kept: readonly KeptPosition[], statuses: ReadonlyMap<string, string>) {
  return [...groupBy(kept, ({ finding }) => finding)].map(([id, group]) => {
    const { question, subject, population } = group[0]!.position
    return { id, question, subject, population, status: statuses.get(id)!, positions: group.map(({ position }) => position) }
  })
}

const articleCount = (kept: readonly Kept[]): number => kept.reduce((sum, { held }) => sum + held.tellings.articles, 0)
