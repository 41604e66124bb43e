import type { Dossier } from '../../dossier/dossier.ts'
import type { NotifyEvent } from '../../dossier/notify.ts'
import type { Questionnaire } from '../../dossier/questionnaire.ts'
import type { PositionHead, Relation } from '../../model/finding.ts'
import { contentId } from '../../model/identity.ts'
import { valueKey } from '../../model/value.ts'
import type { PlacedRelation } from '../../store/relation-rows.ts'
import { failureSentence, sayings } from './sayings.ts'

/**
 * One thing worth a word. It goes to other machines: it holds what the press said and the names of the dossier,
 * never a path, an address or a setting of the user's.
 */
export interface Note {
  /** Two notes with one key are one: it is told once. */
  readonly key: string
  readonly event: NotifyEvent
  /** What notes are put together under: a finding, an outlet, a run. */
  readonly heading: string
  readonly text: string
  /** Ids for programs. */
  readonly details: Readonly<Record<string, string>>
}

export type Story = { readonly dossier: Dossier; readonly questionnaire: Questionnaire }

/** What of a dossier's relations is worth a word: firm contradictions, and figures that their own speaker replaced. */
export function notesOfRelations(story: Story, relations: readonly PlacedRelation[]): Note[] {
  return relations.flatMap(placed => {
    const event = eventOf(placed.relation)
    return event ? [noteOf(story, event, placed)] : []
  })
}

function eventOf({ relation, certainty }: Relation): NotifyEvent | null {
  if (relation === 'supersedes') return 'superseded'
  return relation === 'contradicts' && certainty === 'firm' ? 'new_contradiction' : null
}

function noteOf({ dossier, questionnaire }: Story, event: NotifyEvent, { relation, a, b, finding }: PlacedRelation): Note {
  const label = questionnaire.questions.find(question => question.id === a.question)?.label[dossier.language] ?? a.question
  const names = a.subject.map(id => dossier.subjects.find(subject => subject.id === id)?.name ?? id)
  const population = dossier.populations.find(({ id }) => id === a.population)?.name
  const scope = [names.join(' + '), population].filter(Boolean).join(', ')
  return {
    key: contentId(event, ...[sideKey(a), sideKey(b)].sort()),
    event,
    heading: scope === '' ? label : `${label} (${scope})`,
    text: relation.why[dossier.language],
    details: { question: a.question, finding, a: a.id, b: b.id },
  }
}

/** What a position says, hedged or not: a pair that gets more certain is not told again. */
const sideKey = ({ question, subject, population, value, polarity }: PositionHead): string =>
  [question, subject.join('+'), population, valueKey(value), polarity].join('|')

/** An outlet of which nothing could be read, told once until it answers again: `lastGood` is the last run in which it did. */
export function noteOfSource({ dossier }: Story, outlet: { readonly id: string; readonly name: string }, lastGood: number): Note {
  const said = sayings[dossier.language]
  return {
    key: contentId('source_down', outlet.id, String(lastGood)),
    event: 'source_down',
    heading: outlet.name,
    text: said.sourceDown,
    details: { outlet: outlet.id },
  }
}

/** A run that failed, by the slug of its failure alone: its message may name files of the user's. */
export function noteOfFailure({ dossier }: Story, run: number | null, slug: string): Note {
  return {
    key: contentId('run_failed', String(run ?? 'none'), slug),
    event: 'run_failed',
    heading: sayings[dossier.language].runFailed,
    text: failureSentence(slug, dossier.language),
    details: { slug, ...(run === null ? {} : { run: String(run) }) },
  }
}
