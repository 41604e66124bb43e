import { fold } from './numbers/fold.ts'
import { wordKey } from './tokenize.ts'

/** The tables of French by file name without `.yaml`: parsed YAML that each module checks for itself. */
export type LexiconTables = Readonly<Record<string, unknown>>

/** Words of a table, folded for comparison with tokens. */
export const foldedSet = (list: readonly string[]): Set<string> => new Set(list.map(fold))

/** What words of a table stand for, the words folded for comparison with tokens. */
export const foldedMap = <T>(record: Readonly<Record<string, T>>): Map<string, T> => new Map(Object.entries(record).map(([word, value]) => [fold(word), value]))

/** Words of a table, each with its key: what tokens of a reading are compared with. «l'» stays elided, marks stay as they are. */
export const keySet = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(word => word.length > 1 && word.endsWith("'") ? `${wordKey(word.slice(0, -1))}'` : wordKey(word)))
