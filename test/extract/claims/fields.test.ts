import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Claim } from '../../../src/model/claim.ts'
import { brief, brise, claimsOf, orizon, twins } from './story.ts'

interface Section {
  readonly story: 'orizon' | 'twins' | 'brise'
  readonly field: 'speaker' | 'subject' | 'population' | 'modality'
  /** Question and category, affirmed or denied. */
  readonly claim: string
  readonly cases: Readonly<Record<string, readonly string[]>>
}

const stories = { orizon, twins, brise }
const sections = parse(readFileSync(join(import.meta.dirname, 'fields.yaml'), 'utf8')) as Section[]

const valueOf = (claim: Claim, field: Section['field']): string => field === 'subject' ? claim.subject.join('+') : String(claim[field])

describe.each(sections)('$field of $claim', ({ story, field, claim, cases }) => {
  it.each(Object.entries(cases).flatMap(([value, texts]) => texts.map(text => [text, value] as const)))('%s', (text, value) => {
    const told = claimsOf(text, stories[story]).filter(candidate => brief(candidate).replace(/-$/, '') === claim)
    expect([...new Set(told.map(candidate => valueOf(candidate, field)))]).toEqual([value])
  })
})
