import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../src/dossier/data-folder.ts'
import { dossierSchema } from '../../src/dossier/dossier.ts'
import { loadQuestionnaire } from '../../src/dossier/load.ts'
import { loadPopulations } from '../../src/dossier/populations.ts'
import type { Modality, PlacedClaim, Polarity } from '../../src/model/claim.ts'
import type { Reconciliation, Relation } from '../../src/model/finding.ts'
import type { Value } from '../../src/model/value.ts'
import type { ReconcileOptions } from '../../src/reconcile/reconcile.ts'
import { parse } from 'yaml'

/** A made-up story: a telecom operator, its bank and its shop are attacked. */
export const options: ReconcileOptions = {
  dossier: dossierSchema.parse({
    id: 'velia-2025',
    title: 'Piratage du groupe Velia',
    questionnaire: 'data-breach',
    subjects: [{ id: 'velia', name: 'Velia' }, { id: 'orbank', name: 'Orbank' }, { id: 'tilto', name: 'Tilto' }],
    populations: [
      { id: 'customers', name: 'clients' },
      { id: 'staff', name: 'salariés' },
      { id: 'cardholders', name: 'porteurs de carte', size: { amount: 4_000_000, source: 'Banque de France, 2024' } },
    ],
    speakers: [{ id: 'cnil', name: 'CNIL' }, { id: 'velia', name: 'Velia' }, { id: 'union', name: 'Syndicat Télécom' }],
    relays: [{ id: 'afp', name: 'AFP' }],
  }),
  questionnaire: loadQuestionnaire(join(dataFolder(), 'questionnaires', 'data-breach.yaml')),
  populations: loadPopulations(),
}

/** A claim as the tests' tables write it; what is left out is the commonest. */
export interface WrittenClaim {
  readonly question: string
  readonly value: Value
  readonly subject?: string | readonly string[]
  readonly population?: string
  readonly polarity?: Polarity
  readonly modality?: Modality
  readonly speaker?: string
  readonly via?: string
  readonly outlet?: string
  readonly published?: string | null
  readonly url?: string
  readonly version?: number
}

export function claim(id: string, written: WrittenClaim): PlacedClaim {
  const outlet = written.outlet ?? `Journal ${id}`
  const articleId = [outlet, written.url, written.version].filter(part => part !== undefined).join(' ')
  return {
    id,
    question: written.question,
    value: written.value,
    subject: [written.subject ?? 'velia'].flat().sort(),
    population: written.population ?? 'any',
    polarity: written.polarity ?? 'affirmed',
    modality: written.modality ?? 'asserted',
    speaker: written.speaker ?? null,
    via: written.via === undefined ? [] : [written.via],
    quote: { exact: '', prefix: '', suffix: '', start: 0, end: 0 },
    article: {
      id: articleId,
      url: written.url ?? null,
      outlet,
      title: '',
      published: written.published === undefined ? '2025-03-01' : written.published,
      ...(written.version !== undefined && { version: written.version }),
    },
  }
}

export const relationsOf = ({ findings, across }: Reconciliation): Relation[] => [...findings.flatMap(({ relations }) => relations), ...across]

/** How the positions of two claims stand; null where nothing is said of them, `one` where they are one position. */
export function relationOf(result: Reconciliation, first: string, second: string): Relation | 'one' | null {
  const positions = result.findings.flatMap(finding => finding.positions)
  const [a, b] = [first, second].map(id => positions.find(({ claims }) => claims.includes(id))!.id)
  if (a === b) return 'one'
  return relationsOf(result).find(relation => relation.a === a && relation.b === b || relation.a === b && relation.b === a) ?? null
}

export const readTable = <T>(file: string): T => parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as T
