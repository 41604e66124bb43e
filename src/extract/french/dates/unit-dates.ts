import { readCounted } from './counted.ts'
import { readDirected, readOf } from './directed.ts'
import type { Clock, Found } from './found.ts'
import { readNth } from './ranked.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'
import { readUnit } from './units.ts'

/** Everything that a unit of time can date: «cette semaine», «le mois dernier», «il y a deux ans», «trois jours plus tard», «premier semestre 2024». */
export function readUnitDate(source: Source, at: number, clock: Clock): Found | null {
  const word = readUnit(source, at)
  if (!word) return source.tables.fractionsOfYear.has(textAt(source, at)) ? readNth(source, { unit: 'quarter', at, next: at + 1 }, clock) : null
  // «Le dernier week-end d'avril» is April's; «le week-end dernier» is ours.
  const nthFirst = word.unit === 'week' || word.unit === 'weekend'
  return readCounted(source, word, clock) ?? (nthFirst ? readNth(source, word, clock) : null) ?? readDirected(source, word, clock)
    ?? (nthFirst ? null : readNth(source, word, clock)) ?? readOf(source, word, clock)
}
