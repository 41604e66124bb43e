import { readCardinal } from '../numbers/cardinals.ts'
import { GAP } from '../numbers/tokens.ts'
import type { Found } from './found.ts'
import type { Source } from './reading.ts'
import { textAt } from './reading.ts'

const OPENING = new Set(['.', ';', ':', '!', '?', '«', '“', '"', '–', '—', '…'])
const LAST_HOUR = 24

/** «À cinq heures, on avait tout débranché», «; vers 14 h 30, le portail ferme»: an hour that opens a clause is of the day told before. */
export function readHour(source: Source, at: number): Found | null {
  const { tokens, tables } = source
  const before = tokens[at - 1]
  if (!before || !tables.words.before_hour.has(before.text) || !(before.gap === GAP.line || OPENING.has(textAt(source, at - 2)))) return null
  const number = tokens[at]!.kind === 'digits' ? { value: Number(tokens[at]!.text), next: at + 1 } : readCardinal(tokens, at, tables.numbers)
  if (!number || number.value > LAST_HOUR || !tables.words.hours.has(textAt(source, number.next))) return null
  const minutes = tokens[number.next + 1]?.kind === 'digits' ? number.next + 2 : number.next + 1
  return { first: at - 1, next: minutes, when: null, kind: 'anchored', anchor: { to: 'previous', days: 0 } }
}
