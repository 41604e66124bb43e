import { expect, test } from 'vitest'
import type { Failure } from '../../src/model/failure.ts'
import { annotateLines } from '../../src/run/annotate.ts'

async function annotate(...lines: string[]): Promise<{ found: unknown[]; complaints: Failure[] }> {
  const complaints: Failure[] = []
  const found: unknown[] = []
  for await (const line of annotateLines(lines, failure => complaints.push(failure))) found.push(line)
  return { found, complaints }
}

test('a line in is a line out, with the id it came with', async () => {
  const { found } = await annotate(JSON.stringify({ id: 7, text: 'Hier, plus de 20 villes et 33 000 écoles.', published: '2024-02-07' }))
  expect(found).toMatchObject([{ id: 7, numbers: [{ start: 14, end: 16, value: 20, bound: 'at_least' }, { start: 27, end: 33, value: 33000, bound: 'exact' }], dates: [{ start: 0, end: 4, edtf: '2024-02-06' }] }])
})

test('both ends of a range are told, and no telephone number', async () => {
  const { found } = await annotate(JSON.stringify({ id: 'a', text: 'De 20 à 25 villes. Tél. 01 99 00 12 34.', published: null }))
  expect(found).toMatchObject([{ numbers: [{ value: 20 }, { value: 25 }] }])
})

test('a line that can’t be read is told with its number and the rest goes on', async () => {
  const { found, complaints } = await annotate('{"id": 1', '', JSON.stringify({ id: 2 }), JSON.stringify({ id: 3, text: '' }), JSON.stringify({ id: 4, text: '', published: 'hier' }))
  expect(found).toMatchObject([{ id: 3, numbers: [], dates: [] }])
  expect(complaints.map(({ message }) => message)).toEqual([expect.stringContaining('line 1 '), expect.stringContaining('text'), expect.stringContaining('published: must be a day')])
})

test('sentences, and the words that attribute, hedge and deny, are told', async () => {
  const text = 'Selon la ville, 20 fiches auraient fui. Les mots de passe n\'ont pas été volés.'
  const { found } = await annotate(JSON.stringify({ id: 1, text }))
  const says = (spans: { start: number; end: number }[]): string[] => spans.map(({ start, end }) => text.slice(start, end))
  const { sentences, speakers, hedges, negations } = found[0] as Record<string, { start: number; end: number }[]>
  expect(says(sentences!)).toEqual(['Selon la ville, 20 fiches auraient fui.', 'Les mots de passe n\'ont pas été volés.'])
  expect(says(speakers!)).toEqual(['Selon'])
  expect(says(hedges!)).toEqual(['auraient'])
  expect(says(negations!)).toContain('n\'')
})
