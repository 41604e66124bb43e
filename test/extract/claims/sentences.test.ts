import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { brief, claimsOf } from './story.ts'

const cases = parse(readFileSync(join(import.meta.dirname, 'sentences.yaml'), 'utf8')) as { text: string; claims: string[] }[]

describe('what is taken from one sentence', () => {
  it.each(cases)('$text', ({ text, claims }) => {
    expect([...new Set(claimsOf(text).map(brief))].sort()).toEqual([...claims].sort())
  })
})
