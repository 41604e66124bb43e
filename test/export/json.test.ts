import { describe, expect, it } from 'vitest'
import { json, jsonLines } from '../../src/export/json.ts'
import { collected, each, rows, table } from './cells.ts'

describe('json', () => {
  it('is one array of objects, empty where there is no row', async () => {
    expect(JSON.parse((await collected(json(table, each(rows)))).toString())).toEqual(rows)
    expect((await collected(json(table, each([])))).toString()).toBe('[]\n')
  })
})

describe('jsonLines', () => {
  it('is an object a line', async () => {
    const lines = (await collected(jsonLines(table, each(rows)))).toString().trimEnd().split('\n')
    expect(lines.map(line => JSON.parse(line) as unknown)).toEqual(rows)
  })
})
