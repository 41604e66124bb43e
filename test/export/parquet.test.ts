import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { parquet } from '../../src/export/parquet.ts'
import type { Row } from './cells.ts'
import { collected, each, rows, table } from './cells.ts'

async function written(all: Iterable<Row>): Promise<ArrayBuffer> {
  const bytes = await collected(parquet(table, each(all)))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

function* many(count: number): Generator<Row> {
  for (let index = 0; index < count; index++) yield { text: `ligne ${index}`, count: index, part: null, yes: index % 2 === 0 }
}

describe('parquet', () => {
  it('gives every text, number and truth back, and unknown as null', async () => {
    expect(await parquetReadObjects({ file: await written(rows) })).toEqual(rows)
  })

  it('is written a row group at a time, with every row in its place', async () => {
    const file = await written(many(25_000))
    expect(parquetMetadata(file).row_groups.map(group => Number(group.num_rows))).toEqual([10_000, 10_000, 5_000])
    const read = await parquetReadObjects({ file })
    expect(read.map(row => row['count'])).toEqual(Array.from({ length: 25_000 }, (_, index) => index))
    expect(read[24_999]).toEqual({ text: 'ligne 24999', count: 24_999, part: null, yes: false })
  })

  it('is a file with its columns where there is no row', async () => {
    const file = await written([])
    expect(await parquetReadObjects({ file })).toEqual([])
    expect(parquetMetadata(file).schema.map(element => element.name)).toEqual(['root', 'text', 'count', 'part', 'yes'])
  })
})
